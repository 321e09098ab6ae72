// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.kernel;

/// The name of a fact: its writer and its number there, counted from 1 with no gap.
///
/// @param seq at least 1
public record FactId(WriterId writer, long seq) implements Id {
    public FactId {
        if (seq < 1) {
            throw new MalformedException("a fact's number starts at 1");
        }
    }

    /// Reads `writer.seq`.
    public static FactId parse(String text) {
        int dot = text.lastIndexOf('.');
        if (dot < 1 || text.length() - dot > 20) {
            throw new MalformedException("not a fact id");
        }
        try {
            return new FactId(
                    new WriterId(text.substring(0, dot)), Long.parseLong(text.substring(dot + 1)));
        } catch (NumberFormatException e) {
            throw new MalformedException("not a fact id", e);
        }
    }

    @Override
    public String value() {
        return writer.value() + "." + seq;
    }

    @Override
    public String toString() {
        return value();
    }
}
