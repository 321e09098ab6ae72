// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench;

import java.util.Locale;

/// One measured figure beside the most it may be.
///
/// @param atMost the target, in the same unit
public record Figure(String name, double value, String unit, double atMost) {
    /// Whether the target is met.
    public boolean ok() {
        return value <= atMost;
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "%-44s %10.1f %-4s  <= %8.1f %-4s  %s",
                name,
                value,
                unit,
                atMost,
                unit,
                ok() ? "ok" : "short");
    }

    String json() {
        return String.format(
                Locale.ROOT,
                "{\"name\":\"%s\",\"value\":%.3f,\"unit\":\"%s\",\"target\":%.3f,\"ok\":%b}",
                name,
                value,
                unit,
                atMost,
                ok());
    }
}
