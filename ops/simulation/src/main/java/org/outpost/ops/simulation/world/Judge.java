// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.world;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.outpost.model.access.StaffMember;
import org.outpost.model.inventory.TransferState;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.sync.BatchHeader;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactReader;
import org.outpost.model.sync.FeedCursor;
import org.outpost.model.sync.FoldPlace;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.LeaseBook;
import org.outpost.model.sync.LeasePool;
import org.outpost.model.sync.LeaseShare;
import org.outpost.model.sync.Ruling;
import org.outpost.model.sync.Was;

/// Looks at the machines and the server when all is quiet, and says what does not hold of facts,
/// feeds, chains and states. What does not hold of care is said by {@link CareJudge}.
final class Judge {
    private final District district;
    private final List<Counter> counters;
    private final World world;
    private final Staff staff;
    private final FactReader reader;

    Judge(Driver driver, List<Counter> counters, World world, Staff staff) {
        this.district = driver.district();
        this.reader = driver.reader();
        this.counters = counters;
        this.world = world;
        this.staff = staff;
    }

    void judge() {
        kept();
        appliedOnce();
        feeds();
        causes();
        scope();
        chains();
        told();
        NaiveFold right = new NaiveFold(district.facts(), reader);
        states(right);
        leases(counters, world);
        dismissed(right);
        new CareJudge(district, world, right).judge();
    }

    /// What a clerk wrote after her dismissal and the server heard after it does not count; what
    /// she wrote while she was employed was not refused for it. What the server had taken before it
    /// heard of the dismissal stays as it was taken, and a ruling stays as it was made.
    private void dismissed(NaiveFold right) {
        district.feeds()
                .forEach((feed, ids) -> {
                    NavigableMap<FoldPlace, Boolean> employed = new TreeMap<>();
                    for (FactId id : ids) {
                        Fact fact = district.fact(id);
                        if (fact == null || fact.malformed() != null) {
                            continue;
                        }
                        if (fact.envelope().aggregates().contains(StaffMember.id(Staff.GONE))) {
                            employed.put(fact.place(), fact.type().equals("EmployStaff"));
                        } else if (fact.envelope().who().equals(Staff.GONE)
                                && fact.envelope().home().equals(feed)) {
                            var then = employed.lowerEntry(fact.place());
                            boolean may = then == null || then.getValue();
                            dismissed(fact, may, right);
                        }
                    }
                });
    }

    private void dismissed(Fact fact, boolean may, NaiveFold right) {
        Ruling ruling = right.ruling(fact.id());
        FactId by = right.ruledBy(fact.id());
        if (!may && (ruling == null || !ruling.skips())) {
            world.violated(Law.I12, fact + " was written after she had left: " + ruling);
        } else if (may
                && ruling != null
                && by != null
                && ruling.code().equals("access.not-employed")
                && staff.mightWrite(fact.place(), by)) {
            world.violated(Law.I12, fact + " was written while she was there: " + ruling);
        }
    }

    /// At any time no two machines believe they hold the same part: asked in the middle of trouble.
    static void leases(List<Counter> counters, World world) {
        Map<String, String> holders = new HashMap<>();
        for (Counter counter : counters) {
            Machine machine = counter.machine();
            if (counter.inDoubt()) {
                // Two files of one writer, or an older state of one: nobody can know yet.
                continue;
            }
            for (AggregateId pool : machine.known(LeasePool.KIND)) {
                LeaseBook book = machine.state(pool, LeaseBook.class);
                for (long part : LeaseShare.parts(book.heldBy(machine.writer()))) {
                    String other = holders.put(pool + "#" + part, counter.name());
                    if (other != null && !other.equals(counter.name())) {
                        world.violated(
                                Law.I6,
                                pool
                                        + " "
                                        + part
                                        + " is held by "
                                        + other
                                        + " and "
                                        + counter.name());
                    }
                }
            }
        }
    }

    private void kept() {
        Map<Was, Fact> there = new HashMap<>();
        for (Fact fact : district.facts()) {
            Fact twin = there.put(Was.of(fact), fact);
            if (twin != null) {
                world.violated(Law.I2, fact + " is " + twin + " once more");
            }
        }
        world.promised()
                .forEach((was, fact) -> {
                    Fact found = there.get(was);
                    boolean again = found != null && found.envelope().was() != null;
                    if (found == null || !again && !fact.equals(found)) {
                        world.violated(Law.I1, fact + " is not at the server");
                    }
                });
        for (Counter counter : counters) {
            for (Fact fact : counter.machine().facts()) {
                if (!fact.equals(district.fact(fact.id()))) {
                    world.violated(Law.I1, fact + " of " + counter.name() + " is not the server's");
                }
            }
        }
    }

    private void appliedOnce() {
        for (Counter counter : counters) {
            counter.machine()
                    .applied()
                    .forEach((id, times) -> {
                        if (times != 1) {
                            world.violated(
                                    Law.I2,
                                    counter.name() + " applied " + id + " " + times + " times");
                        }
                    });
        }
        district.feeds()
                .forEach((feed, facts) -> {
                    if (new HashSet<>(facts).size() != facts.size()) {
                        world.violated(Law.I2, "a fact is twice in " + feed);
                    }
                });
    }

    /// Up to its cursor a machine has every entry of a feed, as the server has it.
    private void feeds() {
        Map<FeedId, List<FactId>> feeds = district.feeds();
        for (Counter counter : counters) {
            for (FeedCursor cursor : counter.machine().log().cursors()) {
                List<FactId> feed = feeds.getOrDefault(cursor.feed(), List.of());
                if (cursor.n() != feed.size()) {
                    world.violated(
                            Law.I2, counter.name() + " stands at " + cursor + " of " + feed.size());
                }
                for (FactId id : feed) {
                    Fact here = counter.machine().fact(id);
                    if (here == null || !here.equals(district.fact(id))) {
                        world.violated(
                                Law.I2, counter.name() + " lacks " + id + " of " + cursor.feed());
                        break;
                    }
                }
            }
        }
    }

    /// What made a thing came to a machine before what changed it, and of one writer the later
    /// change of a thing has the later clock. A parcel alone may be faster than its paper, and what
    /// a copy wrote again may name what the other copy sent and this one only hears of.
    private void causes() {
        Map<AggregateId, FactId> makers = makers();
        for (Counter counter : counters) {
            Machine machine = counter.machine();
            Set<FactId> seen = new HashSet<>();
            Map<AggregateId, HybridTime> clocks = new HashMap<>();
            for (Fact fact : machine.facts()) {
                seen.add(fact.id());
                boolean own = fact.id().writer().equals(machine.writer());
                for (AggregateId id : fact.envelope().aggregates()) {
                    FactId maker = makers.get(id);
                    boolean early =
                            maker != null
                                    && !fact.id().writer().isServer()
                                    && fact.envelope().was() == null
                                    && !seen.contains(maker)
                                    && !id.kind().equals(TransferState.KIND)
                                    && Model.ROOMS.wholeAt(id, machine.home());
                    HybridTime before = own ? clocks.put(id, fact.envelope().clock()) : null;
                    boolean back = before != null && before.compareTo(fact.envelope().clock()) >= 0;
                    if (early || back) {
                        world.violated(
                                Law.I3,
                                fact
                                        + " at "
                                        + counter.name()
                                        + (early ? " came before " + maker : " is not the later"));
                    }
                }
            }
        }
    }

    /// The facts that made things, by what they made.
    private Map<AggregateId, FactId> makers() {
        Map<String, FactId> named = new HashMap<>();
        district.facts().forEach(fact -> named.put(fact.id().value(), fact.id()));
        Map<AggregateId, FactId> makers = new HashMap<>();
        for (Fact fact : district.facts()) {
            for (AggregateId id : fact.envelope().aggregates()) {
                FactId maker = named.get(id.key());
                if (maker != null) {
                    makers.put(id, maker);
                }
            }
        }
        return makers;
    }

    /// What a machine holds is in a feed it follows, or its own.
    private void scope() {
        Map<FeedId, Set<FactId>> feeds = new HashMap<>();
        district.feeds().forEach((feed, facts) -> feeds.put(feed, new HashSet<>(facts)));
        for (Counter counter : counters) {
            Machine machine = counter.machine();
            Set<FeedId> follows = new HashSet<>();
            machine.log().cursors().forEach(cursor -> follows.add(cursor.feed()));
            List<Set<FactId>> followed =
                    follows.stream().map(feed -> feeds.getOrDefault(feed, Set.of())).toList();
            for (Fact fact : machine.facts()) {
                boolean its = fact.id().writer().equals(machine.writer());
                for (int i = 0; i < followed.size() && !its; i++) {
                    its = followed.get(i).contains(fact.id());
                }
                boolean meant =
                        follows.contains(fact.envelope().home())
                                || fact.envelope().concerns().stream().anyMatch(follows::contains);
                if (!its || !meant) {
                    world.violated(
                            Law.I10, counter.name() + " holds " + fact + " of another hospital");
                }
            }
        }
    }

    /// Of every registration its hospital is told once, however often the message came.
    private void told() {
        Map<FactId, Integer> told = district.told();
        if (told == null) {
            return;
        }
        district.feeds()
                .forEach((feed, ids) -> {
                    for (FactId id : ids) {
                        Fact fact = district.fact(id);
                        int times = told.getOrDefault(id, 0);
                        if (times != 1
                                && fact != null
                                && fact.type().equals("RegisterPatient")
                                && fact.envelope().home().equals(feed)
                                && feed.isHospital()) {
                            world.violated(Law.I8, fact + " was told " + times + " times");
                        }
                    }
                });
    }

    private void chains() {
        for (List<FrozenBatch> chain : district.chains()) {
            String previous = BatchHeader.NO_BATCH;
            long seq = 0;
            long number = 0;
            for (FrozenBatch batch : chain) {
                BatchHeader header = batch.header();
                boolean joins =
                        header.number() == ++number
                                && header.previous().equals(previous)
                                && header.firstSeq() == seq + 1;
                if (!joins) {
                    world.violated(Law.I11, "batch " + number + " of " + header.writer());
                }
                previous = batch.hash();
                seq = header.lastSeq();
            }
        }
    }

    private void states(NaiveFold right) {
        for (AggregateId id : right.aggregates()) {
            check("the server", id, district.state(id), right);
        }
        for (Counter counter : counters) {
            Machine machine = counter.machine();
            Set<AggregateId> mine = new HashSet<>(machine.folded());
            for (Fact fact : machine.facts()) {
                mine.addAll(fact.envelope().aggregates());
            }
            mine.removeIf(id -> !Model.ROOMS.wholeAt(id, machine.home()));
            machine.states(states -> {
                mine.forEach(id -> check(counter.name(), id, states.of(id), right));
                return mine;
            });
        }
    }

    private void check(String where, AggregateId id, @Nullable Object state, NaiveFold right) {
        if (!NaiveFold.same(state, right.state(id))) {
            world.violated(Law.I2, id + " at " + where + " is not what its facts add up to");
        }
    }
}
