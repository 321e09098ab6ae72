// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table as a spreadsheet reads it. What is not known is an empty cell, never 0; a cell that a
/// spreadsheet would take for a formula is told to be text.
final class HospitalsCsv {
    private HospitalsCsv() {}

    /// Chosen and sorted as on the page, all of it.
    static String write(List<HospitalSummary> all, Query query, long now, long silentAfterMillis) {
        StringBuilder out = new StringBuilder();
        out.append("hospital,name,name_local,district,state,last_heard,unsent_as_reported,");
        out.append("oldest_unsent,patients,as_of\r\n");
        all.stream()
                .filter(query.filter(now, silentAfterMillis))
                .sorted(query.order())
                .forEach(one -> row(out, one, one.silent(now, silentAfterMillis)));
        return out.toString();
    }

    private static void row(StringBuilder out, HospitalSummary one, boolean silent) {
        String state =
                !one.inUse()
                        ? "no counter"
                        : one.heard() == null ? "never heard" : silent ? "silent" : "heard";
        boolean unknown = silent || !one.inUse();
        boolean nothing = unknown && one.patients() == 0;
        String[] cells = {
            one.hospital(),
            text(one.name()),
            text(one.nameLocal()),
            text(one.district()),
            state,
            time(one.heard()),
            unknown ? "" : Long.toString(one.unsent()),
            unknown ? "" : time(one.oldestUnsent()),
            nothing ? "" : Long.toString(one.patients()),
            time(one.heard())
        };
        for (int i = 0; i < cells.length; i++) {
            out.append(i == 0 ? "" : ",").append(cell(cells[i]));
        }
        out.append("\r\n");
    }

    static String cell(String value) {
        boolean formula = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0;
        String safe = formula ? "'" + value : value;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String time(@Nullable Long millis) {
        return millis == null ? "" : Instant.ofEpochMilli(millis).toString();
    }
}
