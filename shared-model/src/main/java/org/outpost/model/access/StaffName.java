// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.access;

/// How a member of staff is called.
///
/// @param nameLocal in the script of the place; may be empty
public record StaffName(String name, String nameLocal) {}
