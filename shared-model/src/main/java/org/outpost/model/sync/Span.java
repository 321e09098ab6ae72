// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import org.outpost.model.kernel.MalformedException;

/// Parts of a lease from one to another, both in it.
public record Span(long from, long to) {
    public Span {
        if (from < 1 || to < from) {
            throw new MalformedException("a span goes from 1 or more upwards");
        }
    }

    /// How many parts.
    public long size() {
        return to - from + 1;
    }

    /// Whether the part lies in it.
    public boolean has(long part) {
        return from <= part && part <= to;
    }
}
