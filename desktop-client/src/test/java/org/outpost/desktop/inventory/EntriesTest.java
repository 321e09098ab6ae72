// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.outpost.desktop.shell.Receipt;

/// What is typed on the stock screens: quantities, expiries, and how lines are taken from batches.
class EntriesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void quantitiesAreUnitsOrPacks() {
        assertThat(QuantityEntry.read("20", 10)).contains(20L);
        assertThat(QuantityEntry.read("3*", 10)).contains(30L);
        assertThat(QuantityEntry.read("१०", 10)).contains(10L);
        assertThat(QuantityEntry.read("1,00,000", 1)).contains(100_000L);
    }

    @Test
    void impossibleQuantitiesAreNotRead() {
        for (String typed :
                List.of("", "0", "-1", "1e18", "1.5", "999999999999999999999999", "1000001", "x")) {
            assertThat(QuantityEntry.read(typed, 1)).as(typed).isEmpty();
            assertThat(QuantityEntry.complaint(typed)).as(typed).isPresent();
        }
        assertThat(QuantityEntry.read("1000000*", 10)).isEmpty();
    }

    @Test
    void anExpiryIsReadAsPacksPrintIt() {
        LocalDate may = LocalDate.of(2027, 5, 31);
        for (String typed : List.of("05/27", "0527", "5/2027", "05-2027", "31052027", "०५/२७")) {
            assertThat(ExpiryEntry.read(typed)).as(typed).contains(may);
        }
        for (String typed : List.of("", "13/27", "32052027", "may", "5")) {
            assertThat(ExpiryEntry.read(typed)).as(typed).isEmpty();
        }
    }

    @Test
    void aQuantityIsTakenFromTheBatchThatExpiresFirstThenTheNext() {
        List<BatchRow> shelf = List.of(batch("A", 10), batch("B", 50), batch("C", 50));
        List<StockLine> lines = OutgoingLines.taken(shelf, shelf.getFirst(), 45, TODAY);
        assertThat(lines).extracting(StockLine::batch).containsExactly("A", "B");
        assertThat(lines).extracting(StockLine::quantity).containsExactly(10L, 35L);
    }

    @Test
    void aBatchChosenByHandIsTheOnlyOneTakenFrom() {
        List<BatchRow> shelf = List.of(batch("A", 10), batch("B", 50));
        assertThat(OutgoingLines.taken(shelf, shelf.get(1), 60, TODAY))
                .extracting(StockLine::batch, StockLine::quantity)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("B", 60L));
    }

    @Test
    void whatTheBooksDoNotHaveStaysOnTheLastBatchForTheRuleToQuestion() {
        List<BatchRow> shelf = List.of(batch("A", 10), batch("B", 5));
        List<StockLine> lines = OutgoingLines.taken(shelf, shelf.getFirst(), 20, TODAY);
        assertThat(lines.stream().mapToLong(StockLine::quantity).sum()).isEqualTo(20);
        assertThat(lines.getLast().batch()).isEqualTo("B");
    }

    private static BatchRow batch(String name, long onHand) {
        return new BatchRow(
                "i",
                "Paracetamol",
                "tablet",
                name,
                name,
                LocalDate.of(2027, 1, 31),
                onHand,
                Receipt.of(Receipt.State.SAFE));
    }
}
