// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.scenarios.Centre;
import org.outpost.model.scenarios.Samples;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FactWriter;
import org.outpost.model.sync.LeaseBook;
import org.outpost.model.sync.LeasePool;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.States;

class AppointmentLifecycleTest {
    private static final FeedId HOME = FeedId.of(Samples.DH);
    private final Centre centre = new Centre(Samples.MORNING);

    @Test
    void theTableInTheWordsIsTheTableInTheCode() throws IOException {
        Path source =
                Path.of("src/main/java/org/outpost/model/appointments/AppointmentLifecycle.java");
        String printed =
                Files.readAllLines(source).stream()
                        .filter(line -> line.startsWith("/// |"))
                        .map(line -> line.substring(4) + "\n")
                        .collect(Collectors.joining());
        assertThat(printed).isEqualTo(AppointmentLifecycle.print());
    }

    @Test
    void everyAbsentCellIsRefusedAndChangesNothing() {
        int absent = 0;
        for (BookingState from : BookingState.values()) {
            for (BookingEvent event : BookingEvent.values()) {
                BookingState to = AppointmentLifecycle.next(from, event);
                ReadFact fact = fact(event);
                Booking after = new Booking.Folded().apply(booking(from), Samples.BOOKING, fact);
                if (to == null) {
                    absent++;
                    assertThat(after.state()).as(from + " " + event).isEqualTo(from);
                    if (event != BookingEvent.BOOK && event != BookingEvent.CLAIM) {
                        // A booking is made once: its id is the fact's own.
                        assertThat(judged(from, fact)).as(from + " " + event).isTrue();
                    }
                } else {
                    assertThat(after.state()).as(from + " " + event).isEqualTo(to);
                    if (from != BookingState.UNKNOWN) {
                        assertThat(judged(from, fact)).as(from + " " + event).isFalse();
                    }
                }
            }
        }
        assertThat(absent).isEqualTo(15);
    }

    private boolean judged(BookingState from, ReadFact fact) {
        Map<AggregateId, Object> states =
                Map.of(
                        Samples.BOOKING,
                        booking(from),
                        Samples.SESSION,
                        session(),
                        LeasePool.places(Samples.SESSION),
                        LeaseBook.EMPTY);
        States before = id -> states.get(id);
        return new Appointments().judge(before, fact, before) instanceof Verdict.Refused;
    }

    private static Booking booking(BookingState state) {
        return new Booking(
                state,
                state == BookingState.UNKNOWN ? null : Samples.SESSION,
                Samples.PATIENT,
                state == BookingState.CONFIRMED ? 3L : null,
                "",
                java.util.List.of(),
                1);
    }

    private static ClinicSession session() {
        PlanClinicSession plan =
                new PlanClinicSession(
                        new UserId("dr.khan"), "OPD", Samples.DAY, 540, 780, 10, 24, 4);
        return new ClinicSession(plan, HOME, Map.of(), java.util.List.of(), java.util.List.of());
    }

    private ReadFact fact(BookingEvent event) {
        FactBody body =
                switch (event) {
                    case BOOK -> new BookSlot(Samples.SESSION, Samples.PATIENT, 3L, Channel.DESK);
                    case CLAIM ->
                            new BookSlot(Samples.SESSION, Samples.PATIENT, null, Channel.DESK);
                    case CONFIRM -> new ConfirmBooking(Samples.BOOKING, Samples.SESSION, 5L);
                    case BUMP ->
                            new BumpBooking(
                                    Samples.BOOKING, Samples.SESSION, "x", java.util.List.of());
                    case CANCEL -> new CancelBooking(Samples.BOOKING, Samples.SESSION, "patient");
                };
        Fact fact =
                centre.codec()
                        .seal(
                                new FactWriter.Draft(body, new UserId("asha"), HOME, 2, 2, null),
                                event == BookingEvent.BOOK || event == BookingEvent.CLAIM
                                        ? Samples.FACT
                                        : new org.outpost.model.kernel.FactId(
                                                WriterId.serverOf(HOME), 9),
                                HybridTime.ofMillis(2));
        return centre.codec().read(fact);
    }
}
