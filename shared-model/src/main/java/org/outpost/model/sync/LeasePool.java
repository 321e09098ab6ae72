// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.MalformedException;

/// The names of what is leased: the pool of a clinic session (parts are its places), the pool of a
/// hospital's patient numbers (parts are blocks of a hundred) and that of the letters of its
/// counters (parts are {@link CounterSeries}).
public final class LeasePool {
    /// How many numbers a block has.
    public static final int BLOCK = 100;

    /// The kind of a pool, and that of a block.
    public static final String KIND = "lease";

    static final String BLOCK_KIND = "block";

    private static final String NUMBERS = "numbers:";
    private static final String SERIES = "series:";
    private static final int MAX_PARTS = 500;

    private LeasePool() {}

    /// The pool of a hospital's number blocks.
    public static AggregateId numbers(HospitalId hospital) {
        return AggregateId.of(KIND, NUMBERS + hospital.value());
    }

    /// The pool of a clinic session's places.
    public static AggregateId places(AggregateId session) {
        return AggregateId.of(KIND, session.key());
    }

    /// The pool of the letters of a hospital's counters.
    public static AggregateId series(HospitalId hospital) {
        return AggregateId.of(KIND, SERIES + hospital.value());
    }

    /// A block of a hospital's numbers.
    ///
    /// @param block counted from 1: running numbers 1 to 100 are block 1
    public static AggregateId block(HospitalId hospital, long block) {
        return AggregateId.of(BLOCK_KIND, hospital.value() + ":" + block);
    }

    /// The block a running number lies in.
    public static AggregateId blockOf(HospitalId hospital, long running) {
        return block(hospital, (running - 1) / BLOCK + 1);
    }

    /// Whether a fact passes parts of a pool on.
    static boolean isPassedBy(FactBody body) {
        return body instanceof PassLease(var pool, _, _) && pool.kind().equals(KIND);
    }

    /// Whether the parts of this pool are blocks of numbers.
    public static boolean isNumbers(AggregateId pool) {
        return pool.kind().equals(KIND) && pool.key().startsWith(NUMBERS);
    }

    /// Whether the parts of this pool are the letters of counters.
    public static boolean isSeries(AggregateId pool) {
        return pool.kind().equals(KIND) && pool.key().startsWith(SERIES);
    }

    /// Whether the parts of this pool are the places of a session.
    public static boolean isPlaces(AggregateId pool) {
        return pool.kind().equals(KIND) && !isNumbers(pool) && !isSeries(pool);
    }

    /// The hospital whose numbers or letters these are; none for the places of a session.
    static Optional<HospitalId> hospitalOf(AggregateId id) {
        String key = id.key();
        if (isNumbers(id)) {
            return Optional.of(new HospitalId(key.substring(NUMBERS.length())));
        }
        if (isSeries(id)) {
            return Optional.of(new HospitalId(key.substring(SERIES.length())));
        }
        if (id.kind().equals(RunningNumber.KIND)) {
            return Optional.of(new HospitalId(key.substring(0, Math.max(0, key.indexOf(':')))));
        }
        int colon = key.lastIndexOf(':');
        return id.kind().equals(BLOCK_KIND) && colon > 0
                ? Optional.of(new HospitalId(key.substring(0, colon)))
                : Optional.empty();
    }

    static List<AggregateId> touched(AggregateId pool, List<Span> parts) {
        List<AggregateId> touched = new ArrayList<>();
        touched.add(pool);
        if (isNumbers(pool)) {
            HospitalId hospital = new HospitalId(pool.key().substring(NUMBERS.length()));
            for (Span span : parts) {
                for (long part = span.from(); part <= span.to(); part++) {
                    touched.add(block(hospital, part));
                }
            }
        }
        return touched;
    }

    /// Spans that are in order, apart and not too many.
    static List<Span> checked(List<Span> parts) {
        long last = 0;
        long count = 0;
        for (Span span : parts) {
            if (span.from() <= last) {
                throw new MalformedException("the parts of a lease are in order and apart");
            }
            last = span.to();
            count += Math.min(span.size(), MAX_PARTS + 1);
        }
        if (count < 1 || count > MAX_PARTS) {
            throw new MalformedException("a lease moves 1 to " + MAX_PARTS + " parts at once");
        }
        return List.copyOf(parts);
    }
}
