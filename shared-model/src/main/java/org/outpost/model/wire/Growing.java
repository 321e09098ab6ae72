// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.util.Arrays;

/// A list of numbers that grows, without a box around each.
final class Growing {
    private long[] numbers = new long[8];
    private int size;

    void add(long number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        numbers[size++] = number;
    }

    int size() {
        return size;
    }

    long get(int index) {
        return numbers[index];
    }

    long[] all() {
        return Arrays.copyOf(numbers, size);
    }
}
