// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation;

import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.UserId;
import org.outpost.model.sync.ClientSession;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.LineException;
import org.outpost.model.sync.PullSession;

/// A machine with a person before it and a line behind it: writes, syncs, crashes, starts again.
final class Counter {
    private final String name;
    private final Machine machine;
    private final Line line;
    private final World world;
    private final Trace trace;
    private final LongSupplier now;
    private @Nullable ClientSession session;
    private boolean crashed;
    private long offlineUntil;

    Counter(
            String name,
            Machine machine,
            Hub hub,
            Faults faults,
            World world,
            Trace trace,
            LongSupplier now) {
        this.name = name;
        this.machine = machine;
        this.world = world;
        this.trace = trace;
        this.now = now;
        this.line = new Line(hub, faults, () -> now.getAsLong() >= offlineUntil);
    }

    String name() {
        return name;
    }

    Machine machine() {
        return machine;
    }

    Line line() {
        return line;
    }

    void offlineUntil(long millis) {
        offlineUntil = millis;
    }

    /// The person does something; the screen's answer is a promise.
    void write(UserId who, FactBody body, Will will, Consumer<Fact> then) {
        startIfCrashed();
        try {
            boolean stands =
                    machine.write(
                            who,
                            body,
                            will,
                            fact -> {
                                world.promise(fact);
                                then.accept(fact);
                            });
            trace.add(name + (stands ? " writes " : " may not ") + body.getClass().getSimpleName());
        } catch (CrashException e) {
            crashed();
        }
    }

    /// A few turns of the conversation.
    ///
    /// @return whether both sides have all
    boolean sync(int turns) {
        startIfCrashed();
        ClientSession talking = session;
        if (talking == null) {
            PullSession pull = new PullSession(Bench.BATCHES, Bench.CHECK);
            talking = new ClientSession(machine, line, pull, machine::now, "simulation");
            session = talking;
        }
        try {
            for (int i = 0; i < turns; i++) {
                ClientSession.Turn turn = talking.turn();
                trace.add(name + " " + turn);
                switch (turn.outcome()) {
                    case DONE -> {
                        return true;
                    }
                    case MORE -> {}
                    default -> {
                        world.violated("conversation goes on", name + " was told " + turn);
                        return true;
                    }
                }
            }
        } catch (LineException e) {
            trace.add(name + " " + e.trouble() + " " + e.getMessage());
        } catch (CrashException e) {
            crashed();
        }
        return false;
    }

    private void crashed() {
        crashed = true;
        session = null;
        trace.add(name + " is down at " + now.getAsLong());
    }

    void startIfCrashed() {
        if (crashed) {
            crashed = false;
            machine.restart();
        }
    }
}
