// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import java.util.List;

/// What somebody reads before they declare a counter lost.
///
/// @param counter what is written on it
/// @param never what it had not sent when it was last heard, in words
/// @param means what it will mean, a sentence each
/// @param reasons codes with their words
/// @param action where the form goes, and `back`, where nothing is changed
public record LosePage(
        String hospital,
        String counter,
        String heard,
        String never,
        List<String> means,
        List<Reason> reasons,
        String action,
        String back) {
    /// @param code as the fact has it
    public record Reason(String code, String words) {}
}
