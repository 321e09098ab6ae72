// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.outpost.model.scenarios.Seeds;

class FefoTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void takesFromTheBatchThatExpiresFirst() {
        Fefo.Proposal proposal =
                Fefo.propose(
                        List.of(shelf("B", 40, 50), shelf("A", 10, 20), shelf("C", 10, 5)),
                        30,
                        TODAY);
        assertThat(proposal.picks())
                .extracting(pick -> pick.batch().value() + pick.quantity())
                .containsExactly("A20", "C5", "B5");
        assertThat(proposal.missing()).isZero();
    }

    @Test
    void neverTakesWhatExpiredAndSaysWhatIsMissing() {
        Fefo.Proposal proposal =
                Fefo.propose(
                        List.of(shelf("OLD", -1, 50), shelf("TODAY", 0, 3), shelf("GONE", 9, -4)),
                        10,
                        TODAY);
        assertThat(proposal.picks())
                .extracting(pick -> pick.batch().value())
                .containsExactly("TODAY");
        assertThat(proposal.missing()).isEqualTo(7);
    }

    @Test
    void nothingAskedIsNothingTaken() {
        assertThat(Fefo.propose(List.of(shelf("A", 1, 1)), 0, TODAY).picks()).isEmpty();
        assertThat(Fefo.propose(List.of(shelf("A", 1, 1)), -5, TODAY).missing()).isZero();
    }

    @Test
    void whateverIsOnTheShelfNoLaterBatchIsTakenWhileAnEarlierOneHasSome() {
        Seeds.forAll(
                500,
                choices -> {
                    List<Fefo.Shelf> shelves = new ArrayList<>();
                    for (int i = 0; i < choices.between(0, 6); i++) {
                        shelves.add(
                                shelf("B" + i, choices.between(-5, 30), choices.between(-3, 40)));
                    }
                    long asked = choices.between(1, 120);
                    Fefo.Proposal proposal = Fefo.propose(shelves, asked, TODAY);
                    long taken = proposal.picks().stream().mapToLong(Fefo.Pick::quantity).sum();
                    assertThat(taken + proposal.missing()).isEqualTo(asked);
                    for (Fefo.Pick pick : proposal.picks()) {
                        assertThat(pick.expiry()).isAfterOrEqualTo(TODAY);
                        for (Fefo.Shelf shelf : shelves) {
                            if (!shelf.expiry().isBefore(TODAY)
                                    && shelf.expiry().isBefore(pick.expiry())
                                    && shelf.onHand() > 0) {
                                assertThat(proposal.picks())
                                        .contains(
                                                new Fefo.Pick(
                                                        shelf.batch(),
                                                        shelf.expiry(),
                                                        shelf.onHand()));
                            }
                        }
                    }
                });
    }

    private static Fefo.Shelf shelf(String batch, int days, long onHand) {
        return new Fefo.Shelf(new BatchNumber(batch), TODAY.plusDays(days), onHand);
    }
}
