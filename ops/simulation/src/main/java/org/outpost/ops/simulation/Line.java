// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.Hello;
import org.outpost.model.sync.LineException;
import org.outpost.model.sync.Partner;
import org.outpost.model.wire.Json;

/// The line of one machine: everything crosses it as bytes, and on the way it is lost, repeated,
/// held back or cut.
final class Line implements Partner {
    private static final int MAX_HELD = 4;

    private final Hub hub;
    private final Faults faults;
    private final BooleanSupplier up;
    private final List<Runnable> heldBack = new ArrayList<>();

    Line(Hub hub, Faults faults, BooleanSupplier up) {
        this.hub = hub;
        this.faults = faults;
        this.up = up;
    }

    /// An old request arrives at last; nobody waits for its answer any more.
    void deliverHeldBack() {
        if (!heldBack.isEmpty()) {
            Runnable request = heldBack.remove(faults.chance().below(heldBack.size()));
            try {
                request.run();
            } catch (CrashException e) {
                // The server restarts at once: it keeps nothing but its disk.
            }
        }
    }

    @Override
    public Hello.Answer hello(Hello.Request request) throws LineException {
        byte[] sent = Json.write(request);
        return Json.read(
                carried(sent, bytes -> hub.hello(Json.read(bytes, Hello.Request.class))),
                Hello.Answer.class);
    }

    @Override
    public Exchange.Answer exchange(Exchange.Request request) throws LineException {
        byte[] sent = Json.write(request);
        return Json.read(
                carried(sent, bytes -> hub.exchange(Json.read(bytes, Exchange.Request.class))),
                Exchange.Answer.class);
    }

    private byte[] carried(byte[] sent, Server server) throws LineException {
        if (!up.getAsBoolean()) {
            throw new LineException(LineException.Trouble.DOWN, "nobody answers");
        }
        if (faults.strikes(5)) {
            throw new LineException(LineException.Trouble.DOWN, "lost on the way up");
        }
        if (faults.strikes(5) && heldBack.size() < MAX_HELD) {
            heldBack.add(() -> server.answer(sent));
        }
        if (faults.strikes(2) && heldBack.size() < MAX_HELD) {
            heldBack.add(() -> server.answer(sent));
            throw new LineException(LineException.Trouble.DOWN, "held back on the way up");
        }
        byte[] answer;
        try {
            if (faults.strikes(4)) {
                server.answer(sent);
            }
            answer = Json.write(server.answer(sent));
            if (faults.strikes(4)) {
                server.answer(sent);
            }
        } catch (CrashException e) {
            throw new LineException(LineException.Trouble.BUSY, "the server went down", e);
        }
        if (faults.strikes(6)) {
            throw new LineException(LineException.Trouble.DOWN, "lost on the way down");
        }
        if (faults.strikes(2)) {
            cut(answer);
        }
        return answer;
    }

    /// The server's half of one request.
    private interface Server {
        Object answer(byte[] request);
    }

    private void cut(byte[] answer) throws LineException {
        byte[] part = Arrays.copyOf(answer, faults.chance().below(answer.length));
        try {
            Json.read(part, Exchange.Answer.class);
        } catch (MalformedException e) {
            throw new LineException(LineException.Trouble.STRANGER, "the answer was cut", e);
        }
        throw new IllegalStateException("a cut answer can't be read");
    }
}
