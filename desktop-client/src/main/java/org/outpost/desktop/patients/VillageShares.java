// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.Sql;
import org.outpost.model.patients.SearchKeys;

/// How many of the people in the local file live in a village, told from a few hundred of them:
/// every so-and-so-manyth, looked up by their row. Reckoned anew once the file has grown by a
/// quarter. For all threads.
final class VillageShares {
    private static final long LOOKED_AT = 1_000;
    private static final String SOME =
            "with recursive nth (rid) as"
                    + " (select ? union all select rid + ? from nth where rid + ? <= ?)"
                    + " select village from nth cross join patient using (rid) where village <> ''";
    private static final String LAST = "select coalesce(max(rid), 0) from patient";
    private volatile Known known = new Known(0, Map.of(), 0);

    /// @param village as it is told, in either script
    /// @return 0 where none of those looked at lives there, NaN where no village is told or none of
    ///   theirs is
    double of(Sql sql, @Nullable String village) {
        if (village == null || village.isBlank()) {
            return Double.NaN;
        }
        long last = sql.number(LAST);
        Known now = known;
        if (last > now.last + now.last / 4 || last < now.last) {
            now = look(sql, last);
            known = now;
        }
        return now.people == 0 ? Double.NaN : now.of(key(village)) / (double) now.people;
    }

    private static Known look(Sql sql, long last) {
        long step = Math.max(1, last / LOOKED_AT);
        List<String> villages = sql.list(SOME, row -> row.text(1), 1, step, step, last);
        Map<List<String>, Integer> counts = new HashMap<>();
        villages.forEach(village -> counts.merge(key(village), 1, Integer::sum));
        return new Known(last, counts, villages.size());
    }

    /// What one village is known by, however it is written.
    private static List<String> key(String village) {
        List<String> sounds = SearchKeys.sounds(village);
        return sounds.isEmpty() ? List.of(village.strip()) : sounds;
    }

    /// @param last the newest row there was
    private record Known(long last, Map<List<String>, Integer> counts, int people) {
        int of(List<String> village) {
            return counts.getOrDefault(village, 0);
        }
    }
}
