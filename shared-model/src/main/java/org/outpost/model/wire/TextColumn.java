// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.outpost.model.kernel.MalformedException;

/// A column of texts or numbers as it was read: gives one value after the other.
interface TextColumn {
    /// Puts down the next value.
    void next(Emission out);

    /// Reads a column behind its form.
    ///
    /// @param rows the fact each value belongs to
    static TextColumn read(ColumnReader in, WordTable words, long[] rows) {
        int form = in.form(TextPlan.AT_LETTERS);
        return form == TextPlan.AT_BLANKS || form == TextPlan.AT_LETTERS
                ? new Pieces(in, words, rows, form == TextPlan.AT_BLANKS)
                : simple(form, in, words, rows);
    }

    private static TextColumn simple(int form, ColumnReader in, WordTable words, long[] rows) {
        return switch (form) {
            case TextPlan.WORDS -> new Words(in.words(rows), words);
            case TextPlan.DAYS -> new Days(in.numbers(rows), 1);
            case TextPlan.INSTANTS -> new Days(in.numbers(rows), Dates.MILLIS_OF_DAY);
            case TextPlan.TEMPLATES -> new Templates(in, words, rows);
            default -> throw new MalformedException("a column of the block is cut too often");
        };
    }

    /// Words as they are.
    final class Words implements TextColumn {
        private final byte[][] words;
        private int next;

        Words(long[] places, WordTable table) {
            words = new byte[places.length][];
            Map<Long, byte[]> known = new HashMap<>();
            for (int i = 0; i < places.length; i++) {
                words[i] = known.computeIfAbsent(places[i], table::text);
            }
        }

        @Override
        public void next(Emission out) {
            out.put(words[next++]);
        }
    }

    /// Whole numbers, outside of texts.
    final class Plain implements TextColumn {
        private final long[] numbers;
        private int next;

        Plain(long[] numbers) {
            this.numbers = numbers;
        }

        @Override
        public void next(Emission out) {
            out.number(numbers[next++]);
        }
    }

    /// Dates, with the time of day where a unit is a millisecond.
    final class Days implements TextColumn {
        private final long[] times;
        private final long unitsOfDay;
        private int next;

        Days(long[] times, long unitsOfDay) {
            this.times = times;
            this.unitsOfDay = unitsOfDay;
            for (long time : times) {
                long day = Math.floorDiv(time, unitsOfDay);
                if (day < Dates.FIRST_DAY || day > Dates.LAST_DAY) {
                    throw new MalformedException("a date of the block is beyond all years");
                }
            }
        }

        @Override
        public void next(Emission out) {
            long time = times[next++];
            int civil = Dates.civil(Math.floorDiv(time, unitsOfDay));
            out.number(civil / 10_000, 4);
            out.put('-');
            out.number(civil / 100 % 100, 2);
            out.put('-');
            out.number(civil % 100, 2);
            if (unitsOfDay > 1) {
                long milli = Math.floorMod(time, unitsOfDay);
                out.put('T');
                out.number(milli / 3_600_000, 2);
                out.put(':');
                out.number(milli / 60_000 % 60, 2);
                out.put(':');
                out.number(milli / 1000 % 60, 2);
                out.put('.');
                out.number(milli % 1000, 3);
                out.put('Z');
            }
        }
    }

    /// Templates and what belongs into them.
    final class Templates implements TextColumn {
        private final Mould[] moulds;
        private int next;

        Templates(ColumnReader in, WordTable table, long[] rows) {
            long[] places = in.words(rows);
            moulds = new Mould[places.length];
            Map<Long, Mould> known = new HashMap<>();
            TreeMap<Integer, Growing> slotRows = new TreeMap<>();
            long claimed = 0;
            for (int i = 0; i < places.length; i++) {
                moulds[i] = known.computeIfAbsent(places[i], place -> new Mould(table.word(place)));
                claimed += moulds[i].keys.length;
                in.expect(claimed);
                for (int key : moulds[i].keys) {
                    if (key > 0) {
                        slotRows.computeIfAbsent(key, _ -> new Growing()).add(rows[i]);
                    }
                }
            }
            Map<Integer, Slot> slots = new HashMap<>();
            slotRows.forEach((key, some) -> slots.put(key, new Slot(key, in, table, some.all())));
            known.values().forEach(mould -> mould.fill(slots));
        }

        @Override
        public void next(Emission out) {
            moulds[next++].next(out);
        }
    }

    /// What stands in one place of templates, one after the other.
    final class Slot implements TextColumn {
        private final int mark;
        private final long[] numbers;
        private final byte[][] writers;
        private int next;

        Slot(int key, ColumnReader in, WordTable table, long[] rows) {
            mark = key % 32;
            writers = new byte[mark == Template.NAME ? rows.length : 0][];
            if (mark == Template.NAME) {
                long[] places = in.words(rows);
                Map<Long, byte[]> known = new HashMap<>();
                for (int i = 0; i < rows.length; i++) {
                    writers[i] = known.computeIfAbsent(places[i], table::text);
                }
            }
            numbers = in.numbers(rows);
        }

        @Override
        public void next(Emission out) {
            long number = numbers[next];
            if (mark == Template.NAME) {
                out.put(writers[next]);
                out.put('.');
            }
            next++;
            if (number < 0) {
                throw new MalformedException("a number of the block is less than nothing");
            }
            if (mark > Template.WIDE && mark != Template.NAME) {
                out.number(number, mark - Template.WIDE);
            } else {
                out.number(number);
            }
        }
    }

    /// One template, ready to be filled.
    final class Mould {
        private final List<byte[]> letters = new ArrayList<>();
        private final int[] keys;
        private final List<TextColumn> parts = new ArrayList<>();

        Mould(byte[] template) {
            int from = 0;
            Growing found = new Growing();
            int slot = 0;
            for (int i = 0; i <= template.length; i++) {
                boolean mark = i < template.length && Template.isMark(template[i]);
                if (mark || i == template.length) {
                    if (!CanonicalScan.isText(template, from, i)) {
                        throw new MalformedException("a template of the block is no text");
                    }
                    letters.add(Arrays.copyOfRange(template, from, i));
                    from = i + 1;
                }
                if (mark) {
                    found.add(known(template[i]) ? -template[i] : slot++ * 32 + template[i]);
                }
            }
            keys = Arrays.stream(found.all()).mapToInt(key -> (int) key).toArray();
        }

        void fill(Map<Integer, Slot> slots) {
            for (int key : keys) {
                Slot slot = slots.get(key);
                parts.add(
                        slot != null
                                ? slot
                                : key == -Template.SELF ? Emission::own : Emission::check);
            }
        }

        private static boolean known(byte mark) {
            return mark == Template.SELF || mark == Template.CHECK;
        }

        void next(Emission out) {
            out.begin();
            out.put(letters.getFirst());
            for (int i = 0; i < keys.length; i++) {
                parts.get(i).next(out);
                out.put(letters.get(i + 1));
            }
        }
    }

    /// Texts in pieces.
    final class Pieces implements TextColumn {
        private final long[] counts;
        private final List<TextColumn> pieces = new ArrayList<>();
        private final boolean blanks;
        private int next;

        Pieces(ColumnReader in, WordTable words, long[] rows, boolean blanks) {
            this.blanks = blanks;
            counts = in.numbers(rows);
            long most = 0;
            for (long count : counts) {
                most = Math.max(most, count);
                if (count < 1 || count > TextPlan.MOST_PIECES) {
                    throw new MalformedException("a text of the block has no such pieces");
                }
            }
            for (int piece = 0; piece < most; piece++) {
                Growing itsRows = new Growing();
                for (int i = 0; i < counts.length; i++) {
                    if (counts[i] > piece) {
                        itsRows.add(rows[i]);
                    }
                }
                pieces.add(simple(in.form(TextPlan.AT_LETTERS), in, words, itsRows.all()));
            }
        }

        @Override
        public void next(Emission out) {
            long count = counts[next++];
            for (int piece = 0; piece < count; piece++) {
                if (piece > 0 && blanks) {
                    out.put(' ');
                }
                pieces.get(piece).next(out);
            }
        }
    }
}
