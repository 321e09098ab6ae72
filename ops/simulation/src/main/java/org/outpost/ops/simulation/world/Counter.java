// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.ClientSession;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FeedCursor;
import org.outpost.model.sync.LineException;
import org.outpost.model.sync.PullSession;

/// A machine with a person before it and a line behind it: writes, syncs, crashes, starts again.
final class Counter {
    private final String name;
    private final Machine machine;
    private final Line line;
    private final World world;
    private final Trace trace;
    private final PullSession pull;
    private final Map<FeedId, FeedCursor> seenCursors = new HashMap<>();
    private final Driver driver;
    private List<Counter> kin;
    private @Nullable ClientSession session;
    private @Nullable Waiting waiting;
    private @Nullable Fact lastPromised;
    private boolean crashed;
    private boolean mayBeCopy;
    private boolean shared;
    private long sent;
    private @Nullable WriterId sentBy;

    Counter(String name, Machine machine, Line line, Driver driver, World world, Trace trace) {
        this.name = name;
        this.machine = machine;
        this.line = line;
        this.world = world;
        this.trace = trace;
        this.driver = driver;
        this.kin = List.of(this);
        this.pull = new PullSession(driver.batches(), driver.signatures());
    }

    /// What the person before a dead screen waits for.
    private record Waiting(FactId id, Consumer<Fact> seen) {}

    String name() {
        return name;
    }

    Machine machine() {
        return machine;
    }

    Line line() {
        return line;
    }

    /// Whether what it believes to hold may be another's by now: another file has or had its
    /// writer, a copy or what this one was before it was put back, and the district has not yet
    /// said that all it has of that writer is from here.
    boolean inDoubt() {
        return shared;
    }

    private boolean sharesWith(Counter other) {
        return other != this && other.machine.writer().equals(machine.writer());
    }

    /// Whoever has this writer may no longer be alone with it.
    private void share() {
        line.share(machine.writer());
        shared = true;
        kin.stream().filter(this::sharesWith).forEach(other -> other.shared = true);
    }

    /// The district took it for what it is.
    private void heard(ClientSession.Turn turn) {
        sent = machine.log().lastSeq() - turn.unsent();
        sentBy = machine.writer();
        shared = shared && kin.stream().anyMatch(this::sharesWith);
    }

    /// A thing it knows, by its lasting name.
    AggregateId lasting(AggregateId id) {
        return world.lasting(id, machine::fact);
    }

    /// Its file, copied to a second machine; both work on.
    Counter copied(Driver.Seat seat, Line to) {
        startIfCrashed();
        Counter copy = new Counter(seat.name(), machine.copied(seat), to, driver, world, trace);
        List<Counter> all = new ArrayList<>(kin);
        all.add(copy);
        all.forEach(one -> one.kin = List.copyOf(all));
        all.forEach(one -> one.mayBeCopy = true);
        world.copiedUnsent(unsent());
        share();
        copy.share();
        trace.add(name + " is copied to " + seat.name());
        return copy;
    }

    /// Its file as a backup keeps it.
    Runnable backup() {
        startIfCrashed();
        Runnable back = machine.backup();
        return () -> {
            startIfCrashed();
            trace.add(name + " is put back from a copy");
            share();
            back.run();
            mayBeCopy = true;
            share();
            session = null;
            sentBy = null;
            lastPromised = null;
            seenCursors.clear();
        };
    }

    /// Whether it has spoken with the district, and nobody else has its file.
    boolean isSettled() {
        return line.hasSpoken() && !inDoubt();
    }

    /// What the district had said counts for nothing until it says it again.
    void forgetsTold() {
        line.forget();
        sentBy = null;
    }

    /// Whether the district has said that it has everything written here; what it says of a writer
    /// that another file has too does not count.
    boolean allSent() {
        return !crashed && machine.writer().equals(sentBy) && sent >= machine.log().lastSeq();
    }

    /// What was written under its writer and is not known to be there.
    private List<Fact> unsent() {
        long there = machine.writer().equals(sentBy) ? sent : 0;
        return machine.facts().stream()
                .filter(fact -> fact.id().writer().equals(machine.writer()))
                .filter(fact -> fact.id().seq() > there)
                .toList();
    }

    /// The person does something; the screen's answer is a promise.
    void write(UserId who, FactBody body, Will will, Consumer<Fact> then) {
        startIfCrashed();
        Consumer<Fact> seen =
                fact -> {
                    waiting = null;
                    lastPromised = fact;
                    world.promise(fact);
                    then.accept(fact);
                };
        FactId next = new FactId(machine.writer(), machine.log().lastSeq() + 1);
        waiting = new Waiting(next, seen);
        try {
            boolean stands = machine.write(who, body, will, seen);
            waiting = null;
            trace.add(name + (stands ? " writes " : " may not ") + body.getClass().getSimpleName());
        } catch (CrashError e) {
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
            talking = new ClientSession(machine.log(), line, pull, machine::now, "simulation");
            session = talking;
        }
        try {
            for (int i = 0; i < turns; i++) {
                ClientSession.Turn turn = talking.turn();
                trace.add(name + " " + turn);
                lookBack();
                switch (turn.outcome()) {
                    case DONE -> {
                        heard(turn);
                        machine.compare(line);
                        return true;
                    }
                    case MORE -> heard(turn);
                    case COPY, FORK -> rejoin(talking, turn);
                    default -> {
                        world.violated(Law.SETTLES, name + " was told " + turn);
                        return true;
                    }
                }
            }
        } catch (LineException e) {
            trace.add(name + " " + e.trouble() + " " + e.getMessage());
        } catch (CrashError e) {
            crashed();
        }
        return false;
    }

    /// One of two files gives way, and loses nothing by it.
    private void rejoin(ClientSession talking, ClientSession.Turn turn) throws LineException {
        if (!mayBeCopy) {
            world.violated(Law.SETTLES, name + " was told " + turn);
        }
        lastPromised = null;
        machine.rejoin(talking::standing);
        shared = false;
        trace.add(name + " goes on as " + machine.writer());
    }

    private void crashed() {
        crashed = true;
        session = null;
        trace.add(name + " is down");
    }

    /// After a crash the screen shows what the disk holds, and nothing else.
    void startIfCrashed() {
        if (crashed) {
            crashed = false;
            machine.restart();
            Waiting open = waiting;
            waiting = null;
            Fact kept = open == null ? null : machine.fact(open.id());
            if (open != null && kept != null) {
                open.seen().accept(kept);
            }
            findAgain();
        }
    }

    /// What the screen once promised is there after any crash.
    private void findAgain() {
        Fact promised = lastPromised;
        if (promised != null && !promised.equals(machine.fact(promised.id()))) {
            world.violated(Law.I1, name + " does not find again what its screen promised");
            lastPromised = null;
        }
        FactId last = last();
        Fact own = last == null ? null : machine.fact(last);
        if (own != null && !own.envelope().clockBroken()) {
            for (AggregateId id : own.envelope().aggregates()) {
                if (Model.ROOMS.wholeAt(id, machine.home()) && !machine.folded().contains(id)) {
                    world.violated(Law.I4, name + " has " + own + " and nothing of " + id);
                }
            }
        }
    }

    private @Nullable FactId last() {
        long seq = machine.log().lastSeq();
        return seq == 0 ? null : new FactId(machine.writer(), seq);
    }

    /// Positions of one epoch only grow.
    private void lookBack() {
        for (FeedCursor cursor : machine.log().cursors()) {
            FeedCursor before = seenCursors.put(cursor.feed(), cursor);
            boolean back =
                    before != null
                            && before.epoch().equals(cursor.epoch())
                            && before.n() > cursor.n();
            if (back) {
                world.violated(Law.I3, name + " went back from " + before + " to " + cursor);
            }
        }
    }
}
