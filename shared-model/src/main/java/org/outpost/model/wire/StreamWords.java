// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.util.List;
import org.outpost.model.sync.Fact;

/// The words that the blocks of one stream have spelled so far: those behind them take them for
/// known. Both ends learn the same from the same blocks, in their order, and forget it with the
/// stream: a block that is kept or sent again elsewhere is written without them.
final class StreamWords {
    private Vocabulary known = Vocabulary.NONE;

    /// The next block as it goes on this stream; the same bytes where nothing went before it, or
    /// where that is no shorter.
    byte[] next(List<Fact> facts, byte[] alone, int level) {
        byte[] block = alone;
        if (known.id() != 0) {
            byte[] behind = FactColumns.encode(facts, new FactColumns.Packing(level, known));
            block = behind.length < alone.length ? behind : alone;
        }
        heard(block);
        return block;
    }

    /// The facts of a block that came on this stream.
    ///
    /// @throws org.outpost.model.kernel.MalformedException in plain words, without what it held
    List<Fact> decode(byte[] block) {
        BlockHead head = BlockHead.of(block);
        return FactColumns.decode(head, block, named(head));
    }

    /// The block behind this one may take its words for known.
    ///
    /// @return whether it can be read by itself
    boolean heard(byte[] block) {
        BlockHead head = BlockHead.of(block);
        Vocabulary in = named(head);
        boolean alone = in != known || known.id() == 0;
        byte[] spelled = Spelling.unpacked(block, head.size(), head.packed(), head.spelled());
        WordTable words = new WordTable(in, spelled, head.words(), head.lines());
        known = in.behind(block, words.spelled());
        return alone;
    }

    private Vocabulary named(BlockHead head) {
        long id = head.vocabulary();
        return id != 0 && id == known.id() ? known : Vocabulary.named(id);
    }
}
