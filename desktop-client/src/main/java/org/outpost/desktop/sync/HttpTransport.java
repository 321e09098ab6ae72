// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.outpost.desktop.platform.HttpLine;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.sync.Compare;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.Hello;
import org.outpost.model.sync.LineException;
import org.outpost.model.sync.Partner;
import org.outpost.model.sync.Sha256;
import org.outpost.model.wire.Json;

/// The district at the other end of an HTTP line. Every request is signed by this device over its
/// method, path and the body before it is packed, because whoever stands before the district may
/// unpack it; repeating a request is harmless.
public final class HttpTransport implements Partner {
    private static final String HELLO = "/api/v1/sync/hello";
    private static final String EXCHANGE = "/api/v1/sync/exchange";

    private static final String COMPARE = "/api/v1/sync/compare";

    private final HttpLine line;
    private final Device device;

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
    public Compare.Answer compare(Compare.Request request) throws LineException {
        return asked(COMPARE, request, Compare.Answer.class);
    }

    private <T> T asked(String path, Object request, Class<T> answer) throws LineException {
        byte[] plain = Json.write(request);
        byte[] message =
                ("POST\n" + path + "\n" + Sha256.hex(plain)).getBytes(StandardCharsets.UTF_8);
        String signature = Base64.getEncoder().encodeToString(device.signer().sign(message));
        HttpLine.Reply reply =
                line.post(
                        path,
                        HttpLine.packed(plain),
                        Map.of(
                                "Outpost-Device",
                                device.id().value(),
                                "Outpost-Signature",
                                signature));
        if (!reply.good()) {
            throw new LineException(
                    reply.status() == 401 || reply.status() == 403
                            ? LineException.Trouble.UNKNOWN_DEVICE
                            : reply.status() / 100 == 4
                                    ? LineException.Trouble.NOT_UNDERSTOOD
                                    : LineException.Trouble.BUSY,
                    "the district answered " + reply.status());
        }
        try {
            return Json.read(reply.body(), answer);
        } catch (MalformedException e) {
            throw new LineException(
                    LineException.Trouble.STRANGER, "JSON, but not the district's", e);
        }
    }
}
