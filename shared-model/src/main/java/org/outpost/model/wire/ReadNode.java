// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.MalformedException;

/// One place in the JSON of all facts of a type, as it was read: gives what stood there, fact by
/// fact. The twin of {@link Node}.
final class ReadNode {
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_KEYS = 1000;

    final byte[] key;
    private final byte[] keyed;
    private final long[] kinds;
    private final int placed;
    private long[] lengths = {};
    private final List<ReadNode> children = new ArrayList<>();
    private final List<ReadNode> places = new ArrayList<>();
    private @Nullable TextColumn texts;
    private @Nullable TextColumn numbers;
    private int visit;
    private int array;

    private ReadNode(byte[] key, long[] kinds, int placed) {
        this.key = key;
        this.kinds = kinds;
        this.placed = placed;
        keyed =
                ("\"" + new String(key, StandardCharsets.UTF_8) + "\":")
                        .getBytes(StandardCharsets.UTF_8);
    }

    /// Reads the trees of a block: first what stands where, then, by {@link #leaves}, the values.
    static final class Trees {
        private final ColumnReader in;
        private final WordTable words;
        private final List<Leaf> leaves = new ArrayList<>();
        private long lastKey;

        private final int placed;

        /// @param placed how many first elements of a list have a place of their own
        Trees(ColumnReader in, WordTable words, int placed) {
            this.in = in;
            this.words = words;
            this.placed = placed;
        }

        byte[] key() {
            lastKey += in.value();
            byte[] key = words.text(lastKey);
            if (key.length > 200 || new String(key, StandardCharsets.UTF_8).indexOf('\\') >= 0) {
                throw new MalformedException("a key of the block is no key");
            }
            return key;
        }

        /// @param rows the fact of each visit
        ReadNode read(byte[] key, long[] rows, int depth) {
            ReadNode node = new ReadNode(key, in.lone(rows.length), placed);
            long[] objects = node.rows(Node.OBJECT, rows);
            long[] arrays = node.rows(Node.ARRAY, rows);
            if ((objects.length > 0 || arrays.length > 0) && depth > Json.MAX_DEPTH) {
                throw new MalformedException("it nests too deep");
            }
            List<byte[]> keys = new ArrayList<>();
            if (objects.length > 0) {
                int count = in.count(MOST_KEYS);
                for (int i = 0; i < count; i++) {
                    keys.add(key());
                    if (i > 0 && Arrays.compareUnsigned(keys.get(i - 1), keys.get(i)) >= 0) {
                        throw new MalformedException("the keys of the block are not in order");
                    }
                }
            }
            node.lengths = in.lone(arrays.length);
            long[] textRows = node.rows(Node.TEXT, rows);
            long[] numberRows = node.rows(Node.NUMBER, rows);
            if (textRows.length > 0) {
                leaves.add(new Leaf(node, textRows, true));
            }
            if (numberRows.length > 0) {
                leaves.add(new Leaf(node, numberRows, false));
            }
            for (byte[] child : keys) {
                node.children.add(read(child, objects, depth + 1));
            }
            elements(node, arrays, depth);
            return node;
        }

        private void elements(ReadNode node, long[] arrays, int depth) {
            long longest = 0;
            long all = 0;
            for (long length : node.lengths) {
                if (length < 0) {
                    throw new MalformedException("a list of the block is shorter than nothing");
                }
                longest = Math.max(longest, length);
                all += Math.min(length, FactColumns.MAX_DECODED);
                in.expect(all);
            }
            for (int place = 0; place < Math.min(longest, placed + 1); place++) {
                Growing rows = new Growing();
                for (int i = 0; i < arrays.length; i++) {
                    long here = node.lengths[i] - place;
                    long visits = place < placed ? Math.min(here, 1) : here;
                    for (long v = 0; v < visits; v++) {
                        rows.add(arrays[i]);
                    }
                }
                node.places.add(read(new byte[0], rows.all(), depth + 1));
            }
        }

        /// Reads the values of all trees, in the order in which they were written.
        void leaves() {
            words.codes(in.codes(words.size()));
            List<Leaf> left = new ArrayList<>(leaves);
            while (!left.isEmpty()) {
                Leaf leaf = left.remove(in.count(left.size() - 1L));
                if (leaf.text) {
                    leaf.node.texts = TextColumn.read(in, words, leaf.rows);
                } else {
                    leaf.node.numbers = new TextColumn.Plain(in.numbers(leaf.rows));
                }
            }
        }
    }

    private record Leaf(ReadNode node, long[] rows, boolean text) {}

    private long[] rows(int kind, long[] rows) {
        int count = 0;
        for (long one : kinds) {
            count += one == kind ? 1 : 0;
        }
        if (count == rows.length) {
            return rows;
        }
        long[] some = new long[count];
        int next = 0;
        for (int i = 0; i < kinds.length; i++) {
            if (kinds[i] == kind) {
                some[next++] = rows[i];
            }
        }
        return some;
    }

    /// Whether something stands here in the next fact.
    boolean here() {
        return kinds[visit] != Node.ABSENT;
    }

    boolean isObject() {
        return kinds[visit] == Node.OBJECT;
    }

    void skip() {
        visit++;
    }

    List<ReadNode> children() {
        return children;
    }

    void keyed(Emission out) {
        out.put(keyed);
        next(out);
    }

    /// Puts down what stands here in the next fact.
    void next(Emission out) {
        switch ((int) kinds[visit++]) {
            case Node.OBJECT -> object(out);
            case Node.ARRAY -> array(out);
            case Node.TEXT -> {
                out.put('"');
                int from = out.size();
                column(texts).next(out);
                out.checkText(from);
                out.put('"');
            }
            case Node.NUMBER -> column(numbers).next(out);
            case Node.TRUE -> out.put(TRUE);
            case Node.FALSE -> out.put(FALSE);
            case Node.NULL -> out.put(NULL);
            default -> throw new MalformedException("something in the block is of no kind");
        }
    }

    private static TextColumn column(@Nullable TextColumn column) {
        if (column == null) {
            throw new MalformedException("a column of the block is missing");
        }
        return column;
    }

    private void object(Emission out) {
        char before = '{';
        for (ReadNode child : children) {
            if (child.here()) {
                out.put(before);
                child.keyed(out);
                before = ',';
            } else {
                child.skip();
            }
        }
        if (before == '{') {
            out.put('{');
        }
        out.put('}');
    }

    private void array(Emission out) {
        long length = lengths[array++];
        out.put('[');
        for (long i = 0; i < length; i++) {
            if (i > 0) {
                out.put(',');
            }
            places.get((int) Math.min(i, placed)).next(out);
        }
        out.put(']');
    }
}
