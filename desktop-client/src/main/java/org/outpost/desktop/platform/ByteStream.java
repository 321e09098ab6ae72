// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.platform;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.outpost.model.sync.LineException;
import org.outpost.model.sync.LineException.Trouble;

/// The bytes of one answer while they come in. A line that stands still ends it, because one that
/// is dead at the other end would else be waited for without end.
final class ByteStream implements HttpResponse.BodyHandler<Void> {
    private final BlockingQueue<Optional<byte[]>> coming = new LinkedBlockingQueue<>();
    private volatile HttpResponse.@Nullable ResponseInfo head;
    private volatile boolean whole;

    @Override
    public HttpResponse.BodySubscriber<Void> apply(HttpResponse.ResponseInfo info) {
        head = info;
        return HttpResponse.BodySubscribers.ofByteArrayConsumer(some -> {
            whole = some.isEmpty();
            coming.add(some);
        });
    }

    /// Nothing more comes, whatever the reason.
    void ended() {
        coming.add(Optional.empty());
    }

    /// Whether the answer came to its end.
    boolean isWhole() {
        return whole;
    }

    /// Hands the bytes over as they come in.
    ///
    /// @return the status
    int read(Consumer<byte[]> bytes, Duration still) throws LineException, InterruptedException {
        while (true) {
            Optional<byte[]> some = coming.poll(still.toMillis(), TimeUnit.MILLISECONDS);
            HttpResponse.ResponseInfo info = head;
            if (some == null || info == null) {
                throw new LineException(Trouble.DOWN, "no answer, or it stood still");
            }
            int status = info.statusCode();
            boolean plain =
                    info.headers()
                            .firstValue("Content-Type")
                            .filter(type -> type.startsWith("application/octet-stream"))
                            .isPresent();
            if (status == 429 || status == 503) {
                throw new HttpLine.BusyException(HttpLine.later(info.headers()));
            }
            if (status == 410) {
                return status;
            }
            if (!plain || (status != 200 && status != 206)) {
                throw new LineException(Trouble.STRANGER, "not the district's bytes: " + status);
            }
            if (some.isPresent()) {
                bytes.accept(some.get());
            } else if (whole) {
                return status;
            } else {
                throw new LineException(Trouble.DOWN, "the line broke");
            }
        }
    }
}
