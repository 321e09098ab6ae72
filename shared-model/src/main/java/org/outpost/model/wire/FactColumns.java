// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.util.List;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.sync.Fact;

/// Facts packed into one block of bytes and back: what travels where both sides speak it, and what
/// first-load blocks are made of. Facts of one type become typed columns; a fact comes out byte for
/// byte as it went in.
public final class FactColumns {
    /// The most facts of one block.
    public static final int MAX_FACTS = 20_000;

    /// The most bytes the parts of a block's facts may have together.
    public static final int MAX_DECODED = 32_000_000;

    /// How hard words are packed for a line under 1 Mbit/s, and for a better one.
    public static final int SLOW_LINE = 19;

    public static final int FAST_LINE = 9;

    private FactColumns() {}

    /// How to pack.
    ///
    /// @param level how hard words are packed, 1 to 19
    /// @param vocabulary words the reader is known to have
    public record Packing(int level, Vocabulary vocabulary) {
        /// For whoever reads it, over whatever line.
        public static final Packing PLAIN = new Packing(FAST_LINE, Vocabulary.NONE);
    }

    /// The block of these facts, in their order, readable by all.
    public static byte[] encode(List<Fact> facts) {
        return encode(facts, Packing.PLAIN);
    }

    /// The block of these facts, in their order.
    ///
    /// @throws MalformedException where they are more than one block may hold
    public static byte[] encode(List<Fact> facts, Packing packing) {
        long size = facts.stream().mapToLong(Fact::size).sum();
        if (facts.size() > MAX_FACTS || size > MAX_DECODED) {
            throw new MalformedException("too many facts for one block");
        }
        BlockWriter writer = new BlockWriter(facts, false, packing.vocabulary());
        byte[] columns = writer.columns();
        if (writer.cells() > ColumnReader.budget(size)) {
            // So many places that most facts have nothing at most of them: no reader would take it.
            writer = new BlockWriter(facts, true, packing.vocabulary());
            columns = writer.columns();
        }
        byte[] spelled = writer.spelled();
        byte[] packed = Spelling.packed(spelled, packing.level());
        return new BlockHead(
                        facts.size(),
                        (int) size,
                        writer.words(),
                        writer.lines(),
                        spelled.length,
                        packed.length,
                        packing.vocabulary().id(),
                        0)
                .block(packed, columns);
    }

    /// The facts of a block, in their order.
    ///
    /// @throws UnknownVocabularyException where it takes words for known that are not here
    /// @throws MalformedException in plain words, without what the block held
    public static List<Fact> decode(byte[] block) {
        BlockHead head = BlockHead.of(block);
        return decode(head, block, Vocabulary.named(head.vocabulary()));
    }

    static List<Fact> decode(BlockHead head, byte[] block, Vocabulary vocabulary) {
        return new BlockReader(head, block, vocabulary).read(head.lines());
    }
}
