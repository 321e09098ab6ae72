// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.MalformedException;

/// Reads the columns {@link ColumnWriter} wrote. Every value read is taken from a budget the head
/// of the block bounds, so that no column can ask for more room than the facts could fill.
final class ColumnReader {
    private final RangeReader in;
    final Numbers.Heads heads = new Numbers.Heads();
    private final List<Field> fields = new ArrayList<>();
    private long budget;
    private long lastSame;

    ColumnReader(RangeReader in, long budget) {
        this.in = in;
        this.budget = budget;
    }

    /// How many values the columns of so many bytes of facts may have together.
    static long budget(long decoded) {
        return decoded / 2 + 16 * 1024;
    }

    int form(int most) {
        return heads.count(in, most);
    }

    int count(long most) {
        return heads.count(in, most);
    }

    byte[][] codes(int most) {
        return Codes.read(in, heads, most);
    }

    long value() {
        return heads.value(in);
    }

    /// Refuses what asks for more values than are left to be read.
    void expect(long count) {
        if (count > budget) {
            throw new MalformedException("the block holds more than its facts can");
        }
    }

    long[] lone(long count) {
        expect(count);
        budget -= count;
        return Numbers.read(in, heads, (int) count);
    }

    long[] numbers(long[] rows) {
        if (rows.length == 0) {
            return new long[0];
        }
        Field other = other();
        long[] numbers = lone(rows.length);
        if (other != null) {
            if (other.words() || !other.told() || !other.covers(rows)) {
                throw new MalformedException("a column of the block is told from the wrong one");
            }
            other.add(numbers, rows);
        }
        keep(numbers, rows, false);
        return numbers;
    }

    long[] words(long[] rows) {
        if (rows.length == 0) {
            return new long[0];
        }
        int head = heads.count(in, fields.size() + (long) ColumnWriter.ITSELF);
        if (head == ColumnWriter.SAME) {
            return same(rows.length);
        }
        long[] places;
        if (head == ColumnWriter.DICTIONARY) {
            places = dictionary(rows.length);
        } else {
            expect(rows.length);
            places = new long[rows.length];
            Teacher teacher =
                    head == ColumnWriter.ITSELF
                            ? Teacher.before(places)
                            : fields.get(fields.size() + ColumnWriter.ITSELF - head).teacher(rows);
            taught(places, teacher);
        }
        keep(places, rows, true);
        return places;
    }

    private long[] same(int count) {
        expect(count);
        budget -= count;
        lastSame += heads.value(in);
        long[] places = new long[count];
        Arrays.fill(places, lastSame);
        return places;
    }

    private @Nullable Field other() {
        int head = heads.count(in, fields.size());
        return head == 0 ? null : fields.get(fields.size() - head);
    }

    void keep(long[] values, long[] rows, boolean words) {
        fields.add(Field.of(values, rows, words));
    }

    private void taught(long[] places, Teacher teacher) {
        long[] wrong = dictionary(heads.count(in, places.length));
        int next = 0;
        LongMap learnt = new LongMap();
        Odds odds = new Odds(2);
        for (int i = 0; i < places.length; i++) {
            if (teacher.speaks(i)) {
                long word = teacher.word(i);
                boolean right = in.bit(odds, learnt.has(word) ? 1 : 0) != 0;
                places[i] = right ? learnt.get(word) : wrong(wrong, next++);
                learnt.put(word, places[i]);
            } else {
                places[i] = wrong(wrong, next++);
            }
        }
    }

    private static long wrong(long[] wrong, int next) {
        if (next >= wrong.length) {
            throw new MalformedException("a column of the block ends too early");
        }
        return wrong[next];
    }

    private long[] dictionary(int count) {
        long[] words = lone(heads.count(in, count));
        for (int i = 1; i < words.length; i++) {
            words[i] += words[i - 1];
        }
        long[] places = lone(count);
        for (int i = 0; i < count; i++) {
            if (places[i] < 0 || places[i] >= words.length) {
                throw new MalformedException("the block names a word it does not have");
            }
            places[i] = words[(int) places[i]];
        }
        return places;
    }
}
