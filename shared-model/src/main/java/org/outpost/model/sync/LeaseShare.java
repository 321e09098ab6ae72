// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.WriterId;

/// Who asks for how much of a pool, how much the server passes on, and what a holder gives back.
/// Pure: both sides ask here.
public final class LeaseShare {
    /// All blocks a hospital can ever have: all but a hundred of a million numbers, because the
    /// last of the next block would have a seventh digit.
    public static final Span ALL_BLOCKS = new Span(1, 9_999);

    private static final Span ALL_SERIES = new Span(1, CounterSeries.COUNT);

    private static final int NUMBERS_LOW = 60;
    private static final int PLACES_LOW = 3;
    private static final int PLACES_MORE = 8;
    private static final int MAX_BLOCKS_AT_ONCE = 5;

    private LeaseShare() {}

    /// What the server passes on for a want: so much that the asker then holds what it asked for,
    /// but of a session's places never more than half of what is left, so that the next desk finds
    /// some. A want that is asked again before the answer arrived gives nothing more.
    ///
    /// @param to the asker
    /// @param book the pool as of now
    /// @param offered what may be passed on at all: free places of the desks' part; for numbers
    ///   {@link #ALL_BLOCKS}
    /// @return null where there is nothing to pass
    public static @Nullable PassLease answer(
            Exchange.Want want, WriterId to, LeaseBook book, List<Span> offered) {
        long missing = want.parts() - count(book.heldBy(to));
        if (missing <= 0 || to.isServer()) {
            return null;
        }
        List<Long> parts =
                LeasePool.isNumbers(want.pool()) || LeasePool.isSeries(want.pool())
                        ? firstAtServer(book, offered, Math.min(missing, MAX_BLOCKS_AT_ONCE))
                        : half(book.atServer(offered), missing);
        return parts.isEmpty() ? null : new PassLease(want.pool(), to, Spans.of(parts));
    }

    /// What may be passed on of a pool that every hospital has from the start: its blocks of
    /// numbers and the letters of its counters; nothing of any other pool.
    public static List<Span> offered(AggregateId pool, HospitalId hospital) {
        if (pool.equals(LeasePool.numbers(hospital))) {
            return List.of(ALL_BLOCKS);
        }
        return pool.equals(LeasePool.series(hospital)) ? List.of(ALL_SERIES) : List.of();
    }

    /// The letters a desk would like: its own, once and for good.
    ///
    /// @return null where it has some
    public static Exchange.@Nullable Want seriesWanted(
            WriterId me, HospitalId hospital, States states) {
        AggregateId pool = LeasePool.series(hospital);
        return states.of(pool, LeaseBook.class).heldBy(me).isEmpty()
                ? new Exchange.Want(pool, 1)
                : null;
    }

    /// The blocks a desk would like: one more once fewer than sixty numbers are left to it, counted
    /// from the last block back to the first full one.
    ///
    /// @param me the writer that asks
    /// @param states of the pool and of the blocks it holds
    /// @return null where it has enough
    public static Exchange.@Nullable Want numbersWanted(
            WriterId me, HospitalId hospital, States states) {
        AggregateId pool = LeasePool.numbers(hospital);
        List<Span> held = states.of(pool, LeaseBook.class).heldBy(me);
        long left = 0;
        for (long block : parts(held).reversed()) {
            int here = left(hospital, block, states);
            left += here;
            if (here == 0 || left >= NUMBERS_LOW) {
                break;
            }
        }
        return left >= NUMBERS_LOW
                ? null
                : new Exchange.Want(pool, Math.toIntExact(count(held) + 1));
    }

    /// The next number this desk may give out by itself.
    ///
    /// @return the running number, from 1; 0 where it holds none
    public static long nextNumber(WriterId me, HospitalId hospital, States states) {
        List<Long> blocks =
                parts(states.of(LeasePool.numbers(hospital), LeaseBook.class).heldBy(me));
        for (int i = firstOpen(blocks, hospital, states); i < blocks.size(); i++) {
            AggregateId id = LeasePool.block(hospital, blocks.get(i));
            int next = states.of(id, NumberBlock.class).next();
            if (next > 0) {
                return (blocks.get(i) - 1) * LeasePool.BLOCK + next;
            }
        }
        return 0;
    }

    /// Where the blocks with numbers left begin. A desk is passed blocks from the lowest upwards
    /// and gives out the lowest number it has, so the full ones come first and a desk that has
    /// filled a thousand looks at ten. Where the last is full, an earlier one may still be open: a
    /// copy of this database may have used that one up.
    private static int firstOpen(List<Long> blocks, HospitalId hospital, States states) {
        if (blocks.isEmpty() || left(hospital, blocks.getLast(), states) == 0) {
            return 0;
        }
        int full = -1;
        int open = blocks.size() - 1;
        while (open - full > 1) {
            int middle = (open + full) >>> 1;
            if (left(hospital, blocks.get(middle), states) > 0) {
                open = middle;
            } else {
                full = middle;
            }
        }
        return open;
    }

    private static int left(HospitalId hospital, long block, States states) {
        return states.of(LeasePool.block(hospital, block), NumberBlock.class).left();
    }

    /// The places of a session a desk would like: some more once few free ones are left to it.
    ///
    /// @param taken whether a place is given to somebody
    /// @return null where it has enough
    public static Exchange.@Nullable Want placesWanted(
            WriterId me, AggregateId pool, LeaseBook book, LongPredicate taken) {
        List<Span> held = book.heldBy(me);
        long free = parts(held).stream().filter(place -> !taken.test(place)).count();
        return free >= PLACES_LOW
                ? null
                : new Exchange.Want(pool, Math.toIntExact(count(held) + PLACES_MORE));
    }

    /// What a desk gives back of a session that is over for it: closed, cancelled or past.
    ///
    /// @param taken whether a place is given to somebody: those stay
    /// @return null where it holds nothing to give back
    public static @Nullable ReturnLease giveBack(
            WriterId me, AggregateId pool, LeaseBook book, LongPredicate taken) {
        List<Long> free =
                parts(book.heldBy(me)).stream().filter(place -> !taken.test(place)).toList();
        return free.isEmpty() ? null : new ReturnLease(pool, Spans.of(free));
    }

    /// The parts in these spans, one by one.
    public static List<Long> parts(List<Span> spans) {
        return spans.stream()
                .flatMapToLong(span -> LongStream.rangeClosed(span.from(), span.to()))
                .boxed()
                .toList();
    }

    private static List<Long> half(List<Long> atServer, long missing) {
        long fair = Math.min(missing, (atServer.size() + 1) / 2);
        return atServer.subList(0, (int) fair);
    }

    private static List<Long> firstAtServer(LeaseBook book, List<Span> offered, long missing) {
        return Spans.without(offered, book.passed()).stream()
                .flatMapToLong(span -> LongStream.rangeClosed(span.from(), span.to()))
                .limit(missing)
                .boxed()
                .toList();
    }

    private static long count(List<Span> spans) {
        return spans.stream().mapToLong(Span::size).sum();
    }
}
