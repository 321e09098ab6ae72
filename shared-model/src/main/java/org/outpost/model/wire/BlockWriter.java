// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.sync.Fact;

/// Writes one block: takes the facts apart, plans every column, spells the words, then writes the
/// columns, the costly ones first, so that cheap ones can be told from them.
final class BlockWriter {
    private final ColumnWriter out = new ColumnWriter();
    private final Flattened facts;
    private final WordPool pool;
    private final TreeWriter trees;

    BlockWriter(List<Fact> facts, boolean asLines, Vocabulary vocabulary) {
        this.facts = new Flattened(facts, asLines);
        pool = new WordPool(vocabulary);
        trees = new TreeWriter(out, pool, this.facts);
    }

    /// Words and lines, one behind the other.
    byte[] spelled() {
        ByteArrayOutputStream spelled = new ByteArrayOutputStream();
        spelled.writeBytes(pool.spelled());
        for (byte[] line : facts.lines) {
            spelled.writeBytes(line);
            spelled.write(Spelling.BEHIND);
        }
        return spelled.toByteArray();
    }

    /// How many values the columns have together.
    long cells() {
        return out.cells();
    }

    int words() {
        return pool.size();
    }

    int lines() {
        return facts.lines.size();
    }

    /// Writes the columns; the words are known after it.
    byte[] columns() {
        out.lone(facts.groupOf);
        out.heads.count(out.out, facts.groups.size());
        for (Flattened.Group group : facts.groups) {
            trees.key(group.type());
            out.heads.count(out.out, group.version());
        }
        if (facts.rows() > 0) {
            envelope();
        }
        for (Flattened.Group group : facts.groups) {
            trees.node(group.core());
            trees.node(group.person());
        }
        trees.leaves();
        return out.out.finish();
    }

    private void envelope() {
        long[] rows = new long[facts.rows()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i;
        }
        long[] writers = places(facts.writer);
        out.words(writers, rows);
        seq(writers, rows);
        long[] recorded = facts.recorded.all();
        out.numbers(recorded, rows);
        out.numbers(facts.happened.all(), rows);
        long[] ticks = new long[rows.length];
        for (int i = 0; i < ticks.length; i++) {
            ticks[i] = facts.clock.get(i) - recorded[i] * HybridTime.TICKS_PER_MILLI;
        }
        out.lone(ticks);
        out.words(places(facts.home), rows);
        out.words(places(facts.who), rows);
    }

    /// A writer's numbers go up by one: first the number each begins with, then what is out of
    /// step.
    private void seq(long[] writers, long[] rows) {
        Map<Long, Long> next = new LinkedHashMap<>();
        Growing firsts = new Growing();
        Growing steps = new Growing();
        for (int i = 0; i < rows.length; i++) {
            long seq = facts.seq.get(i);
            Long awaited = next.put(writers[i], seq + 1);
            if (awaited == null) {
                firsts.add(seq);
            } else {
                steps.add(seq - awaited);
            }
        }
        out.lone(firsts.all());
        out.lone(steps.all());
        out.keep(facts.seq.all(), rows, false);
    }

    private long[] places(List<String> texts) {
        return texts.stream().mapToLong(pool::place).toArray();
    }
}
