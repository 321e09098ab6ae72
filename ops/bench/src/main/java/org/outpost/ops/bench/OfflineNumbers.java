// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.outpost.model.appointments.OpenVisit;
import org.outpost.model.appointments.TokenNumber;
import org.outpost.model.appointments.Visit;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.PatientNumber;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.patients.Sex;
import org.outpost.model.prescriptions.ReceiptNumber;
import org.outpost.model.prescriptions.Scheme;
import org.outpost.model.prescriptions.TakePayment;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.LeaseBook;
import org.outpost.model.sync.LeaseShare;
import org.outpost.model.sync.PassLease;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.SeriesUse;

/// Many counters of one hospital that register without a line, each from what it was passed: its
/// blocks of patient numbers and its letters for tokens and receipts. Who asks for how much, what
/// the district passes on, which number is next and whether a fact may stand are asked of the
/// shared model, as counters and servers ask it. The line is there for a moment now and then.
///
/// Counters die between choosing a number and keeping it, and choose again. Some are put back to an
/// older copy of their file: once they meet the district, they go on under a new name with leases
/// of their own. Some are lost for good, with what they held and what they had not sent; a new
/// machine takes their place. Every number that was kept is on a paper somebody carries, so it
/// counts for good, whatever became of its counter.
final class OfflineNumbers {
    private static final HospitalId HOSPITAL = new HospitalId("RMP-DH01");
    private static final FeedId HOME = FeedId.of(HOSPITAL);
    private static final WriterId SERVER = WriterId.serverOf(HOME);
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 2);
    private static final int A_DAY = 300;
    private static final int BETWEEN_LINES = 20;
    private static final int MOST_BETWEEN_LINES = 60;
    private static final int DIES_OF_1000 = 5;

    /// How often each seat's machine is put back to a copy, and lost, on the way.
    private static final double PUT_BACK = 1;

    private static final double LOST = 0.5;
    private static final Person SOMEBODY =
            new Person(
                    "Asha Devi",
                    null,
                    Sex.F,
                    null,
                    1992,
                    LocalDate.of(2026, 11, 2),
                    null,
                    "Shahabad",
                    null);

    private final SplittableRandom random;
    private final LeaseStates server = new LeaseStates();
    private final BitSet numbers = new BitSet();
    private final Map<String, BitSet> runs = new HashMap<>();
    private int machines;
    private long passed;
    private long given;
    private long twice;
    private long refused;
    private long without;
    private long died;
    private long putBack;
    private long lost;

    private final int each;
    private final boolean renamed;

    private OfflineNumbers(int each, long seed, boolean renamed) {
        this.each = each;
        this.random = new SplittableRandom(seed);
        this.renamed = renamed;
    }

    /// What came of it.
    ///
    /// @param registered visitors
    /// @param given patient numbers, tokens and receipts on paper
    /// @param twice of those: given out before
    /// @param refused facts the district did not let stand
    /// @param without visitors whose counter held no number: the district gives one later
    record Outcome(
            long registered,
            long given,
            long twice,
            long refused,
            long without,
            long died,
            long putBack,
            long lost) {}

    /// The figures of a hundred counters of ten thousand visitors each.
    static List<Figure> figures(Consumer<String> progress) {
        progress.accept("a hundred counters register ten thousand people each without a line");
        Outcome outcome = run(100, 10_000, 20_261_126, true);
        progress.accept(outcome.toString());
        return List.of(
                Figure.atLeast("offline registrations", outcome.registered(), "", 1_000_000),
                Figure.shown("  numbers, tokens and receipts given", outcome.given(), ""),
                Figure.atMost("  of those, given twice", outcome.twice(), "", 0),
                Figure.atMost("  refused by the district", outcome.refused(), "", 0),
                Figure.shown("  without a number yet", outcome.without(), ""),
                Figure.shown("  counters that died", outcome.died(), ""),
                Figure.shown("  counters put back to a copy", outcome.putBack(), ""),
                Figure.shown("  counters lost", outcome.lost(), ""));
    }

    /// @param each how many visitors every seat serves, whichever machine stands there
    /// @param renamed whether a copy goes on under a new name; without, the proof must fail
    static Outcome run(int seats, int each, long seed, boolean renamed) {
        OfflineNumbers all = new OfflineNumbers(each, seed, renamed);
        List<Seat> street = new ArrayList<>();
        for (int i = 0; i < seats; i++) {
            street.add(all.new Seat());
        }
        boolean open = true;
        while (open) {
            open = false;
            for (Seat seat : street) {
                seat.exchange();
                seat.fate();
                int until = BETWEEN_LINES + all.random.nextInt(MOST_BETWEEN_LINES - BETWEEN_LINES);
                for (int i = 0; i < until && seat.served < each; i++) {
                    seat.serve();
                }
                open |= seat.served < each;
            }
        }
        street.forEach(Seat::exchange);
        return new Outcome(
                (long) seats * each,
                all.given,
                all.twice,
                all.refused,
                all.without,
                all.died,
                all.putBack,
                all.lost);
    }

    private void onPaper(BitSet before, long number) {
        given++;
        if (before.get((int) number)) {
            twice++;
        }
        before.set((int) number);
    }

    private WriterId newcomer() {
        return new WriterId("counter%09d".formatted(++machines));
    }

    /// A place at the desk and the machine that stands there now.
    private final class Seat {
        private WriterId me = newcomer();
        private LeaseStates file = new LeaseStates();
        private LeaseStates copy = new LeaseStates();
        private final List<ReadFact> unsent = new ArrayList<>();
        private long seq;
        private int served;

        /// What is kept goes to the district, what was wanted comes back.
        void exchange() {
            for (ReadFact fact : unsent) {
                if (!server.take(fact)) {
                    refused++;
                }
            }
            unsent.forEach(fact -> server.forget(fact.fact().id()));
            unsent.clear();
            ask(LeaseShare.seriesWanted(me, HOSPITAL, file));
            ask(LeaseShare.numbersWanted(me, HOSPITAL, file));
        }

        private void ask(Exchange.@Nullable Want want) {
            if (want == null) {
                return;
            }
            PassLease share =
                    LeaseShare.answer(
                            want,
                            me,
                            server.of(want.pool(), LeaseBook.class),
                            LeaseShare.offered(want.pool(), HOSPITAL));
            if (share != null) {
                ReadFact fact =
                        LeaseStates.sealed(new FactId(SERVER, ++passed), HOME, FIRST_DAY, share);
                if (!server.take(fact)) {
                    throw new IllegalStateException("the district may pass what lies there");
                }
                file.take(fact);
            }
        }

        /// What happens to machines, with the line there or not.
        void fate() {
            double fate = random.nextDouble() * each * 2 / (BETWEEN_LINES + MOST_BETWEEN_LINES);
            if (fate < LOST) {
                lost++;
                unsent.clear();
                file = new LeaseStates();
                copy = file.copy();
                another();
            } else if (fate < LOST + PUT_BACK) {
                putBack++;
                unsent.clear();
                file = copy.copy();
                if (renamed) {
                    another();
                }
            } else if (random.nextInt(4) == 0) {
                copy = file.copy();
            }
        }

        private void another() {
            me = newcomer();
            seq = 0;
            exchange();
        }

        /// One visitor: registered, given a token, asked for the fee.
        void serve() {
            LocalDate day = day();
            if (random.nextInt(1_000) < DIES_OF_1000) {
                // It dies with a number chosen and nothing kept: nobody was told that number.
                died++;
                LeaseShare.nextNumber(me, HOSPITAL, file);
            }
            long running = LeaseShare.nextNumber(me, HOSPITAL, file);
            if (running == 0) {
                without++;
            } else {
                onPaper(numbers, running);
            }
            FactId registered = new FactId(me, ++seq);
            keep(
                    registered,
                    new RegisterPatient(
                            running == 0 ? null : PatientNumber.of(HOSPITAL, running), SOMEBODY));
            FactId came = new FactId(me, ++seq);
            AggregateId patient = Patient.id(registered);
            TokenNumber token = null;
            SeriesUse next = SeriesUse.next(me, HOSPITAL, TokenNumber.run(day), file);
            if (next != null) {
                onPaper(run(next), next.number());
                token = TokenNumber.of(next.series(), next.number());
            }
            keep(came, new OpenVisit(patient, HOSPITAL, day, "GEN", null, null, token, List.of()));
            pay(day, patient, Visit.id(came));
            file.forget(registered, came, new FactId(me, seq));
            served++;
        }

        private void pay(LocalDate day, AggregateId patient, AggregateId visit) {
            int year = day.getYear();
            SeriesUse next = SeriesUse.next(me, HOSPITAL, ReceiptNumber.run(year), file);
            ReceiptNumber receipt = null;
            if (next != null) {
                onPaper(run(next), next.number());
                receipt = ReceiptNumber.of(next.series(), year, next.number());
            }
            keep(
                    new FactId(me, ++seq),
                    new TakePayment(HOSPITAL, visit, patient, 500, Scheme.PAID, "opd", receipt));
        }

        private LocalDate day() {
            return FIRST_DAY.plusDays(served / A_DAY);
        }

        private BitSet run(SeriesUse use) {
            return runs.computeIfAbsent(use.run().value(), id -> new BitSet());
        }

        private void keep(FactId id, FactBody body) {
            ReadFact fact = LeaseStates.sealed(id, HOME, day(), body);
            if (!file.take(fact)) {
                throw new IllegalStateException("a counter may give what it chose: " + body);
            }
            unsent.add(fact);
        }
    }
}
