// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FrozenBatch;
import tools.jackson.databind.DatabindContext;

/// The facts of a message that is written in columns: in the message itself stands a number for
/// each fact, and for each frozen batch the number of its block.
final class MessageBlocks {
    /// Under this a codec finds the blocks of the message it works on; JSON has none.
    static final String KEY = MessageBlocks.class.getName();

    /// How many bytes the facts of one message may have together.
    private static final long MOST_DECODED = 16_000_000;

    private final FactColumns.Packing packing;
    private final List<Fact> loose = new ArrayList<>();
    private final List<byte @Nullable []> blocks = new ArrayList<>();
    private final List<List<Fact>> batches = new ArrayList<>();

    MessageBlocks(FactColumns.Packing packing) {
        this.packing = packing;
    }

    /// The blocks of a message that is read: those of batches first, then the facts in no batch.
    ///
    /// @param words what was spelled before on its stream; null where it came by itself
    static MessageBlocks read(List<byte[]> blocks, @Nullable StreamWords words) {
        MessageBlocks read = new MessageBlocks(FactColumns.Packing.PLAIN);
        if (blocks.stream().mapToLong(block -> BlockHead.of(block).decoded()).sum()
                > MOST_DECODED) {
            throw new MalformedException("the message holds more facts than it may");
        }
        for (int i = 0; i < blocks.size(); i++) {
            byte[] block = blocks.get(i);
            List<Fact> facts = words == null ? FactColumns.decode(block) : words.decode(block);
            if (i < blocks.size() - 1) {
                read.batches.add(facts);
                read.blocks.add(words == null || words.heard(block) ? block : null);
            } else {
                read.loose.addAll(facts);
            }
        }
        return read;
    }

    static @Nullable MessageBlocks of(DatabindContext context) {
        return (MessageBlocks) context.getAttribute(KEY);
    }

    /// Keeps a fact; its number stands for it.
    int keep(Fact fact) {
        loose.add(fact);
        return loose.size() - 1;
    }

    /// Keeps a batch's block; its number stands for its facts.
    int keep(FrozenBatch batch) {
        byte[] block = batch.block();
        blocks.add(block == null ? FactColumns.encode(batch.facts(), packing) : block);
        return blocks.size() - 1;
    }

    Fact fact(long number) {
        return loose.get(index(number, loose.size()));
    }

    List<Fact> batch(long number) {
        return batches.get(index(number, batches.size()));
    }

    /// The block of a batch; null where it can be read on its stream alone.
    byte @Nullable [] block(long number) {
        return blocks.get(index(number, blocks.size()));
    }

    /// What the message carries behind itself; nothing where it holds no fact.
    List<byte[]> all() {
        List<byte[]> all = new ArrayList<>(blocks);
        if (!all.isEmpty() || !loose.isEmpty()) {
            all.add(FactColumns.encode(loose, packing));
        }
        return all;
    }

    private static int index(long number, int size) {
        if (number < 0 || number >= size) {
            throw new MalformedException("it names facts it does not bring");
        }
        return (int) number;
    }
}
