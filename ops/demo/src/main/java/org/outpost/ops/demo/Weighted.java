// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.demo;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;

/// A list drawn from by weight: what is ten times as heavy comes ten times as often.
final class Weighted<T> {
    private final List<T> all;
    private final int[] upTo;

    Weighted(List<T> all, ToIntFunction<T> weight) {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("nothing to draw from");
        }
        this.all = List.copyOf(all);
        this.upTo = new int[all.size()];
        int sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += weight.applyAsInt(all.get(i));
            upTo[i] = sum;
        }
    }

    T draw(SplittableRandom random) {
        int at = random.nextInt(upTo[upTo.length - 1]);
        int low = 0;
        int high = upTo.length - 1;
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (at < upTo[mid]) {
                high = mid;
            } else {
                low = mid + 1;
            }
        }
        return all.get(low);
    }
}
