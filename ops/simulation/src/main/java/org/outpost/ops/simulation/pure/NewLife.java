// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.pure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.Folding;
import org.outpost.model.sync.LineException;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.Was;
import org.outpost.model.wire.Renaming;
import org.outpost.ops.simulation.world.Machine;

/// What a file in memory does that has to take a new writer, as the counter's own `Rejoin` does it
/// over a real one: what the district does not have leaves under its old name and comes again
/// behind whatever it touches now, with its first name kept.
final class NewLife {
    private final Disk disk;
    private final Kit kit;
    private final FeedId home;
    private final boolean forgetsFirstNames;
    private final Map<FactId, FactId> names = new LinkedHashMap<>();

    /// @param forgetsFirstNames plants a bug: what is written again does not say what it was
    NewLife(Disk disk, Kit kit, FeedId home, boolean forgetsFirstNames) {
        this.disk = disk;
        this.kit = kit;
        this.home = home;
        this.forgetsFirstNames = forgetsFirstNames;
    }

    /// Begins.
    ///
    /// @param own all facts of the old writer
    /// @param reached how far the district has said that it has them
    /// @param found those behind it that stand there all the same, with their names there
    /// @return what was written again, in order
    List<ReadFact> begin(List<Fact> own, long reached, Map<Was, FactId> found, WriterId next) {
        Map<FactId, FactId> standing = new HashMap<>();
        for (Fact fact : behind(own, reached)) {
            FactId as = found.get(Was.of(fact));
            if (as != null) {
                standing.put(fact.id(), as);
            }
        }
        int kept = own.size() - behind(own, reached).size();
        while (kept < own.size() && own.get(kept).id().equals(standing.get(own.get(kept).id()))) {
            kept++;
        }
        List<Fact> forked = List.copyOf(own.subList(kept, own.size()));
        disk.takeOut(forked, kit.reader(), id -> Kit.ROOMS.wholeAt(id, home));
        for (Fact fact : forked) {
            FactId as = standing.get(fact.id());
            if (as != null) {
                names.put(fact.id(), as);
            }
        }
        List<ReadFact> again = new ArrayList<>();
        for (Fact fact : forked) {
            if (!names.containsKey(fact.id())) {
                FactId id = new FactId(next, again.size() + 1L);
                names.put(fact.id(), id);
                again.add(written(fact, id));
            }
        }
        return again;
    }

    private ReadFact written(Fact fact, FactId id) {
        Renaming renaming = new Renaming(names::get);
        Folding folding = new Folding(Kit.ROOMS, kit.reader(), disk, home);
        Fact renamed = renaming.again(fact, id, fact.envelope().clock());
        HybridTime seen = folding.latest(renamed.envelope().aggregates());
        if (seen.compareTo(renamed.envelope().clock()) >= 0) {
            renamed = renaming.again(fact, id, seen.next());
        }
        ReadFact read = kit.reader().read(forgetsFirstNames ? kit.unnamed(renamed) : renamed);
        folding.fold(read);
        disk.store(read.fact());
        disk.write(folding.changes());
        return read;
    }

    /// Whether the district has not even the last fact any more that it had said it has: it is an
    /// earlier state of itself, and all is in doubt.
    static boolean isLost(List<Fact> own, long reached, Machine.Known known) throws LineException {
        if (reached == 0 || reached > own.size()) {
            return false;
        }
        Was last = Was.of(own.get((int) reached - 1));
        return !known.standing(List.of(last)).containsKey(last);
    }

    /// The first names of what the district has not said it has.
    static List<Was> inDoubt(List<Fact> own, long reached) {
        return behind(own, reached).stream().map(Was::of).toList();
    }

    private static List<Fact> behind(List<Fact> own, long reached) {
        return own.subList((int) Math.min(reached, own.size()), own.size());
    }
}
