// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.sync.Fact;

/// Writes one block: takes the facts apart, plans every column, spells the words, then writes the
/// columns, the costly ones first, so that cheap ones can be told from them.
final class BlockWriter {
    private final ColumnWriter out = new ColumnWriter();
    private final List<Leaf> leaves = new ArrayList<>();
    private final Flattened facts;
    private final WordPool pool;
    private final TextPlanner planner;
    private long lastKey;

    BlockWriter(List<Fact> facts, boolean asLines, Vocabulary vocabulary) {
        this.facts = new Flattened(facts, asLines);
        pool = new WordPool(vocabulary);
        planner = new TextPlanner(this.facts, pool);
    }

    /// A column of texts or of numbers.
    private record Leaf(int index, TextPlan plan, double bitsEach) {}

    /// Words and lines, one behind the other.
    byte[] spelled() {
        StringBuilder words = new StringBuilder();
        for (String word : pool.words()) {
            words.append(word).append(Spelling.BEHIND);
        }
        java.io.ByteArrayOutputStream spelled = new java.io.ByteArrayOutputStream();
        spelled.writeBytes(words.toString().getBytes(StandardCharsets.UTF_8));
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
        return pool.words().size();
    }

    int lines() {
        return facts.lines.size();
    }

    /// Writes the columns; the words are known after it.
    byte[] columns() {
        out.lone(facts.groupOf);
        out.heads.count(out.out, facts.groups.size());
        for (Flattened.Group group : facts.groups) {
            key(group.type());
            out.heads.count(out.out, group.version());
        }
        if (facts.rows() > 0) {
            envelope();
        }
        for (Flattened.Group group : facts.groups) {
            node(group.core());
            node(group.person());
        }
        Codes.write(out.out, out.heads, pool.codes());
        List<Leaf> left = new ArrayList<>(leaves);
        List<Leaf> costlyFirst = new ArrayList<>(leaves);
        costlyFirst.sort(Comparator.comparingDouble(leaf -> -leaf.bitsEach));
        for (Leaf leaf : costlyFirst) {
            int index = left.indexOf(leaf);
            left.remove(index);
            out.heads.count(out.out, index);
            leaf.plan.write(out);
        }
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

    private void node(Node node) {
        long[] kinds = node.kinds.all();
        out.lone(kinds);
        if (node.objects() > 0) {
            out.heads.count(out.out, node.children.size());
            for (Node child : node.children) {
                key(new String(child.key, StandardCharsets.UTF_8));
            }
        }
        if (node.lengths.size() > 0) {
            out.lone(node.lengths.all());
        }
        if (!node.texts.isEmpty()) {
            TextPlan plan = planner.plan(node.texts, node.textRows);
            plan.pool(pool);
            leaf(plan, node.texts.size());
        }
        if (node.numbers.size() > 0) {
            TextPlan.Times plan =
                    new TextPlan.Times(TextPlan.NUMBERS, node.numbers.all(), node.numberRows);
            leaf(plan, node.numbers.size());
        }
        node.children.forEach(this::node);
        node.places.forEach(this::node);
    }

    private void leaf(TextPlan plan, int values) {
        leaves.add(new Leaf(leaves.size(), plan, plan.bits() / values));
    }

    private void key(String key) {
        int place = pool.keyPlace(key);
        out.heads.value(out.out, place - lastKey);
        lastKey = place;
    }
}
