// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench;

import java.util.List;
import java.util.function.Consumer;

/// One bench by name: `desk`.
interface Bench {
    String name();

    /// What it measures, in a line.
    String about();

    /// Measures.
    ///
    /// @param progress told what is being done, line by line
    List<Figure> run(Consumer<String> progress) throws Exception;
}
