// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.platform.Sql;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.Digest;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactReader;
import org.outpost.model.sync.FeedCursor;
import org.outpost.model.sync.FeedEntry;
import org.outpost.model.sync.FeedPage;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.MendLog;
import org.outpost.model.sync.Ranges;
import org.outpost.model.sync.ReadFact;

/// The local file as mending sees it: what its feeds add up to from the bytes as they lie here now,
/// and how a fact that is lacking or damaged is put right.
public final class MendStore implements MendLog {
    private final LocalDatabase database;
    private final Device device;
    private final FactApplier applier;
    private final FactReader reader;
    private final FactLog log;
    private final Clock clock;

    public MendStore(
            LocalDatabase database,
            Device device,
            FactApplier applier,
            FactReader reader,
            FactLog log,
            Clock clock) {
        this.database = database;
        this.device = device;
        this.applier = applier;
        this.reader = reader;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public WriterId writer() {
        return device.writer();
    }

    @Override
    public DeviceId device() {
        return device.id();
    }

    @Override
    public List<FeedCursor> followed() {
        return database.read(sql -> line(sql).cursors());
    }

    @Override
    public void doubt(FeedCursor at) {
        database.change(sql -> new ProofStore(sql).differs(at.feed(), at.n(), clock.millis()));
    }

    @Override
    public List<FeedCursor> differing() {
        return database.read(sql -> {
            List<FeedId> differing = new ProofStore(sql).differing();
            return line(sql).cursors().stream()
                    .filter(at -> at.n() > 0)
                    .filter(at -> at.proof() == null || differing.contains(at.feed()))
                    .toList();
        });
    }

    @Override
    public Digest digest(FeedId feed, long from, long to) {
        return database.read(sql -> new ProofStore(sql).digest(feed, from, to));
    }

    @Override
    public long unplaced(FeedId feed, long upTo) {
        return database.read(sql -> upTo - new ProofStore(sql).placed(feed, upTo));
    }

    @Override
    public long firstUnplaced(FeedId feed) {
        return database.read(sql -> new ProofStore(sql).firstUnplaced(feed));
    }

    @Override
    public void place(FeedPage names) {
        database.change(sql -> {
            ProofStore proofs = new ProofStore(sql);
            names.entries().forEach(entry -> proofs.place(names.feed(), entry));
        });
    }

    @Override
    public void mend(FeedId feed, List<FeedEntry> right) {
        List<AggregateId> changed =
                database.write(sql -> {
                    FactWork work = applier.work(sql);
                    Set<AggregateId> touched = new LinkedHashSet<>();
                    for (FeedEntry entry : right) {
                        Fact fact = entry.fact();
                        if (fact != null) {
                            ReadFact read = reader.read(fact);
                            touched.addAll(work.store().replace(read));
                            new ProofStore(sql).place(feed, entry);
                        }
                    }
                    work.foldAgain(touched);
                    return List.copyOf(touched);
                });
        log.tell(changed);
    }

    @Override
    public Ranges.Back held(List<FactId> facts) {
        return database.read(sql -> {
            LineStore line = line(sql);
            Set<FrozenBatch> batches = new LinkedHashSet<>();
            List<Fact> others = new ArrayList<>();
            for (FactId id : facts) {
                if (id.writer().equals(writer())) {
                    whole(() -> line.frozenWith(writer(), id.seq())).ifPresent(batches::add);
                } else {
                    Fact fact = applier.work(sql).store().fact(id);
                    if (fact != null && ofFollowed(fact)) {
                        others.add(fact);
                    }
                }
            }
            return back(List.copyOf(batches), others);
        });
    }

    /// What other hospitals wrote is theirs to give back, and may lack its person here.
    private boolean ofFollowed(Fact fact) {
        FeedId home = fact.envelope().home();
        return !home.isHospital() || home.equals(device.home());
    }

    @Override
    public Ranges.Back frozen(List<Long> numbers) {
        return database.read(sql ->
                back(
                        numbers.stream()
                                .flatMap(number ->
                                        whole(() -> line(sql).frozen(writer(), number)).stream())
                                .toList(),
                        List.of()));
    }

    /// A batch of which a fact lies damaged here too can't be given back until that is put right.
    private static Optional<FrozenBatch> whole(Supplier<Optional<FrozenBatch>> batch) {
        try {
            return batch.get();
        } catch (MalformedException damaged) {
            return Optional.empty();
        }
    }

    @Override
    public List<FeedEntry> unlike(FeedPage page) {
        return database.read(
                sql -> page.entries().stream().filter(entry -> unlike(sql, entry)).toList());
    }

    private static boolean unlike(Sql sql, FeedEntry entry) {
        Fact theirs = entry.fact();
        byte[] person = theirs == null ? null : theirs.person();
        return person != null
                && sql.number(
                                "select count(*) from fact where writer = ? and seq = ? and core ="
                                        + " ? and person is not null and person <> ?",
                                entry.id().writer().value(),
                                entry.id().seq(),
                                theirs == null ? null : theirs.core(),
                                person)
                        > 0;
    }

    @Override
    public boolean settle(FeedCursor at, Digest theirs, int mended) {
        Digest here = digest(at.feed(), 0, at.n());
        return database.write(sql ->
                new ProofStore(sql).settle(at, here, here.equals(theirs), mended, clock.millis()));
    }

    private Ranges.Back back(List<FrozenBatch> batches, List<Fact> facts) {
        return new Ranges.Back(device(), writer(), batches, facts);
    }

    private LineStore line(Sql sql) {
        return new LineStore(sql, applier.work(sql).store());
    }
}
