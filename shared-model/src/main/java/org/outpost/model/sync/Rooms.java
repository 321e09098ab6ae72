// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.Invariant;

/// All rooms of one machine, found by type of fact or kind of aggregate. Made once at start.
public final class Rooms {
    private final List<FactType> types = new ArrayList<>();
    private final Map<String, Room> byType = new HashMap<>();
    private final Kinds kinds;

    /// @throws IllegalStateException where two rooms claim one type or kind
    public Rooms(List<Room> rooms) {
        List<Kinds.Kind> all = new ArrayList<>();
        for (Room room : rooms) {
            for (FactType type : room.factTypes()) {
                types.add(type);
                Room other = byType.put(type.name(), room);
                Invariant.check(
                        other == null || other == room, type.name() + " belongs to one room");
            }
            room.folds().forEach(fold -> all.add(new Kinds.Kind(fold.kind(), room, fold)));
        }
        kinds = new Kinds(all);
        for (Class<? extends FactBody> ruling : Ruling.TYPES) {
            types.add(FactType.of(ruling));
        }
        types.add(FactType.of(ReverseFact.class));
    }

    /// Every type a machine of this version reads, rulings and reversals included.
    public List<FactType> types() {
        return List.copyOf(types);
    }

    /// The room that judges facts of this type; none for rulings, for reversals, which the room of
    /// what they take back judges, and for types made by a newer version.
    public Optional<Room> roomOf(String type) {
        return Optional.ofNullable(byType.get(type));
    }

    /// Whether a machine of this home holds the aggregate whole, and so folds it.
    public boolean wholeAt(AggregateId id, FeedId home) {
        Kinds.Kind kind = kinds.of(id);
        return kind == null || kind.room().wholeAt(id, home);
    }

    /// Whether nothing is written of the thing before the fact that made it is known.
    public boolean comesAfterItsMaker(AggregateId id) {
        Kinds.Kind kind = kinds.of(id);
        return kind == null || kind.room().comesAfterItsMaker(id);
    }

    /// How soon a machine that begins needs the thing; what a newer version made comes last.
    public LoadStage loadStage(AggregateId id) {
        Kinds.Kind kind = kinds.of(id);
        return kind == null ? LoadStage.REST : kind.room().loadStage(id);
    }

    /// The fold of this aggregate's kind; a kind from a newer version folds to nothing.
    public Fold<?> foldOf(AggregateId id) {
        Kinds.Kind kind = kinds.of(id);
        return kind == null ? UnknownKind.FOLD : kind.fold();
    }
}
