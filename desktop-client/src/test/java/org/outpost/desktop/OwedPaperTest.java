// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outpost.desktop.world.CounterWorld.heard;
import static org.outpost.desktop.world.CounterWorld.made;
import static org.outpost.desktop.world.CounterWorld.registered;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.appointments.QueueRow;
import org.outpost.desktop.patients.PersonRow;
import org.outpost.desktop.prescriptions.RefundDesk;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.print.Paper;
import org.outpost.desktop.shell.print.PrintJob;
import org.outpost.desktop.shell.print.PrintSetting;
import org.outpost.desktop.shell.print.Sheet;
import org.outpost.desktop.world.CounterWorld;
import org.outpost.model.appointments.Visit;
import org.outpost.model.prescriptions.Scheme;

/// Papers of a counter that ends right behind a transaction, as a kill leaves them: whatever that
/// transaction owes is on the disk with it, and nothing behind it ran.
class OwedPaperTest {
    @TempDir Path folder;
    private CounterWorld world;

    @BeforeEach
    void aDistrict() throws IOException {
        world = new CounterWorld(folder);
    }

    @AfterEach
    void theDistrictGoes() {
        world.close();
    }

    @Test
    void aTokenIsNeverOnTheDiskWithoutItsFee() {
        try (Counter one = world.counter("one", "asha")) {
            PersonRow kamla = numbered(one);
            List<Sheet> first = new CopyOnWriteArrayList<>();
            one.log()
                    .onChange(changed ->
                            changed.stream()
                                    .filter(id -> id.kind().equals(Visit.KIND))
                                    .map(id -> one.queue().slip(id.value()))
                                    .forEach(first::add));
            QueueRow given = paid(one, kamla);
            assertThat(first.getFirst().parts())
                    .as("what a kill behind the first commit leaves")
                    .anySatisfy(part -> assertThat(part.aside()).isEqualTo("₹ 10"));
            assertThat(one.queue().slip(given.visitId())).isEqualTo(first.getFirst());
        }
    }

    @Test
    void whoMayNotTakeMoneyStillGivesTheTokenAndHearsWhy() {
        try (Counter one = world.counter("one", "asha")) {
            PersonRow kamla = numbered(one);
            made(one.signIn().signIn("rao", "secret of rao"));
            Outcome<QueueRow> given =
                    one.queue()
                            .open(
                                    kamla.id(),
                                    one.queue().departments().getFirst(),
                                    Set.of(),
                                    Scheme.PAID);
            assertThat(one.queue().queue("OPD")).contains(made(given));
            assertThat(((Outcome.Done<QueueRow>) given).words().values())
                    .contains(Phrase.of("refusal.access.not-allowed", "TakePayment"));
            assertThat(one.refunds().last(kamla.id())).isEmpty();
        }
    }

    @Test
    void theReceiptOfARefundAndANewCardAreOwedAndComeOutAsTheyWere() {
        Sheet receipt;
        Sheet card;
        try (Counter one = world.counter("one", "asha")) {
            print(one, true);
            PersonRow kamla = numbered(one);
            paid(one, kamla);
            receipt = made(one.refunds().refund(last(one, kamla), "mistake"));
            card = made(one.cards().replace(kamla.id(), "lost"));
            assertThat(one.papers().last()).as("no paper was kept").isEmpty();
        }
        try (Counter again = world.counter("one")) {
            assertThat(again.papers().undone())
                    .extracting(PrintJob::sheet)
                    .contains(receipt, card)
                    .hasSize(3);
        }
    }

    @Test
    void whoDoesNotPrintUnaskedOwesOnlyWhatWasAskedFor() {
        Sheet card;
        try (Counter one = world.counter("one", "asha")) {
            print(one, false);
            PersonRow kamla = numbered(one);
            paid(one, kamla);
            made(one.refunds().refund(last(one, kamla), "mistake"));
            card = made(one.cards().replace(kamla.id(), "worn"));
        }
        try (Counter again = world.counter("one")) {
            assertThat(again.papers().undone()).extracting(PrintJob::sheet).containsExactly(card);
        }
    }

    private static void print(Counter counter, boolean on) {
        counter.papers().choose(new PrintSetting(on, PrintSetting.PDF, Paper.ROLL_80));
    }

    /// A patient with a number, once the hospital and a block of numbers are here.
    private static PersonRow numbered(Counter counter) {
        PersonRow[] row = new PersonRow[1];
        heard(
                counter,
                () -> {
                    row[0] = registered(counter, "Kamla Devi", "");
                    return !row[0].number().isEmpty()
                            && counter.queue().departments().getFirst().code().equals("OPD");
                });
        return row[0];
    }

    private static QueueRow paid(Counter counter, PersonRow person) {
        return made(
                counter.queue()
                        .open(
                                person.id(),
                                counter.queue().departments().getFirst(),
                                Set.of(),
                                Scheme.PAID));
    }

    private static RefundDesk.Paid last(Counter counter, PersonRow person) {
        return counter.refunds().last(person.id()).orElseThrow();
    }
}
