// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.kernel.WriterId;

/// The server's half of a push, without I/O: tells where a batch stands, and judges a fresh one
/// into what its transaction must write. One instance serves all; nothing is kept between calls.
public final class IngestSession {
    /// Who the server's own facts name.
    public static final UserId SERVER = new UserId("server");

    /// How a thing is called that a machine's fact made.
    private static final Pattern MADE =
            Pattern.compile("(?:[0-9a-z]{16}|S/[A-Z0-9/-]{1,20})\\.[1-9][0-9]{0,17}");

    private static final DeviceId NO_DEVICE = new DeviceId("0".repeat(16));

    private final Rooms rooms;
    private final FactReader reader;
    private final FactWriter writer;
    private final BatchCodec batches;
    private final SignatureCheck signatures;
    private final Clock clock;

    public IngestSession(
            Rooms rooms,
            FactReader reader,
            FactWriter writer,
            BatchCodec batches,
            SignatureCheck signatures,
            Clock clock) {
        this.rooms = rooms;
        this.reader = reader;
        this.writer = writer;
        this.batches = batches;
        this.signatures = signatures;
        this.clock = clock;
    }

    /// Where the batch stands: TAKEN without a reason means it is already here.
    ///
    /// @return null for a fresh batch whose every claim holds: it can be judged
    public Exchange.@Nullable BatchAnswer standing(
            WriterRow row, FrozenBatch batch, InboxSource source) {
        BatchHeader header = batch.header();
        if (row.writer().isServer() || header.number() < 1) {
            return answer(header, Exchange.BatchStanding.BROKEN, "no device writes such a batch");
        }
        if (!header.writer().equals(row.writer()) || !header.device().equals(row.device())) {
            return answer(header, Exchange.BatchStanding.BROKEN, "another writer's batch");
        }
        if (header.number() <= row.batch()) {
            return batch.hash().equals(source.batchHash(row.writer(), header.number()))
                    ? answer(header, Exchange.BatchStanding.TAKEN, "")
                    : answer(header, Exchange.BatchStanding.FORK, "another batch has this number");
        }
        if (header.number() > row.batch() + 1) {
            return answer(header, Exchange.BatchStanding.LATER, "the batch before is not here yet");
        }
        if (!header.previous().equals(row.chain())) {
            return answer(header, Exchange.BatchStanding.FORK, "it continues another chain");
        }
        String broken = broken(row, batch);
        if (broken != null) {
            return answer(header, Exchange.BatchStanding.BROKEN, broken);
        }
        FactId twin = twin(batch, source);
        if (twin != null) {
            return answer(header, Exchange.BatchStanding.FORK, "a fact of it stands as " + twin);
        }
        return isAnyAwaited(row, batch.facts(), source)
                ? answer(header, Exchange.BatchStanding.LATER, "what it builds on was lost")
                : null;
    }

    private boolean isAnyAwaited(WriterRow row, List<Fact> facts, InboxSource source) {
        return makers(row.writer(), facts).stream().anyMatch(maker -> source.isAwaited(row, maker));
    }

    /// The facts of others that made what these go on with. Not those of goods on their way: they
    /// can be unpacked before their paper is here, and two machines could wait for each other.
    private Set<FactId> makers(WriterId own, List<Fact> facts) {
        Set<FactId> makers = new LinkedHashSet<>();
        for (Fact fact : facts) {
            for (AggregateId id : fact.envelope().aggregates()) {
                if (MADE.matcher(id.key()).matches() && rooms.comesAfterItsMaker(id)) {
                    makers.add(FactId.parse(id.key()));
                }
            }
        }
        makers.removeIf(maker -> maker.writer().equals(own));
        return makers;
    }

    /// Judges a fresh batch: every fact is taken in, whatever its verdict; verdicts and decisions
    /// become facts of the server.
    public Ingested judge(WriterRow row, FrozenBatch batch, InboxSource source) {
        return GuardedSource.unwrapped(() -> {
            Judging judging = judging(row, source);
            List<ReadFact> facts = batch.facts().stream().map(reader::read).toList();
            Set<AggregateId> touched = new LinkedHashSet<>();
            facts.forEach(read -> touched.addAll(read.fact().envelope().aggregates()));
            judging.load(touched);
            facts.forEach(judging::take);
            return judging.result(batch);
        });
    }

    /// Writes facts of the server by itself: a share of a lease it passes on, a booking from a
    /// phone, a new device. They are judged like any other; what is not accepted is left out of the
    /// result's facts.
    ///
    /// @param who who asked for it
    /// @param home the feed they belong to
    public Ingested act(FeedId home, UserId who, List<FactBody> bodies, InboxSource source) {
        return act(home, who, bodies, false, source);
    }

    /// The same of facts that are one action and say so, such as a merge with what it takes over.
    public Ingested actAsOne(FeedId home, UserId who, List<FactBody> bodies, InboxSource source) {
        return act(home, who, bodies, true, source);
    }

    private Ingested act(
            FeedId home, UserId who, List<FactBody> bodies, boolean asOne, InboxSource source) {
        WriterRow row = WriterRow.fresh(WriterId.serverOf(home), NO_DEVICE, new byte[0], home);
        return GuardedSource.unwrapped(() -> {
            Judging judging = judging(row, source);
            if (asOne && bodies.size() > 1) {
                judging.asOne();
            }
            for (FactBody body : bodies) {
                judging.act(who, body);
            }
            return judging.result(null);
        });
    }

    /// Takes facts of this server back that it lost with its last commits, as they were: rulings,
    /// decisions, shares of leases. What may not stand any more, because something else was decided
    /// meanwhile, is left out of the result's facts. What builds on a fact that was lost with it
    /// and is still to be brought again counts, and is judged once all were heard.
    ///
    /// @param home the feed they belong to
    public Ingested takeBack(FeedId home, List<Fact> facts, InboxSource source) {
        WriterRow row = WriterRow.fresh(WriterId.serverOf(home), NO_DEVICE, new byte[0], home);
        return GuardedSource.unwrapped(() -> {
            Judging judging = judging(row, source);
            for (Fact fact : facts) {
                judging.takeBack(reader.read(fact), isAnyAwaited(row, List.of(fact), source));
            }
            return judging.result(null);
        });
    }

    /// Settles facts that were left open, now that all of their hospital were heard.
    ///
    /// @param home whose machines brought them
    public Ingested settle(FeedId home, List<Fact> facts, InboxSource source) {
        WriterRow row = WriterRow.fresh(WriterId.serverOf(home), NO_DEVICE, new byte[0], home);
        return GuardedSource.unwrapped(() -> {
            Judging judging = judging(row, source);
            facts.stream()
                    .sorted(Comparator.comparing(Fact::place))
                    .map(reader::read)
                    .forEach(judging::settle);
            return judging.result(null);
        });
    }

    /// Judges one fact again that lies here without counting, see {@link Judging#admit}.
    ///
    /// @param row its writer's
    /// @param who admits it
    /// @param passedOn whether the others it concerns have it already
    public Admitted admit(
            WriterRow row, UserId who, Fact fact, boolean passedOn, InboxSource source) {
        return GuardedSource.unwrapped(() -> {
            Judging judging = judging(row, source);
            Verdict verdict = judging.admit(who, reader.read(fact), passedOn);
            boolean stands = !(verdict instanceof Verdict.Refused);
            return new Admitted(verdict, stands ? judging.result(null) : null);
        });
    }

    /// What became of a fact that was judged again.
    ///
    /// @param ingested null where it was refused: then all stays as it is
    public record Admitted(Verdict verdict, @Nullable Ingested ingested) {}

    private Judging judging(WriterRow row, InboxSource source) {
        return new Judging(rooms, reader, writer, clock, row, new GuardedSource(source));
    }

    /// The other name under which a fact of the batch stands here already; null where none does.
    /// The copy that comes second learns by it to give up what both hold, see {@link Compare}.
    private static @Nullable FactId twin(FrozenBatch batch, InboxSource source) {
        Map<FactId, Was> names = new LinkedHashMap<>();
        batch.facts().forEach(fact -> names.put(fact.id(), Was.of(fact)));
        Map<Was, FactId> standing = source.standing(names.values(), batch.header().writer());
        for (Map.Entry<FactId, Was> name : names.entrySet()) {
            FactId as = standing.get(name.getValue());
            if (as != null && !as.equals(name.getKey())) {
                return as;
            }
        }
        return null;
    }

    /// A batch that is here now.
    public static Exchange.BatchAnswer taken(BatchHeader header) {
        return answer(header, Exchange.BatchStanding.TAKEN, "");
    }

    /// A batch that hands on what its machine may have from another, see {@link AwaitedException}.
    public static Exchange.BatchAnswer awaited(BatchHeader header) {
        return answer(header, Exchange.BatchStanding.LATER, "what it hands on is awaited");
    }

    private static Exchange.BatchAnswer answer(
            BatchHeader header, Exchange.BatchStanding standing, String reason) {
        return new Exchange.BatchAnswer(header.number(), standing, reason);
    }

    private @Nullable String broken(WriterRow row, FrozenBatch batch) {
        BatchHeader header = batch.header();
        long seq = row.highSeq();
        for (Fact fact : batch.facts()) {
            seq++;
            if (!fact.id().equals(new FactId(row.writer(), seq))) {
                return "its facts are not numbered on from " + row.highSeq();
            }
        }
        if (batch.facts().isEmpty()
                || header.firstSeq() != row.highSeq() + 1
                || header.lastSeq() != seq) {
            return "its header does not name the facts in it";
        }
        if (batch.facts().stream().map(Was::of).distinct().count() < batch.facts().size()) {
            return "two of its facts are one";
        }
        if (!header.bodyHash().equals(batches.bodyHash(batch.facts()))) {
            return "its facts are not those that were frozen";
        }
        boolean signed =
                signatures.holds(row.deviceKey(), batches.signedBytes(header), batch.signature());
        return signed ? null : "its signature does not hold";
    }
}
