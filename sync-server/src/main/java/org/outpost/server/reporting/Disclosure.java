// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

/// People were looked for at other hospitals, or left a hospital in a file.
///
/// @param kind `asked` or `file`
/// @param why a code
/// @param people how many were shown or are in the file
public record Disclosure(String who, long at, String kind, String why, long people) {}
