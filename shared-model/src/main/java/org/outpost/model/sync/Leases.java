// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.Refusal;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.kernel.WriterId;

/// The room of leases: parts of a pool move only by facts of whoever holds them, so no part is ever
/// in two hands. A dead hand is opened by a person, see {@link DeclareLost}. And the room of who
/// follows what, see {@link Membership}.
public final class Leases implements Room {
    @Override
    public String name() {
        return "sync";
    }

    @Override
    public List<FactType> factTypes() {
        return List.of(
                FactType.of(PassLease.class),
                FactType.of(ReturnLease.class),
                FactType.of(DeclareLost.class),
                FactType.of(FollowAggregate.class),
                FactType.of(LeaveAggregate.class));
    }

    @Override
    public List<Fold<?>> folds() {
        return List.of(
                new BookFold(),
                new BlockFold(),
                new RunningNumber.Folded(),
                new Membership.Folded());
    }

    /// A block of numbers and a run of them come with the patients and visits that used them up.
    @Override
    public LoadStage loadStage(AggregateId id) {
        if (id.kind().equals(Membership.KIND)) {
            return LoadStage.PEOPLE;
        }
        if (!id.kind().equals(LeasePool.KIND)) {
            return LoadStage.REST;
        }
        return LeasePool.isNumbers(id) || LeasePool.isSeries(id) ? LoadStage.PLACES : LoadStage.DAY;
    }

    @Override
    public Verdict judge(States before, ReadFact fact, States after) {
        if (fact.body() instanceof FollowAggregate || fact.body() instanceof LeaveAggregate) {
            return Membership.judge(fact);
        }
        WriterId writer = fact.fact().id().writer();
        Refusal against =
                switch (fact.body()) {
                    case PassLease(var pool, var to, var parts) ->
                            against(before, pool, parts, writer);
                    case ReturnLease(var pool, var parts) -> against(before, pool, parts, writer);
                    case DeclareLost(_, var pools, _) -> against(pools, writer);
                    default -> null;
                };
        return against == null ? Verdict.ACCEPTED : Verdict.refused(against);
    }

    @Override
    public boolean wholeAt(AggregateId id, FeedId home) {
        return !home.isHospital()
                || LeasePool.hospitalOf(id).map(home.hospital()::equals).orElse(true);
    }

    private static @Nullable LeaseRefusal against(
            States before, AggregateId pool, List<Span> parts, WriterId writer) {
        if (!pool.kind().equals(LeasePool.KIND)) {
            return new LeaseRefusal.NotAPool();
        }
        LeaseBook book = before.of(pool, LeaseBook.class);
        for (Span span : parts) {
            for (long part = span.from(); part <= span.to(); part++) {
                if (!book.holds(writer, part)) {
                    return new LeaseRefusal.NotHolder(part);
                }
            }
        }
        return null;
    }

    private static @Nullable Refusal against(List<AggregateId> pools, WriterId writer) {
        if (!writer.isServer()) {
            return new SyncRefusal.ServerOnly();
        }
        return pools.stream().allMatch(LeasePool::isPlaces) ? null : new LeaseRefusal.NotAPool();
    }

    private static final class BookFold implements Fold<LeaseBook> {
        @Override
        public String kind() {
            return LeasePool.KIND;
        }

        @Override
        public Class<LeaseBook> stateType() {
            return LeaseBook.class;
        }

        @Override
        public LeaseBook empty(AggregateId id) {
            return LeaseBook.EMPTY;
        }

        @Override
        public LeaseBook apply(LeaseBook state, AggregateId id, ReadFact fact) {
            return switch (fact.body()) {
                case PassLease(var pool, var to, var parts) when pool.equals(id) ->
                        state.moved(parts, to);
                case ReturnLease(var pool, var parts) when pool.equals(id) ->
                        state.moved(parts, WriterId.serverOf(fact.fact().envelope().home()));
                case DeclareLost lost when lost.pools().contains(id) ->
                        state.without(lost.writer());
                default -> state;
            };
        }
    }

    private static final class BlockFold implements Fold<NumberBlock> {
        @Override
        public String kind() {
            return LeasePool.BLOCK_KIND;
        }

        @Override
        public Class<NumberBlock> stateType() {
            return NumberBlock.class;
        }

        @Override
        public NumberBlock empty(AggregateId id) {
            return NumberBlock.EMPTY;
        }

        @Override
        public NumberBlock apply(NumberBlock state, AggregateId id, ReadFact fact) {
            return switch (fact.body()) {
                case PassLease pass -> state.passed(pass.to());
                case ReturnLease back ->
                        state.passed(WriterId.serverOf(fact.fact().envelope().home()));
                case UsesNumber uses -> {
                    NumberUse use = uses.numberUse();
                    yield use != null && use.block().equals(id) ? state.using(use.index()) : state;
                }
                default -> state;
            };
        }
    }
}
