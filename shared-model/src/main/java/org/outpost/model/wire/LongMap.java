// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

/// Numbers under numbers, without a box around each. What is not in it stands for itself.
final class LongMap {
    private long[] keys = new long[64];
    private long[] values = new long[64];
    private boolean[] used = new boolean[64];
    private int size;

    boolean has(long key) {
        return used[slot(key)];
    }

    long get(long key) {
        int slot = slot(key);
        return used[slot] ? values[slot] : key;
    }

    void put(long key, long value) {
        int slot = slot(key);
        if (!used[slot]) {
            if (size * 2 >= keys.length) {
                grow();
                slot = slot(key);
            }
            size++;
        }
        used[slot] = true;
        keys[slot] = key;
        values[slot] = value;
    }

    private int slot(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 40) & keys.length - 1;
        while (used[slot] && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        boolean[] oldUsed = used;
        keys = new long[oldKeys.length * 2];
        values = new long[keys.length];
        used = new boolean[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldUsed[i]) {
                int slot = slot(oldKeys[i]);
                used[slot] = true;
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
