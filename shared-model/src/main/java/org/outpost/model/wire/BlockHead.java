// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import org.outpost.model.kernel.MalformedException;

/// What a block says of itself before anything is unpacked, so that no limit is found out by
/// running into it.
///
/// @param facts how many facts it holds
/// @param decoded how many bytes their parts have together
/// @param words how many words of its own it spells
/// @param lines how many facts of it are lines
/// @param spelled how many bytes words and lines have, unpacked, and `packed`, packed; as many
///   where they are not packed
/// @param vocabulary the eight bytes that name the words it takes for known; 0 where it takes none
/// @param size how many bytes the head has
record BlockHead(
        int facts,
        int decoded,
        int words,
        int lines,
        int spelled,
        int packed,
        long vocabulary,
        int size) {
    private static final byte FORM = (byte) 0xC1;
    private static final int CHECK = 4;
    private static final int SLACK = 64 * 1024;
    private static final int MOST_RATIO = 1000;

    byte[] block(byte[] spelledPacked, byte[] choices) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(FORM);
        for (int count : new int[] {facts, decoded, words, lines, spelled, packed}) {
            Varints.put(out, count);
        }
        out.write(vocabulary == 0 ? 0 : 1);
        if (vocabulary != 0) {
            out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(vocabulary).array());
        }
        out.writeBytes(spelledPacked);
        out.writeBytes(choices);
        // Facts that are nearly all the same pack better than a reader may believe.
        while (out.size() + CHECK < least(decoded)) {
            out.write(0);
        }
        byte[] block = ByteBuffer.allocate(out.size() + CHECK).put(out.toByteArray()).array();
        ByteBuffer.wrap(block).putInt(block.length - CHECK, check(block));
        return block;
    }

    static BlockHead of(byte[] block) {
        if (block.length < 12 || block[0] != FORM) {
            throw new MalformedException("not a block of facts");
        }
        if (ByteBuffer.wrap(block).getInt(block.length - CHECK) != check(block)) {
            throw new MalformedException("the block was damaged on its way");
        }
        ByteBuffer in = ByteBuffer.wrap(block, 1, block.length - CHECK - 1);
        int facts = Varints.get(in, FactColumns.MAX_FACTS);
        int decoded = Varints.get(in, FactColumns.MAX_DECODED);
        int words = Varints.get(in, FactColumns.MAX_DECODED);
        int lines = Varints.get(in, facts);
        int spelled = Varints.get(in, FactColumns.MAX_DECODED);
        int packed = Varints.get(in, spelled);
        boolean shared = Varints.get(in, 1) == 1;
        if (in.remaining() < packed + (shared ? Long.BYTES : 0)) {
            throw new MalformedException("the block ends before its words do");
        }
        long vocabulary = shared ? in.getLong() : 0;
        if (!plausible(Math.max(decoded, spelled), block.length) || words > spelled + 1) {
            throw new MalformedException("the block says that it holds more than it can");
        }
        return new BlockHead(
                facts, decoded, words, lines, spelled, packed, vocabulary, in.position());
    }

    /// Where the choices end.
    static int end(byte[] block) {
        return block.length - CHECK;
    }

    /// Whether so many bytes can come out of so few.
    static boolean plausible(int decoded, int length) {
        return length >= least(decoded);
    }

    private static int least(int decoded) {
        return Math.max(0, decoded - SLACK) / MOST_RATIO;
    }

    private static int check(byte[] block) {
        CRC32 check = new CRC32();
        check.update(block, 0, block.length - CHECK);
        return (int) check.getValue();
    }
}
