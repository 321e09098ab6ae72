// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.FrozenBatch;

/// An exchange whose batches can be believed and taken one by one, while those behind them are
/// still on the line. First comes the request without its batches, in a frame that its device
/// signed; behind it each batch by itself, which carries a signature of its own. Read from a stream
/// as it arrives, by one thread.
public final class StreamedExchange {
    /// What the part that comes first may have: cursors and wishes, no facts.
    private static final int MOST_HEAD = 256 * 1024;

    private final Exchange.Request request;
    private final InputStream in;
    private final StreamWords words = new StreamWords();

    private StreamedExchange(Exchange.Request request, InputStream in) {
        this.request = request;
        this.in = in;
    }

    /// The request without its batches, which is what the device signs.
    public static byte[] head(Exchange.Request request, FactColumns.Packing packing) {
        return Messages.write(request.bringing(List.of()), packing);
    }

    /// What travels first: the head in its frame.
    public static byte[] first(SignedFrame signed) {
        return part(signed.bytes());
    }

    /// A batch, as it travels behind it.
    public static byte[] next(FrozenBatch batch, FactColumns.Packing packing) {
        return part(Messages.write(batch, packing));
    }

    /// The parts of a body, as the line asks for them; one that was given is given again.
    ///
    /// @param continuing whether a batch may take the words of those before it for known: only
    ///   where its reader can
    public static IntFunction<byte @Nullable []> parts(
            SignedFrame signed,
            IntFunction<@Nullable FrozenBatch> batches,
            FactColumns.Packing packing,
            boolean continuing) {
        StreamWords words = new StreamWords();
        List<byte[]> made = new ArrayList<>(List.of(first(signed)));
        return index -> {
            while (made.size() <= index) {
                FrozenBatch batch = batches.apply(made.size() - 1);
                if (batch == null) {
                    return null;
                }
                made.add(next(continuing ? behind(batch, packing, words) : batch, packing));
            }
            return made.get(index);
        };
    }

    private static FrozenBatch behind(
            FrozenBatch batch, FactColumns.Packing packing, StreamWords words) {
        byte[] block = batch.block();
        byte[] alone = block == null ? FactColumns.encode(batch.facts(), packing) : block;
        return batch.packed(words.next(batch.facts(), alone, packing.level()));
    }

    private static byte[] part(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 4);
        Varints.put(out, bytes.length);
        out.writeBytes(bytes);
        return out.toByteArray();
    }

    /// Takes the head from a body.
    ///
    /// @throws MalformedException where it is none
    /// @throws IOException where the line breaks off
    public static SignedFrame signed(InputStream in) throws IOException {
        byte[] frame = next(in, MOST_HEAD);
        if (frame == null) {
            throw new MalformedException("the body is empty");
        }
        return SignedFrame.of(frame);
    }

    /// A body whose head was taken and believed, put together again without its frame.
    public static InputStream believed(SignedFrame head, InputStream rest) {
        return new SequenceInputStream(new ByteArrayInputStream(part(head.message())), rest);
    }

    /// Reads a body that was believed, up to where its batches begin.
    ///
    /// @throws MalformedException where it is none
    /// @throws IOException where the line breaks off
    public static StreamedExchange of(InputStream in) throws IOException {
        byte[] head = next(in, MOST_HEAD);
        if (head == null) {
            throw new MalformedException("the body is empty");
        }
        return new StreamedExchange(Messages.read(head, Exchange.Request.class), in);
    }

    /// The request; its batches follow.
    public Exchange.Request request() {
        return request;
    }

    /// The next batch, once all of it has arrived; null behind the last.
    ///
    /// @throws MalformedException where it can't be read; the one behind it may be asked for
    /// @throws IOException where the line breaks off
    public @Nullable FrozenBatch next() throws IOException {
        byte[] batch = next(in, Json.MAX_DOCUMENT);
        return batch == null ? null : Messages.read(batch, FrozenBatch.class, words);
    }

    private static byte @Nullable [] next(InputStream in, int most) throws IOException {
        int length = 0;
        for (int shift = 0; ; shift += 7) {
            int b = in.read();
            if (b < 0 && shift == 0) {
                return null;
            }
            if (b < 0) {
                throw new EOFException("it ends within a length");
            }
            length |= (b & 127) << shift;
            if (b < 128) {
                break;
            }
            if (shift == 21) {
                throw new MalformedException("it says that it holds more than it may");
            }
        }
        if (length > most) {
            throw new MalformedException("it says that it holds more than it may");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("it ends within a part");
        }
        return bytes;
    }
}
