// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.util.List;
import java.util.Set;
import org.outpost.desktop.platform.HttpLine;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.sync.Compare;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.Hello;
import org.outpost.model.sync.LineException;
import org.outpost.model.sync.Partner;
import org.outpost.model.sync.PushSession;
import org.outpost.model.sync.Ranges;
import org.outpost.model.sync.Sending;
import org.outpost.model.wire.FactColumns;
import org.outpost.model.wire.Json;
import org.outpost.model.wire.Messages;
import org.outpost.model.wire.SignedFrame;
import org.outpost.model.wire.StreamedExchange;
import org.outpost.model.wire.Vocabulary;

/// The district at the other end of an HTTP line, spoken to in columns, or in JSON where it does
/// not know them. Every request is signed by this device over its method, path and the body before
/// it is packed, because whoever stands before the district may unpack it; repeating a request is
/// harmless.
public final class HttpTransport implements Partner {
    private static final String HELLO = "/api/v1/sync/hello";
    private static final String EXCHANGE = "/api/v1/sync/exchange";

    private static final String STREAM = "/api/v1/sync/stream";
    private static final String COMPARE = "/api/v1/sync/compare";

    /// What a district answers that does not know columns, or not the words they take for known.
    private static final Set<Integer> UNSPOKEN = Set.of(400, 406, 409, 415);

    private static final FactColumns.Packing PACKING =
            new FactColumns.Packing(FactColumns.SLOW_LINE, Vocabulary.shared());

    /// What says that a request could not be read.
    private static final Set<Integer> UNREADABLE = Set.of(400, 413, 415, 422);

    private final HttpLine line;
    private final Device device;
    private boolean speaksColumns = true;

    public HttpTransport(HttpLine line, Device device) {
        this.line = line;
        this.device = device;
    }

    @Override
    public Hello.Answer hello(Hello.Request request) throws LineException {
        return asked(HELLO, request, Hello.Answer.class);
    }

    @Override
    public Exchange.Answer exchange(Exchange.Request request) throws LineException {
        return asked(EXCHANGE, request, Exchange.Answer.class);
    }

    @Override
    public Exchange.Answer exchange(Exchange.Request request, Sending batches)
            throws LineException {
        if (!speaksColumns || !batches.isStream()) {
            return exchange(request.bringing(batches.all()));
        }
        HttpLine.Reply reply = streamed(request, batches);
        if (!UNSPOKEN.contains(reply.status())) {
            return understood(reply, Exchange.Answer.class);
        }
        List<FrozenBatch> sent = batches.sent();
        int some = Math.min(sent.size(), PushSession.AT_ONCE);
        return exchange(request.bringing(sent.subList(0, some)));
    }

    /// An exchange of many batches: each counts as it arrives. Only a district that knows this is
    /// sent so many.
    private HttpLine.Reply streamed(Exchange.Request request, Sending batches)
            throws LineException {
        byte[] head = StreamedExchange.head(request, PACKING);
        SignedFrame signed = new SignedFrame(device.id(), signature(STREAM, head), head);
        return line.postColumns(
                STREAM, StreamedExchange.parts(signed, batches::at, PACKING, batches.continues()));
    }

    @Override
    public Compare.Answer compare(Compare.Request request) throws LineException {
        return asked(COMPARE, request, Compare.Answer.class);
    }

    @Override
    public Ranges.Answer ranges(Ranges.Request request) throws LineException {
        return asked("/api/v1/sync/ranges", request, Ranges.Answer.class);
    }

    @Override
    public Ranges.Mended giveBack(Ranges.Back back) throws LineException {
        return asked("/api/v1/sync/mend", back, Ranges.Mended.class);
    }

    private <T> T asked(String path, Object request, Class<T> answer) throws LineException {
        HttpLine.Reply reply =
                speaksColumns ? inColumns(path, request) : inJson(path, Json.write(request));
        if (!reply.good() && speaksColumns && UNSPOKEN.contains(reply.status())) {
            // JSON says the same: a district that takes it does not know columns; one that says no
            // again meant the request itself.
            reply = inJson(path, Json.write(request));
            speaksColumns = !reply.good();
        }
        return understood(reply, answer);
    }

    private static <T> T understood(HttpLine.Reply reply, Class<T> answer) throws LineException {
        if (!reply.good()) {
            throw new LineException(
                    reply.status() == 401 || reply.status() == 403
                            ? LineException.Trouble.UNKNOWN_DEVICE
                            : UNREADABLE.contains(reply.status())
                                    ? LineException.Trouble.NOT_UNDERSTOOD
                                    : LineException.Trouble.BUSY,
                    "the district answered " + reply.status());
        }
        try {
            return reply.columns()
                    ? Messages.read(reply.body(), answer)
                    : Json.read(reply.body(), answer);
        } catch (MalformedException e) {
            throw new LineException(
                    LineException.Trouble.STRANGER, "an answer, but not the district's", e);
        }
    }

    private HttpLine.Reply inColumns(String path, Object request) throws LineException {
        byte[] message = Messages.write(request, PACKING);
        return line.postColumns(
                path, new SignedFrame(device.id(), signature(path, message), message).bytes());
    }

    private HttpLine.Reply inJson(String path, byte[] plain) throws LineException {
        return new SignedLine(line, device).post(path, plain);
    }

    private byte[] signature(String path, byte[] message) {
        return device.signer().sign(SignedFrame.signedBytes("POST", path, message));
    }
}
