// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.sync.Fact;

/// Facts packed into one block of bytes and back: what travels where both sides speak it, and what
/// first-load blocks are made of. A fact comes out byte for byte as it went in.
public final class FactColumns {
    /// The most facts of one block.
    public static final int MAX_FACTS = 20_000;

    /// The most bytes a block may hold once it is unpacked.
    public static final int MAX_DECODED = 32_000_000;

    private static final byte LINES = 0;
    private static final int HEAD = 9;
    private static final int LEVEL = 9;

    private FactColumns() {}

    /// The block of these facts, in their order.
    ///
    /// @throws MalformedException where they are more than one block may hold
    public static byte[] encode(List<Fact> facts) {
        byte[] body = JsonBatches.body(facts);
        if (facts.size() > MAX_FACTS || body.length > MAX_DECODED) {
            throw new MalformedException("too many facts for one block");
        }
        byte[] packed = Zstd.compress(body, LEVEL);
        return ByteBuffer.allocate(HEAD + packed.length)
                .put(LINES)
                .putInt(facts.size())
                .putInt(body.length)
                .put(packed)
                .array();
    }

    /// The facts of a block, in their order.
    ///
    /// @throws MalformedException in plain words, without what the block held
    public static List<Fact> decode(byte[] block) {
        if (block.length < HEAD || block[0] != LINES) {
            throw new MalformedException("not a block of facts");
        }
        ByteBuffer in = ByteBuffer.wrap(block, 1, block.length - 1);
        int count = in.getInt();
        int size = in.getInt();
        if (count < 0 || count > MAX_FACTS || size < 0 || size > MAX_DECODED) {
            throw new MalformedException("the block says that it holds more than a block may hold");
        }
        byte[] body = new byte[size];
        try {
            long read = Zstd.decompressByteArray(body, 0, size, block, HEAD, block.length - HEAD);
            if (read != size) {
                throw new MalformedException("the block is not as long as it says");
            }
        } catch (ZstdException e) {
            throw new MalformedException("the block can't be unpacked", e);
        }
        List<Fact> facts = new ArrayList<>();
        int from = 1;
        int depth = 0;
        boolean text = false;
        for (int i = 1; i < size; i++) {
            byte b = body[i];
            if (text) {
                if (b == '\\') {
                    i++;
                } else {
                    text = b != '"';
                }
            } else if (b == '"') {
                text = true;
            } else if (b == '{' || b == '[') {
                depth++;
            } else if (b == '}' || b == ']') {
                depth--;
                if (depth == 0) {
                    facts.add(FactCodec.parseLine(java.util.Arrays.copyOfRange(body, from, i + 1)));
                    from = i + 2;
                }
            }
        }
        if (facts.size() != count) {
            throw new MalformedException("the block holds other facts than it says");
        }
        return facts;
    }
}
