// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench;

import java.util.List;
import java.util.function.Consumer;

/// One bench by name, such as `desk`.
public interface Bench {
    String name();

    /// What it measures and the words it takes, in a line.
    String about();

    /// Measures.
    ///
    /// @param words its own, without its name and without `--json` and `--check`
    /// @param progress told what is being done, line by line
    /// @throws IllegalArgumentException in one line, where a word is not known
    Measured run(List<String> words, Consumer<String> progress) throws Exception;

    /// What a run came to.
    ///
    /// @param figures each beside its target
    /// @param rows what was measured besides, as JSON objects; kept, not judged
    record Measured(List<Figure> figures, List<String> rows) {
        public Measured {
            figures = List.copyOf(figures);
            rows = List.copyOf(rows);
        }

        public static Measured of(List<Figure> figures) {
            return new Measured(figures, List.of());
        }
    }
}
