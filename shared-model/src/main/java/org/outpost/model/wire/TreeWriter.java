// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Writes trees of columns: first what stands where, then the columns, the costly ones first, so
/// that cheap ones can be told from them. The twin of {@link ReadNode.Trees}.
final class TreeWriter {
    private static final int WORTH_SORTING = 16;

    private final ColumnWriter out;
    private final WordPool pool;
    private final TextPlanner planner;
    private final List<Leaf> leaves = new ArrayList<>();
    private long lastKey;

    TreeWriter(ColumnWriter out, WordPool pool, TextPlanner.Owners owners) {
        this.out = out;
        this.pool = pool;
        planner = new TextPlanner(owners, pool);
    }

    /// A column of texts or of numbers.
    private record Leaf(TextPlan plan, int values, double bitsEach) {}

    /// Writes the codes, then the columns; every tree must have been written.
    void leaves() {
        Codes.write(out.out, out.heads, pool.codes());
        List<Leaf> left = new ArrayList<>(leaves);
        List<Leaf> costlyFirst = new ArrayList<>(leaves);
        // Where there is next to nothing to be told, another order costs more than it gains.
        if (leaves.stream().anyMatch(leaf -> leaf.values >= WORTH_SORTING)) {
            costlyFirst.sort(Comparator.comparingDouble(leaf -> -leaf.bitsEach));
        }
        for (Leaf leaf : costlyFirst) {
            int index = left.indexOf(leaf);
            left.remove(index);
            out.heads.count(out.out, index);
            leaf.plan.write(out);
        }
    }

    void node(Node node) {
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
        leaves.add(new Leaf(plan, values, plan.bits() / values));
    }

    void key(String key) {
        int place = pool.keyPlace(key);
        out.heads.value(out.out, place - lastKey);
        lastKey = place;
    }
}
