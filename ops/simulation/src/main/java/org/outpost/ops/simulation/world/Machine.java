// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.world;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.LineException;
import org.outpost.model.sync.LocalLog;
import org.outpost.model.sync.Partner;
import org.outpost.model.sync.States;
import org.outpost.model.sync.Was;

/// A counter's machine as the world and the judge see it, its disk in memory or a real one. A
/// {@link CrashError} from any call means that the process is gone until {@link #restart}.
public interface Machine {
    /// What it keeps for its conversation with the district.
    LocalLog log();

    /// The writer of this life.
    default WriterId writer() {
        return log().writer();
    }

    /// Where it stands.
    default FeedId home() {
        return log().home();
    }

    /// The time of day as this machine knows it.
    long now();

    /// What its screens can show.
    <T> T states(Function<States, T> reading);

    /// One state; empty where nothing is known.
    default <S> S state(AggregateId id, Class<S> type) {
        return states(states -> states.of(id, type));
    }

    /// The things of a kind it knows, in the order they came here.
    List<AggregateId> known(String kind);

    /// Writes down what a person does, as a use case would: asks the rule, then commits, then says
    /// so on the screen.
    ///
    /// @param will whether it happened whatever the rule thinks of it
    /// @param seen called once the screen says that it is kept
    /// @return whether it stands
    boolean write(UserId who, FactBody body, Will will, Consumer<Fact> seen);

    /// Both sides have said all they had: time to compare what each feed adds up to, where the
    /// machine does that.
    default void compare(Partner line) throws LineException {}

    /// Starts again after a crash.
    void restart();

    /// Takes a new writer and writes again what the district does not have, as a file does that
    /// turns out to be a copy, or older than the district knows it.
    void rejoin(Known known) throws LineException;

    /// Its disk as it is now, in a second machine.
    Machine copied(Driver.Seat seat);

    /// Its disk as a backup keeps it; run, it is put back and the program starts on it.
    Runnable backup();

    /// Tells which facts the district has already, under whatever name.
    @FunctionalInterface
    interface Known {
        Map<Was, FactId> standing(List<Was> names) throws LineException;
    }

    /// A fact on its disk; null where it is not there.
    @Nullable Fact fact(FactId id);

    /// Every fact on its disk, in the order they came.
    Collection<Fact> facts();

    /// How often each fact was folded, where the driver can tell.
    default Map<FactId, Integer> applied() {
        return Map.of();
    }

    /// The things its folded states tell of.
    Collection<AggregateId> folded();
}
