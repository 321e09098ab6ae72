// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes columns one after the other, each told from an earlier one where that is shorter: a
/// number as its difference to another of the same fact, a word as the one that came with the same
/// other word last time.
final class ColumnWriter {
    /// How many values of a column are tried to find the one it is best told from.
    private static final int SAMPLE = 512;

    private static final double WORTH = 24;

    /// How a column of words is written: one word throughout, out of a dictionary, told from its
    /// own value before, or, from there on, from the column so many before.
    static final int SAME = 0;

    static final int DICTIONARY = 1;
    static final int ITSELF = 2;

    final RangeWriter out = new RangeWriter();
    final Numbers.Heads heads = new Numbers.Heads();
    private final List<Field> fields = new ArrayList<>();
    private long cells;
    private long lastSame;

    /// How many values were written; a reader takes no more than {@link ColumnReader#budget}.
    long cells() {
        return cells;
    }

    void form(int form) {
        heads.count(out, form);
    }

    /// A column that is never told from another, and that no other is told from.
    void lone(long[] numbers) {
        cells += numbers.length;
        Numbers.write(out, heads, numbers);
    }

    /// @param rows the fact each number belongs to
    void numbers(long[] numbers, long[] rows) {
        if (numbers.length == 0) {
            return;
        }
        int from = bestOther(numbers, rows);
        long[] told = from < 0 ? numbers : fields.get(from).differences(numbers, rows);
        if (from >= 0 && Numbers.bits(told) + WORTH > Numbers.bits(numbers)) {
            from = -1;
            told = numbers;
        }
        heads.count(out, from < 0 ? 0 : fields.size() - from);
        lone(told);
        keep(numbers, rows, false);
    }

    void words(long[] places, long[] rows) {
        if (places.length == 0) {
            return;
        }
        if (Field.same(places)) {
            heads.count(out, SAME);
            heads.value(out, places[0] - lastSame);
            lastSame = places[0];
            cells += places.length;
            return;
        }
        int from = bestTeacher(places, rows);
        if (from == Field.NOTHING) {
            heads.count(out, DICTIONARY);
            dictionary(places);
        } else {
            heads.count(out, from == Field.ITSELF ? ITSELF : fields.size() - from + ITSELF);
            taught(places, teacher(from, places, rows));
        }
        keep(places, rows, true);
    }

    /// Keeps a column that was written some other way, so that others can be told from it.
    void keep(long[] values, long[] rows, boolean words) {
        fields.add(Field.of(values, rows, words));
    }

    private int bestOther(long[] numbers, long[] rows) {
        int sample = Math.min(SAMPLE, numbers.length);
        long[] some = Arrays.copyOf(numbers, sample);
        double least = Numbers.bits(some) - 1;
        int best = -1;
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            if (field.words() || !field.told() || !field.covers(rows)) {
                continue;
            }
            double bits = Numbers.bits(field.differences(some, rows));
            if (bits < least) {
                least = bits;
                best = i;
            }
        }
        return best;
    }

    private int bestTeacher(long[] places, long[] rows) {
        int sample = Math.min(SAMPLE, places.length);
        double each = each(places);
        double most = WORTH * sample / places.length;
        int best = Field.NOTHING;
        for (int i = Field.ITSELF; i < fields.size(); i++) {
            if (i >= 0 && !fields.get(i).told()) {
                continue;
            }
            double gain = gain(places, teacher(i, places, rows), sample, each);
            if (gain > most) {
                most = gain;
                best = i;
            }
        }
        return best;
    }

    private static double gain(long[] places, Teacher teacher, int sample, double each) {
        LongMap learnt = new LongMap();
        int asked = 0;
        int right = 0;
        for (int i = 0; i < sample; i++) {
            if (teacher.speaks(i)) {
                long word = teacher.word(i);
                asked++;
                right += learnt.get(word) == places[i] ? 1 : 0;
                learnt.put(word, places[i]);
            }
        }
        int wrong = asked - right;
        double flags = Numbers.entropy(new int[] {right, wrong}, asked, 2);
        return right * each - flags;
    }

    private static double each(long[] places) {
        Map<Long, int[]> counts = new HashMap<>();
        for (long place : places) {
            counts.computeIfAbsent(place, _ -> new int[1])[0]++;
        }
        int[] often = counts.values().stream().mapToInt(count -> count[0]).toArray();
        return Numbers.entropy(often, places.length, 4) / places.length;
    }

    private Teacher teacher(int from, long[] places, long[] rows) {
        return from == Field.ITSELF ? Teacher.before(places) : fields.get(from).teacher(rows);
    }

    private void taught(long[] places, Teacher teacher) {
        LongMap learnt = new LongMap();
        boolean[] right = new boolean[places.length];
        Growing wrong = new Growing();
        for (int i = 0; i < places.length; i++) {
            if (teacher.speaks(i)) {
                right[i] = learnt.get(teacher.word(i)) == places[i];
                learnt.put(teacher.word(i), places[i]);
            }
            if (!right[i]) {
                wrong.add(places[i]);
            }
        }
        heads.count(out, wrong.size());
        dictionary(wrong.all());
        LongMap again = new LongMap();
        Odds odds = new Odds(2);
        for (int i = 0; i < places.length; i++) {
            if (teacher.speaks(i)) {
                long word = teacher.word(i);
                out.bit(odds, again.has(word) ? 1 : 0, right[i] ? 1 : 0);
                again.put(word, places[i]);
            }
        }
    }

    /// Which words there are, then which of them each time.
    private void dictionary(long[] places) {
        long[] words = Arrays.stream(places).sorted().distinct().toArray();
        long[] gaps = new long[words.length];
        for (int i = 0; i < words.length; i++) {
            gaps[i] = i == 0 ? words[0] : words[i] - words[i - 1];
        }
        heads.count(out, words.length);
        lone(gaps);
        long[] local = new long[places.length];
        for (int i = 0; i < places.length; i++) {
            local[i] = Arrays.binarySearch(words, places[i]);
        }
        lone(local);
    }
}
