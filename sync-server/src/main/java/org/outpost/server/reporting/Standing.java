// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import java.util.List;

/// How all hospitals in use and their counters stand, for whoever watches from outside.
///
/// @param hospitals those of which a counter was heard
public record Standing(List<Heard> hospitals, List<Version> versions) {
    public Standing {
        hospitals = List.copyOf(hospitals);
        versions = List.copyOf(versions);
    }

    /// When a hospital was last heard.
    ///
    /// @param district empty while the hospital is not defined
    /// @param at milliseconds since 1970
    public record Heard(String hospital, String district, long at) {}

    /// How many counters run a program.
    ///
    /// @param app its version, `other` where it told none that looks like one
    /// @param protocol that of the conversation
    public record Version(String app, int protocol, long counters) {}
}
