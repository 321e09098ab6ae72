// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.WriterId;

/// Who holds which parts of a pool. What nobody was passed lies at the server.
///
/// @param held by writer, spans in order and apart; the server is never in it
public record LeaseBook(Map<String, List<Span>> held) {
    /// Everything at the server.
    public static final LeaseBook EMPTY = new LeaseBook(Map.of());

    /// Who holds a part; null where it is the server.
    public @Nullable WriterId holder(long part) {
        for (Map.Entry<String, List<Span>> entry : held.entrySet()) {
            if (entry.getValue().stream().anyMatch(span -> span.has(part))) {
                return new WriterId(entry.getKey());
            }
        }
        return null;
    }

    /// Whether the part is this writer's to give out; to a writer of the server, whether it lies
    /// there.
    public boolean holds(WriterId writer, long part) {
        WriterId holder = holder(part);
        return holder == null ? writer.isServer() : holder.equals(writer);
    }

    /// What a desk was passed and has not given back.
    public List<Span> heldBy(WriterId writer) {
        return held.getOrDefault(writer.value(), List.of());
    }

    /// What of these parts lies at the server, in order.
    public List<Long> atServer(List<Span> among) {
        List<Long> parts = new ArrayList<>();
        for (Span span : among) {
            for (long part = span.from(); part <= span.to(); part++) {
                if (holder(part) == null) {
                    parts.add(part);
                }
            }
        }
        return parts;
    }

    /// All that is in other hands than the server's, in order and joined: blocks are passed from
    /// the lowest upwards, so of ten thousand in a hundred hands few spans are left.
    List<Span> passed() {
        return Spans.union(held.values().stream().flatMap(List::stream).toList(), List.of());
    }

    /// The book once a hand is dead: what it held lies at the server.
    LeaseBook without(WriterId writer) {
        Map<String, List<Span>> after = new TreeMap<>(held);
        after.remove(writer.value());
        return new LeaseBook(after);
    }

    /// The book once these parts are in another hand.
    ///
    /// @param to a desk, or any writer of the server
    LeaseBook moved(List<Span> parts, WriterId to) {
        Map<String, List<Span>> after = new TreeMap<>();
        held.forEach((writer, spans) -> {
            List<Span> left = Spans.without(spans, parts);
            if (!left.isEmpty()) {
                after.put(writer, left);
            }
        });
        if (!to.isServer()) {
            after.merge(to.value(), parts, Spans::union);
        }
        return new LeaseBook(after);
    }
}
