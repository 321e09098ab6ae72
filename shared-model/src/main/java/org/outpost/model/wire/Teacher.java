// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

/// The column another is told from, value beside value. It says nothing where its fact has none.
interface Teacher {
    boolean speaks(int index);

    long word(int index);

    /// A column that goes by its own value before: it may still be in the making.
    static Teacher before(long[] places) {
        return new Teacher() {
            @Override
            public boolean speaks(int index) {
                return index > 0;
            }

            @Override
            public long word(int index) {
                return places[index - 1];
            }
        };
    }

    static Teacher of(long[] said, boolean[] speaks) {
        return new Teacher() {
            @Override
            public boolean speaks(int index) {
                return speaks[index];
            }

            @Override
            public long word(int index) {
                return said[index];
            }
        };
    }
}
