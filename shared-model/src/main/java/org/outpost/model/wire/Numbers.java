// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import org.outpost.model.kernel.MalformedException;

/// A column of numbers in whichever of a few forms is the shortest: all the same, evenly spread
/// over a range, mostly small, mostly large, around nought, or a few that come again and again; as
/// they are or as steps from one to the next.
final class Numbers {
    private static final int FORMS = 6;
    private static final int SAME = 0;
    private static final int EVEN = 1;
    private static final int SMALL = 2;
    private static final int LARGE = 3;
    private static final int AROUND = 4;
    private static final int FEW = 5;

    private static final int MOST_FEW_BITS = 12;
    private static final double HEAD_BITS = 12;

    private Numbers() {}

    /// What the columns of one block have in common: small numbers that say how each is written.
    static final class Heads {
        private final Classes counts = new Classes();
        private final Classes values = new Classes();

        void count(RangeWriter out, long count) {
            counts.write(out, count);
        }

        /// @throws MalformedException where it is more than `most`
        int count(RangeReader in, long most) {
            long count = counts.read(in);
            if (count < 0 || count > most) {
                throw new MalformedException("the block counts more than it may hold");
            }
            return (int) count;
        }

        void value(RangeWriter out, long value) {
            values.write(out, Classes.folded(value));
        }

        long value(RangeReader in) {
            return Classes.unfolded(values.read(in));
        }
    }

    static void write(RangeWriter out, Heads heads, long[] numbers) {
        if (numbers.length == 0) {
            return;
        }
        Form plain = Form.best(numbers);
        long[] steps = steps(numbers);
        Form stepped = numbers.length < 3 ? plain : Form.best(steps);
        boolean asSteps = stepped.bits + 20 < plain.bits;
        heads.count(out, asSteps ? FORMS + stepped.form : plain.form);
        if (asSteps) {
            heads.value(out, numbers[0]);
            stepped.write(out, heads, steps);
        } else {
            plain.write(out, heads, numbers);
        }
    }

    static long[] read(RangeReader in, Heads heads, int count) {
        if (count == 0) {
            return new long[0];
        }
        int head = heads.count(in, 2 * FORMS - 1);
        if (head < FORMS) {
            return read(in, heads, head, new long[count], 0);
        }
        long first = heads.value(in);
        long[] numbers = read(in, heads, head - FORMS, new long[count], 1);
        numbers[0] = first;
        for (int i = 1; i < count; i++) {
            numbers[i] += numbers[i - 1];
        }
        return numbers;
    }

    /// About how many bits the column would take.
    static double bits(long[] numbers) {
        if (numbers.length == 0) {
            return 0;
        }
        double plain = Form.best(numbers).bits;
        return numbers.length < 3 ? plain : Math.min(plain, 20 + Form.best(steps(numbers)).bits);
    }

    private static long[] steps(long[] numbers) {
        long[] steps = new long[Math.max(0, numbers.length - 1)];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = numbers[i + 1] - numbers[i];
        }
        return steps;
    }

    private static long[] read(RangeReader in, Heads heads, int form, long[] into, int from) {
        if (from == into.length) {
            return into;
        }
        long base = form == AROUND ? 0 : heads.value(in);
        switch (form) {
            case SAME -> java.util.Arrays.fill(into, from, into.length, base);
            case EVEN -> readEven(in, base, heads.value(in), into, from);
            case FEW -> readFew(in, base, heads.count(in, MOST_FEW_BITS), into, from);
            default -> {
                Classes classes = new Classes();
                for (int i = from; i < into.length; i++) {
                    long value = classes.read(in);
                    into[i] =
                            form == SMALL
                                    ? base + value
                                    : form == LARGE ? base - value : Classes.unfolded(value);
                }
            }
        }
        return into;
    }

    private static void readEven(RangeReader in, long base, long span, long[] into, int from) {
        if (span < 0) {
            throw new MalformedException("a column of the block spans less than nothing");
        }
        for (int i = from; i < into.length; i++) {
            long value;
            if (span < RangeWriter.MOST_CHOICES) {
                value = in.even(span + 1);
            } else {
                value = in.even((span >>> 31) + 1) << 31;
                value |= in.raw(31);
            }
            into[i] = base + value;
        }
    }

    private static void readFew(RangeReader in, long base, int bits, long[] into, int from) {
        Odds odds = new Odds(1 << bits);
        for (int i = from; i < into.length; i++) {
            int cell = 1;
            for (int b = 0; b < bits; b++) {
                cell = cell << 1 | in.bit(odds, cell);
            }
            into[i] = base + (cell - (1 << bits));
        }
    }

    /// One way to write a column, and about how many bits it takes.
    private record Form(int form, double bits, long least, long most) {
        static Form best(long[] numbers) {
            long least = Long.MAX_VALUE;
            long most = Long.MIN_VALUE;
            for (long number : numbers) {
                least = Math.min(least, number);
                most = Math.max(most, number);
            }
            long span = most - least;
            if (span == 0) {
                return new Form(SAME, HEAD_BITS, least, most);
            }
            Form best = new Form(AROUND, classed(numbers, AROUND, 0), least, most);
            if (span < 0 || span >= 1L << 61) {
                return best;
            }
            best = best.or(EVEN, HEAD_BITS + numbers.length * log2(span + 1.0));
            best = best.or(SMALL, HEAD_BITS + classed(numbers, SMALL, least));
            best = best.or(LARGE, HEAD_BITS + classed(numbers, LARGE, most));
            if (span < 1 << MOST_FEW_BITS) {
                best = best.or(FEW, HEAD_BITS + few(numbers, least, (int) span + 1));
            }
            return best;
        }

        private Form or(int other, double cost) {
            return cost < bits ? new Form(other, cost, least, most) : this;
        }

        void write(RangeWriter out, Heads heads, long[] numbers) {
            if (form != AROUND) {
                heads.value(out, form == LARGE ? most : least);
            }
            switch (form) {
                case SAME -> {}
                case EVEN -> writeEven(out, heads, numbers);
                case FEW -> writeFew(out, heads, numbers);
                default -> {
                    Classes classes = new Classes();
                    for (long number : numbers) {
                        classes.write(out, from(number, form, form == LARGE ? most : least));
                    }
                }
            }
        }

        private void writeEven(RangeWriter out, Heads heads, long[] numbers) {
            long span = most - least;
            heads.value(out, span);
            for (long number : numbers) {
                long value = number - least;
                if (span < RangeWriter.MOST_CHOICES) {
                    out.even(value, span + 1);
                } else {
                    out.even(value >>> 31, (span >>> 31) + 1);
                    out.raw(value, 31);
                }
            }
        }

        private void writeFew(RangeWriter out, Heads heads, long[] numbers) {
            int bits = 64 - Long.numberOfLeadingZeros(most - least);
            heads.count(out, bits);
            Odds odds = new Odds(1 << bits);
            for (long number : numbers) {
                int value = (int) (number - least);
                int cell = 1;
                for (int b = bits - 1; b >= 0; b--) {
                    int bit = value >>> b & 1;
                    out.bit(odds, cell, bit);
                    cell = cell << 1 | bit;
                }
            }
        }

        private static long from(long number, int form, long base) {
            return switch (form) {
                case SMALL -> number - base;
                case LARGE -> base - number;
                default -> Classes.folded(number);
            };
        }

        private static double classed(long[] numbers, int form, long base) {
            int[] seen = new int[Classes.KINDS];
            double raw = 0;
            for (long number : numbers) {
                int kind = Classes.of(from(number, form, base));
                seen[kind]++;
                raw += Classes.rawBits(kind);
            }
            return raw + entropy(seen, numbers.length, 5);
        }

        private static double few(long[] numbers, long least, int kinds) {
            int[] seen = new int[kinds];
            for (long number : numbers) {
                seen[(int) (number - least)]++;
            }
            return entropy(seen, numbers.length, 5);
        }
    }

    /// Bits to tell so many things of these kinds apart, and so many more to learn of each kind.
    static double entropy(int[] seen, int all, double learning) {
        double bits = 0;
        for (int count : seen) {
            if (count > 0) {
                bits += learning + count * log2((double) all / count);
            }
        }
        return bits;
    }

    static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
