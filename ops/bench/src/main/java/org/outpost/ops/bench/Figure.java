// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench;

import java.util.Locale;

/// One measured figure beside its target.
///
/// @param target in the same unit: the most it may be, or the least
public record Figure(String name, double value, String unit, Target kind, double target) {
    /// Which side of the target is the good one.
    public enum Target {
        AT_MOST("<="),
        AT_LEAST(">="),
        /// Context beside the ratios: this machine's own time, never met or missed.
        NONE("");

        private final String sign;

        Target(String sign) {
            this.sign = sign;
        }
    }

    public static Figure atMost(String name, double value, String unit, double most) {
        return new Figure(name, value, unit, Target.AT_MOST, most);
    }

    public static Figure atLeast(String name, double value, String unit, double least) {
        return new Figure(name, value, unit, Target.AT_LEAST, least);
    }

    public static Figure shown(String name, double value, String unit) {
        return new Figure(name, value, unit, Target.NONE, 0);
    }

    /// Whether the target is met; what could not be measured meets none.
    public boolean ok() {
        return switch (kind) {
            case AT_MOST -> value <= target;
            case AT_LEAST -> value >= target;
            case NONE -> true;
        };
    }

    String row() {
        String head = String.format(Locale.ROOT, "%-56s %12.1f %-7s", name, value, unit);
        if (kind == Target.NONE) {
            return head.stripTrailing();
        }
        return head
                + String.format(
                        Locale.ROOT,
                        " %s %9.1f %-7s %s",
                        kind.sign,
                        target,
                        unit,
                        ok() ? "ok" : "short");
    }

    String json() {
        String measured =
                Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : "null";
        String wanted =
                kind == Target.NONE
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                ",\"%s\":%.3f,\"ok\":%b",
                                kind == Target.AT_MOST ? "atMost" : "atLeast",
                                target,
                                ok());
        return "{\"name\":\"%s\",\"value\":%s,\"unit\":\"%s\"%s}"
                .formatted(name, measured, unit, wanted);
    }
}
