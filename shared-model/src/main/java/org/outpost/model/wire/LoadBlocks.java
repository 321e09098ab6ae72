// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FeedEntry;
import org.outpost.model.sync.LoadManifest;

/// Blocks of a first load as bytes: the positions of the entries, then their facts. The same
/// entries give the same bytes, so that a block keeps its name for as long as nothing in it
/// changes.
public final class LoadBlocks {
    private static final int HEAD = 9;
    private static final int LEVEL = 9;

    private LoadBlocks() {}

    /// The block of these entries, which all have their fact, in ascending order.
    public static byte[] encode(List<FeedEntry> entries) {
        long[] steps = new long[entries.size()];
        List<Fact> facts = new ArrayList<>(entries.size());
        long before = 0;
        for (int i = 0; i < steps.length; i++) {
            FeedEntry entry = entries.get(i);
            Fact fact = entry.fact();
            if (fact == null || entry.n() <= before) {
                throw new MalformedException("a block holds facts in the order of their feed");
            }
            steps[i] = entry.n() - before;
            before = entry.n();
            facts.add(fact);
        }
        byte[] places = Zstd.compress(varints(steps), LEVEL);
        byte[] body = FactColumns.encode(facts);
        return ByteBuffer.allocate(HEAD + places.length + body.length)
                .put((byte) LoadManifest.CODING)
                .putInt(steps.length)
                .putInt(places.length)
                .put(places)
                .put(body)
                .array();
    }

    /// The entries of a block, in ascending order.
    ///
    /// @throws MalformedException in plain words, without what the block held
    public static List<FeedEntry> decode(byte[] block) {
        if (block.length < HEAD || block[0] != LoadManifest.CODING) {
            throw new MalformedException("not a block of a first load");
        }
        ByteBuffer in = ByteBuffer.wrap(block, 1, block.length - 1);
        int count = in.getInt();
        int length = in.getInt();
        if (count < 1
                || count > FactColumns.MAX_FACTS
                || length < 0
                || length > block.length - HEAD) {
            throw new MalformedException("the block says that it holds more than a block may hold");
        }
        long[] places = places(Arrays.copyOfRange(block, HEAD, HEAD + length), count);
        List<Fact> facts =
                FactColumns.decode(Arrays.copyOfRange(block, HEAD + length, block.length));
        if (facts.size() != count) {
            throw new MalformedException("the block holds other facts than it says");
        }
        List<FeedEntry> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Fact fact = facts.get(i);
            entries.add(new FeedEntry(places[i], fact.id(), fact));
        }
        return entries;
    }

    private static byte[] varints(long[] numbers) {
        ByteBuffer out = ByteBuffer.allocate(numbers.length * 10);
        for (long number : numbers) {
            long left = number;
            while (left >= 0x80) {
                out.put((byte) (left | 0x80));
                left >>>= 7;
            }
            out.put((byte) left);
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    private static long[] places(byte[] packed, int count) {
        byte[] bytes = new byte[count * 10];
        long size;
        try {
            size = Zstd.decompressByteArray(bytes, 0, bytes.length, packed, 0, packed.length);
        } catch (ZstdException e) {
            throw new MalformedException("the block can't be unpacked", e);
        }
        long[] places = new long[count];
        int at = 0;
        long place = 0;
        for (int i = 0; i < count; i++) {
            long step = 0;
            int shift = 0;
            boolean more = true;
            while (more) {
                if (at >= size || shift > 56) {
                    throw new MalformedException("the block's positions are not whole");
                }
                step |= (bytes[at] & 0x7FL) << shift;
                shift += 7;
                more = bytes[at++] < 0;
            }
            place += step;
            if (step < 1 || place < 1) {
                throw new MalformedException("the block's positions are not in order");
            }
            places[i] = place;
        }
        return places;
    }
}
