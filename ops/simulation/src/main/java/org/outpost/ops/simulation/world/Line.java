// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.Compare;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.Hello;
import org.outpost.model.sync.LineException;
import org.outpost.model.sync.Partner;
import org.outpost.model.sync.PushSession;
import org.outpost.model.sync.Ranges;
import org.outpost.model.wire.Json;

/// The line of one machine: what crosses it is lost, repeated, held back or cut. Where the driver
/// asks for it, it crosses as bytes.
final class Line implements Partner {
    private static final int MAX_HELD = 4;

    private final District district;
    private final Faults faults;
    private final World world;
    private final BooleanSupplier up;
    private final boolean overBytes;
    private final List<Runnable> heldBack = new ArrayList<>();
    private final Map<WriterId, Long> told = new HashMap<>();
    private final Set<WriterId> shared = new HashSet<>();

    Line(Driver driver, Faults faults, World world, BooleanSupplier up) {
        this.world = world;
        this.district = driver.district();
        this.faults = faults;
        this.up = up;
        this.overBytes = driver.overBytes();
    }

    /// Whether an old request is still under way.
    boolean holdsBack() {
        return !heldBack.isEmpty();
    }

    /// An old request arrives at last; nobody waits for its answer any more.
    void deliverHeldBack() {
        if (!heldBack.isEmpty()) {
            try {
                heldBack.removeFirst().run();
            } catch (CrashError e) {
                // The server restarts at once: it keeps nothing but its disk.
            }
        }
    }

    @Override
    public Hello.Answer hello(Hello.Request request) throws LineException {
        Hello.Request sent = sent(request, Hello.Request.class);
        Hello.Answer answer = carried(() -> node().hello(sent), Hello.Answer.class);
        told.put(request.writer(), answer.highSeq());
        return answer;
    }

    @Override
    public Exchange.Answer exchange(Exchange.Request request) throws LineException {
        looks(request);
        partly(request);
        Exchange.Request sent = sent(request, Exchange.Request.class);
        Exchange.Answer answer = carried(() -> node().exchange(sent), Exchange.Answer.class);
        told.put(request.writer(), answer.highSeq());
        if (!answer.copy() && answer.token().equals(request.token())) {
            world.violated(Law.I11, "a token that was shown is given again: copies go unseen");
        }
        return answer;
    }

    /// Of many batches each is taken as it arrives: those before a cut are there, and nobody is
    /// told.
    private void partly(Exchange.Request request) throws LineException {
        int many = request.batches().size();
        int arrived =
                many > PushSession.AT_ONCE ? faults.struck("line: cut in a stream", 400, many) : -1;
        if (arrived >= 0) {
            Exchange.Request part = request.bringing(request.batches().subList(0, arrived));
            carried(
                    () -> node().exchange(crossed(part, Exchange.Request.class)),
                    Exchange.Answer.class);
            throw new LineException(LineException.Trouble.DOWN, "cut between two batches");
        }
    }

    /// From here on two files have this writer: what the district has of it may be the other's.
    void share(WriterId writer) {
        shared.add(writer);
    }

    /// How far it was told that the district has a writer's facts.
    long told(WriterId writer) {
        return told.getOrDefault(writer, 0L);
    }

    /// Whether the district ever answered here.
    boolean hasSpoken() {
        return !told.isEmpty();
    }

    /// What it was told counts no more.
    void forget() {
        told.clear();
    }

    @Override
    public Compare.Answer compare(Compare.Request request) throws LineException {
        Compare.Request sent = sent(request, Compare.Request.class);
        return carried(() -> node().compare(sent), Compare.Answer.class);
    }

    @Override
    public Ranges.Answer ranges(Ranges.Request request) throws LineException {
        Ranges.Request sent = sent(request, Ranges.Request.class);
        return carried(() -> node().ranges(sent), Ranges.Answer.class);
    }

    @Override
    public Ranges.Mended giveBack(Ranges.Back back) throws LineException {
        Ranges.Back sent = sent(back, Ranges.Back.class);
        return carried(() -> node().giveBack(sent), Ranges.Mended.class);
    }

    /// Nothing goes up again that this machine was told is there, and never more batches than a
    /// request may hold, each of a bounded size as it travels.
    private void looks(Exchange.Request request) {
        for (FrozenBatch batch : request.batches()) {
            long there = told(batch.header().writer());
            if (batch.header().lastSeq() <= there && !shared.contains(batch.header().writer())) {
                world.violated(
                        Law.I9,
                        "batch "
                                + batch.header().number()
                                + " goes up again, though "
                                + there
                                + " is there");
            }
            long bytes = batch.size();
            boolean large = batch.facts().size() > 1 && bytes > PushSession.MAX_BATCH_BYTES;
            if (large || request.batches().size() > PushSession.MOST_BATCHES) {
                world.violated(Law.I13, request.batches().size() + " batches, one of " + bytes);
            }
        }
    }

    private Partner node() {
        int nodes = district.nodes();
        return district.node(
                nodes == 1 ? 0 : Math.max(0, faults.struck("line: another node", 500, nodes)));
    }

    private <T> T crossed(T message, Class<T> type) {
        return overBytes ? Json.read(Json.write(message), type) : message;
    }

    /// A request may be cut at any byte: what arrives of it can't be read.
    private <T> T sent(T message, Class<T> type) throws LineException {
        int cut = faults.struck("line: cut on the way up", 20, 1 << 20);
        if (cut >= 0) {
            cut(message, cut);
        }
        return crossed(message, type);
    }

    private <T> T carried(Server<T> server, Class<T> type) throws LineException {
        if (!up.getAsBoolean()) {
            throw new LineException(LineException.Trouble.DOWN, "nobody answers");
        }
        if (faults.strikes("line: lost on the way up", 50)) {
            throw new LineException(LineException.Trouble.DOWN, "lost on the way up");
        }
        if (heldBack.size() < MAX_HELD && faults.strikes("line: comes again later", 50)) {
            heldBack.add(() -> late(server));
        }
        if (heldBack.size() < MAX_HELD && faults.strikes("line: held back on the way up", 20)) {
            heldBack.add(() -> late(server));
            throw new LineException(LineException.Trouble.DOWN, "held back on the way up");
        }
        T answer;
        try {
            if (faults.strikes("line: arrives twice", 40)) {
                server.answer();
            }
            answer = crossed(server.answer(), type);
            if (faults.strikes("line: arrives again at once", 40)) {
                server.answer();
            }
        } catch (CrashError e) {
            throw new LineException(LineException.Trouble.BUSY, "the server went down", e);
        }
        if (faults.strikes("line: lost on the way down", 60)) {
            throw new LineException(LineException.Trouble.DOWN, "lost on the way down");
        }
        int cut = faults.struck("line: cut on the way down", 20, 1 << 20);
        if (cut >= 0) {
            cut(answer, cut);
        }
        return answer;
    }

    private static <T> void late(Server<T> server) {
        try {
            server.answer();
        } catch (LineException e) {
            // It says no to what is too old by now; nobody waits for its answer.
            return;
        }
    }

    /// The server's half of one request.
    private interface Server<T> {
        T answer() throws LineException;
    }

    private void cut(Object message, int where) throws LineException {
        if (overBytes) {
            byte[] whole = Json.write(message);
            byte[] part = Arrays.copyOf(whole, where % whole.length);
            try {
                Json.read(part, message.getClass());
            } catch (MalformedException e) {
                throw new LineException(LineException.Trouble.STRANGER, "cut on the way", e);
            }
            throw new IllegalStateException("what was cut can't be read");
        }
        throw new LineException(LineException.Trouble.STRANGER, "cut on the way");
    }
}
