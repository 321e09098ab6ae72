// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.WriterId;

/// What leaves a judging: the facts that the server writes in it, numbered and sealed, and which
/// feed gets what, in order.
final class Outgoing {
    private final FactReader reader;
    private final FactWriter writer;
    private final Clock clock;
    private final InboxSource source;
    private final Folding folding;
    private final List<Fact> serverFacts = new ArrayList<>();
    private final Map<FeedId, Long> serverSeqs = new LinkedHashMap<>();
    private final Map<FeedId, Long> judgedWith = new LinkedHashMap<>();
    private final Map<FeedId, List<FactId>> appends =
            new TreeMap<>((one, other) -> one.value().compareTo(other.value()));
    private @Nullable String action;

    Outgoing(
            FactReader reader,
            FactWriter writer,
            Clock clock,
            InboxSource source,
            Folding folding) {
        this.reader = reader;
        this.writer = writer;
        this.clock = clock;
        this.source = source;
        this.folding = folding;
    }

    List<Fact> serverFacts() {
        return serverFacts;
    }

    /// What is sealed from here on is one action: it carries the name of its first fact.
    void asOne(FeedId home) {
        action = WriterId.serverOf(home) + "." + (source.serverSeq(home) + 1);
    }

    /// Writes a fact of the server that stands.
    void write(UserId who, FeedId home, FactBody body, HybridTime after) {
        Fact fact = seal(who, home, body, after);
        keep(fact);
        folding.fold(reader.read(fact));
        append(fact);
    }

    void keep(Fact fact) {
        serverFacts.add(fact);
    }

    /// Gives a fact of the server its number. Where it does not stand after all, that is free
    /// again.
    Fact seal(UserId who, FeedId home, FactBody body, HybridTime after) {
        long judged = judgedWith.computeIfAbsent(home, source::serverSeq);
        long seq = serverSeqs.getOrDefault(home, judged) + 1;
        serverSeqs.put(home, seq);
        FactId id = new FactId(WriterId.serverOf(home), seq);
        long now = clock.millis();
        HybridTime seen = folding.latest(body.touches(id)).max(after);
        HybridTime reading = HybridTime.ofMillis(now).max(seen).next();
        return writer.seal(new FactWriter.Draft(body, who, home, now, now, action), id, reading);
    }

    void append(Fact fact) {
        Set<FeedId> feeds = new LinkedHashSet<>();
        feeds.add(fact.envelope().home());
        feeds.addAll(fact.envelope().concerns());
        for (AggregateId id : fact.envelope().aggregates()) {
            feeds.addAll(folding.snapshot(id).followers());
        }
        appendTo(feeds, fact);
    }

    void appendTo(Set<FeedId> feeds, Fact fact) {
        feeds.forEach(
                feed -> appends.computeIfAbsent(feed, key -> new ArrayList<>()).add(fact.id()));
    }

    /// The fact that was sealed last does not stand.
    void unseal(FeedId home) {
        serverSeqs.merge(home, -1L, Long::sum);
    }

    /// Whether a feed gets this fact.
    boolean gets(FeedId feed, FactId fact) {
        return appends.getOrDefault(feed, List.of()).contains(fact);
    }

    List<Ingested.FeedAppend> feeds() {
        List<Ingested.FeedAppend> feeds = new ArrayList<>();
        appends.forEach((feed, facts) -> {
            long judged = judgedWith.getOrDefault(feed, -1L);
            long last = serverSeqs.getOrDefault(feed, judged);
            feeds.add(new Ingested.FeedAppend(feed, facts, judged, last));
        });
        return feeds;
    }
}
