// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Reckoning with lists of spans that are in order and apart.
final class Spans {
    private Spans() {}

    static List<Span> union(List<Span> one, List<Span> other) {
        List<Span> all = new ArrayList<>(one);
        all.addAll(other);
        all.sort(Comparator.comparingLong(Span::from));
        List<Span> joined = new ArrayList<>();
        for (Span span : all) {
            Span last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && span.from() <= last.to() + 1) {
                joined.set(
                        joined.size() - 1, new Span(last.from(), Math.max(last.to(), span.to())));
            } else {
                joined.add(span);
            }
        }
        return List.copyOf(joined);
    }

    static List<Span> without(List<Span> spans, List<Span> gone) {
        List<Span> left = new ArrayList<>(spans);
        for (Span cut : gone) {
            List<Span> next = new ArrayList<>();
            for (Span span : left) {
                if (span.from() < cut.from()) {
                    next.add(new Span(span.from(), Math.min(span.to(), cut.from() - 1)));
                }
                if (span.to() > cut.to()) {
                    next.add(new Span(Math.max(span.from(), cut.to() + 1), span.to()));
                }
            }
            left = next;
        }
        return List.copyOf(left);
    }

    /// The spans that hold exactly these parts.
    static List<Span> of(List<Long> parts) {
        List<Span> spans = List.of();
        for (long part : parts) {
            spans = union(spans, List.of(new Span(part, part)));
        }
        return spans;
    }
}
