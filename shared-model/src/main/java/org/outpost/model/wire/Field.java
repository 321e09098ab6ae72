// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

/// A column written or read before, from which later ones can be told. Rows never go back.
///
/// @param rows the fact each value belongs to
/// @param words whether the values are places of words
/// @param told whether no fact has two values here, so that others can be told from it
record Field(long[] values, long[] rows, boolean words, boolean told) {
    /// Told from the column's own value before, or from nothing.
    static final int ITSELF = -1;

    static final int NOTHING = -2;

    static Field of(long[] values, long[] rows, boolean words) {
        boolean told = true;
        for (int i = 1; i < rows.length; i++) {
            told &= rows[i] > rows[i - 1];
        }
        return new Field(values, rows, words, told);
    }

    /// Whether there is a value for each of these facts.
    boolean covers(long[] others) {
        int at = 0;
        for (long row : others) {
            while (at < rows.length && rows[at] < row) {
                at++;
            }
            if (at == rows.length || rows[at] != row) {
                return false;
            }
        }
        return true;
    }

    /// What is to be added to this column's values for these numbers, as far as there are some.
    long[] differences(long[] numbers, long[] others) {
        long[] told = new long[numbers.length];
        int at = 0;
        for (int i = 0; i < told.length; i++) {
            while (rows[at] < others[i]) {
                at++;
            }
            told[i] = numbers[i] - values[at];
        }
        return told;
    }

    /// Makes numbers of what was to be added to this column's values.
    void add(long[] differences, long[] others) {
        int at = 0;
        for (int i = 0; i < differences.length; i++) {
            while (rows[at] < others[i]) {
                at++;
            }
            differences[i] += values[at];
        }
    }

    /// The values here of these facts.
    Teacher teacher(long[] others) {
        long[] said = new long[others.length];
        boolean[] speaks = new boolean[others.length];
        int at = 0;
        for (int i = 0; i < others.length; i++) {
            while (at < rows.length && rows[at] < others[i]) {
                at++;
            }
            speaks[i] = at < rows.length && rows[at] == others[i];
            said[i] = speaks[i] ? values[at] : 0;
        }
        return Teacher.of(said, speaks);
    }

    static boolean same(long[] values) {
        for (long value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }
}
