// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.world;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.Partner;

/// The server as the world and the judge see it. A {@link CrashError} means that it went down in
/// the middle; it starts again by itself and keeps nothing but its disk.
public interface District {
    /// How many nodes answer.
    int nodes();

    /// The end of the line at one of them.
    Partner node(int number);

    /// A fact on its disk.
    @Nullable Fact fact(FactId id);

    Collection<Fact> facts();

    /// What each feed holds, as its positions say.
    Map<FeedId, List<FactId>> feeds();

    /// The state of a thing; null where nothing is known.
    @Nullable Object state(AggregateId id);

    /// The state, or an empty one.
    default <S> S state(AggregateId id, Class<S> type) {
        Object state = state(id);
        return type.cast(state == null ? Model.ROOMS.foldOf(id).empty(id) : state);
    }

    /// The things of a kind it knows, in the order they came.
    List<AggregateId> known(String kind);

    /// Everything it has states of.
    Collection<AggregateId> folded();

    /// Batches as they were taken in, by writer in order of their numbers.
    Collection<List<FrozenBatch>> chains();

    /// The server writes a fact by itself, as for a patient on the phone; what the rule refuses
    /// leaves no trace.
    List<Fact> act(FeedId home, UserId who, FactBody body);

    /// How often people were told because of a fact; null where this server tells nobody.
    default @Nullable Map<FactId, Integer> told() {
        return null;
    }

    /// Whether nobody of a hospital can hold what the server lost sight of: only then it gives out
    /// places by itself.
    boolean allHeard(FeedId home);

    /// All that it keeps, as a backup has it; run, that is put back as an operator does it, and
    /// every node starts again.
    Runnable backup();
}
