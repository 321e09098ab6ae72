// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.outpost.desktop.inventory.BatchRow;
import org.outpost.desktop.inventory.CardLine;
import org.outpost.desktop.inventory.ItemRow;
import org.outpost.desktop.inventory.PlaceRow;
import org.outpost.desktop.inventory.StockDesk;
import org.outpost.desktop.inventory.StockLine;
import org.outpost.desktop.inventory.TransitRow;
import org.outpost.desktop.shell.Hit;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Receipt;

/// A stock book kept in memory, for tests of the screens.
final class PaperStock implements StockDesk {
    final List<BatchRow> shelf = new ArrayList<>();
    final List<TransitRow> transit = new ArrayList<>();
    final List<PlaceRow> places = new ArrayList<>();
    private final PaperPatients patients;

    PaperStock(PaperPatients patients) {
        this.patients = patients;
        place("h1", "PHC Bilaspur", "पी.एच.सी. बिलासपुर");
        place("h2", "District Hospital Rampur", "जिला अस्पताल रामपुर");
    }

    void place(String id, String name, String local) {
        places.add(new PlaceRow(id, Phrase.named(name, local), Phrase.named("Rampur", "रामपुर")));
    }

    void add(String item, String batch, LocalDate expiry, long onHand) {
        shelf.add(
                new BatchRow(
                        "i-" + item,
                        item,
                        "tablet",
                        "b-" + batch,
                        batch,
                        expiry,
                        onHand,
                        Receipt.of(Receipt.State.SAFE)));
    }

    @Override
    public List<ItemRow> findItems(String letters, int limit) {
        return shelf.stream()
                .filter(b ->
                        b.itemName()
                                .toLowerCase(Locale.ROOT)
                                .contains(letters.toLowerCase(Locale.ROOT)))
                .map(BatchRow::itemName)
                .distinct()
                .limit(limit)
                .map(name -> new ItemRow("i-" + name, name, "tablet", "tablet", 10, onHand(name)))
                .toList();
    }

    private long onHand(String name) {
        return shelf.stream()
                .filter(b -> b.itemName().equals(name))
                .mapToLong(BatchRow::onHand)
                .sum();
    }

    @Override
    public List<BatchRow> stock(String filter, int limit) {
        return shelf.stream()
                .filter(b ->
                        b.itemName()
                                .toLowerCase(Locale.ROOT)
                                .contains(filter.toLowerCase(Locale.ROOT)))
                .limit(limit)
                .toList();
    }

    @Override
    public List<BatchRow> batches(String itemId) {
        return shelf.stream()
                .filter(b -> b.itemId().equals(itemId) && b.onHand() > 0)
                .sorted((a, b) -> a.expiry().compareTo(b.expiry()))
                .toList();
    }

    @Override
    public List<CardLine> card(String itemId, String batchId) {
        Instant at = Instant.parse("2026-11-23T04:00:00Z");
        return List.of(
                new CardLine(
                        at,
                        Phrase.of("move.dispatched"),
                        Optional.of(Phrase.of("move.to", places.getFirst().name())),
                        "",
                        -10,
                        190,
                        "Arun Das",
                        Receipt.of(Receipt.State.KEPT_HERE)),
                new CardLine(
                        at.minusSeconds(86_400),
                        Phrase.of("move.received"),
                        Optional.of(Phrase.given("CH 4471")),
                        "",
                        200,
                        200,
                        "Arun Das",
                        Receipt.of(Receipt.State.SAFE)));
    }

    @Override
    public boolean mayTakeExpired() {
        return false;
    }

    @Override
    public Optional<LocalDate> expiryOf(String itemId, String batch) {
        return Optional.empty();
    }

    @Override
    public Outcome<Integer> receive(String source, List<StockLine> lines, String reason) {
        lines.forEach(line -> add(line.itemName(), line.batch(), line.expiry(), line.quantity()));
        return new Outcome.Done<>(lines.size(), Phrase.of("stock.received", lines.size()), null);
    }

    @Override
    public Outcome<Integer> dispense(String patientId, List<StockLine> lines, String reason) {
        for (StockLine line : lines) {
            BatchRow row = row(line);
            if (row.onHand() < line.quantity() && reason.isEmpty()) {
                return new Outcome.NeedsReason<>(
                        Phrase.given(
                                "Only " + row.onHand() + " of " + row.itemName() + " on hand"));
            }
        }
        lines.forEach(this::takeOff);
        return new Outcome.Done<>(lines.size(), Phrase.of("stock.dispensed", lines.size()), null);
    }

    private BatchRow row(StockLine line) {
        return shelf.stream()
                .filter(b -> b.batchId().equals(line.batchId()))
                .findFirst()
                .orElseThrow();
    }

    private void takeOff(StockLine line) {
        BatchRow row = row(line);
        shelf.set(
                shelf.indexOf(row),
                new BatchRow(
                        row.itemId(),
                        row.itemName(),
                        row.unit(),
                        row.batchId(),
                        row.batch(),
                        row.expiry(),
                        row.onHand() - line.quantity(),
                        Receipt.of(Receipt.State.KEPT_HERE)));
    }

    @Override
    public List<Hit> people(String letters, int limit) {
        return patients.hits(letters, limit);
    }

    @Override
    public List<PlaceRow> places(String letters, int limit) {
        return places.stream()
                .filter(p ->
                        p.name()
                                .values()
                                .toString()
                                .toLowerCase(Locale.ROOT)
                                .contains(letters.toLowerCase(Locale.ROOT)))
                .limit(limit)
                .toList();
    }

    @Override
    public Outcome<TransitRow> dispatch(String placeId, List<StockLine> lines) {
        lines.forEach(this::takeOff);
        TransitRow row =
                new TransitRow(
                        "t9",
                        "CH-9",
                        Phrase.given("CHC Rampur"),
                        Phrase.given(placeId),
                        true,
                        Instant.parse("2026-11-23T04:00:00Z"),
                        lines);
        return new Outcome.Done<>(row, Phrase.of("stock.dispatched", row.number()), null);
    }

    @Override
    public List<TransitRow> incoming() {
        return List.copyOf(transit);
    }

    @Override
    public Outcome<TransitRow> acknowledge(String id, Map<String, Long> arrived, String reason) {
        TransitRow row = transit.stream().filter(t -> t.id().equals(id)).findFirst().orElseThrow();
        transit.remove(row);
        return new Outcome.Done<>(row, Phrase.of("stock.acknowledged", row.number()), null);
    }

    @Override
    public long dispensedToday() {
        return 128;
    }
}
