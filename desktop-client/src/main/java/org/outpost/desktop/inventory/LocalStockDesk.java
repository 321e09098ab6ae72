// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.access.StaffStore;
import org.outpost.desktop.facilities.FacilityStore;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.platform.Sql;
import org.outpost.desktop.shell.Hit;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.sync.Device;
import org.outpost.desktop.sync.FactLog;
import org.outpost.desktop.sync.Receipts;
import org.outpost.model.facilities.Hospital;
import org.outpost.model.facilities.StoreRoom;
import org.outpost.model.inventory.BatchNumber;
import org.outpost.model.inventory.DispatchTransfer;
import org.outpost.model.inventory.DispenseBatch;
import org.outpost.model.inventory.ItemId;
import org.outpost.model.inventory.ReceiveExpiredStock;
import org.outpost.model.inventory.ReceiveStock;
import org.outpost.model.inventory.ReceiveTransfer;
import org.outpost.model.inventory.StockPosition;
import org.outpost.model.inventory.StoreId;
import org.outpost.model.inventory.TransferState;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.sync.ReadFact;

/// The stock screens' desk over the local file: reads from the store, writes through the use cases.
public final class LocalStockDesk implements StockDesk {
    private final LocalDatabase database;
    private final FactLog log;
    private final Device device;
    private final InventoryStore store;
    private final FacilityStore facilities;
    private final StaffStore staff;
    private final Receipts receipts;
    private final ThisStore here;
    private final StockUseCases use;
    private final BiFunction<String, Integer, List<Hit>> people;
    private final Clock clock;

    /// @param people whoever knows people by what is typed; this room knows them by id
    public LocalStockDesk(
            LocalDatabase database,
            FactLog log,
            Device device,
            InventoryStore store,
            FacilityStore facilities,
            StaffStore staff,
            Receipts receipts,
            ThisStore here,
            StockUseCases use,
            BiFunction<String, Integer, List<Hit>> people,
            Clock clock) {
        this.database = database;
        this.log = log;
        this.device = device;
        this.store = store;
        this.facilities = facilities;
        this.staff = staff;
        this.receipts = receipts;
        this.here = here;
        this.use = use;
        this.people = people;
        this.clock = clock;
    }

    /// The use cases of the room.
    public record StockUseCases(
            ReceiveStockUseCase receive,
            DispenseBatchUseCase dispense,
            DispatchTransferUseCase dispatch,
            ReceiveTransferUseCase acknowledge) {}

    @Override
    public List<ItemRow> findItems(String letters, int limit) {
        return database.read(sql -> store.items(sql, here.id(sql), letters, limit));
    }

    @Override
    public List<BatchRow> stock(String filter, int limit) {
        return database.read(sql ->
                store.stock(sql, here.id(sql), filter, limit).stream()
                        .map(batch -> row(sql, batch))
                        .toList());
    }

    @Override
    public List<BatchRow> batches(String itemId) {
        LocalDate today = CareDay.of(clock.millis());
        return database.read(sql ->
                store.batches(sql, here.id(sql), itemId, today).stream()
                        .map(batch -> row(sql, batch))
                        .toList());
    }

    @Override
    public List<CardLine> card(String itemId, String batchId) {
        List<AggregateId> positions =
                database.read(sql ->
                        store.positions(sql, here.id(sql), itemId).stream()
                                .filter(id -> batchId.isEmpty() || id.key().endsWith(batchId))
                                .toList());
        List<Moved> moved = new ArrayList<>();
        for (AggregateId id : positions) {
            log.history(id).forEach(read -> moved.add(new Moved(id, read, sender(read.body()))));
        }
        moved.sort(Comparator.comparing(one -> one.read().fact().place()));
        return database.read(sql -> lines(sql, moved));
    }

    @Override
    public Outcome<Integer> receive(String source, List<StockLine> lines, String reason) {
        return use.receive().receive(store(), source, lines, reason);
    }

    @Override
    public boolean mayTakeExpired() {
        return use.receive().mayTakeExpired();
    }

    @Override
    public Optional<LocalDate> expiryOf(String itemId, String batch) {
        return BatchNumber.parse(batch)
                .flatMap(number ->
                        database.read(sql ->
                                store.expiryOf(
                                        sql,
                                        StockPosition.id(
                                                here.id(sql), new ItemId(itemId), number))));
    }

    @Override
    public Outcome<Integer> dispense(String patientId, List<StockLine> lines, String reason) {
        return use.dispense().dispense(store(), patientId, lines, reason);
    }

    @Override
    public List<Hit> people(String letters, int limit) {
        return people.apply(letters, limit);
    }

    @Override
    public List<PlaceRow> places(String letters, int limit) {
        String typed = letters.strip().toLowerCase(Locale.ROOT);
        return database.read(sql -> {
            StoreId own = here.id(sql);
            List<PlaceRow> near = new ArrayList<>();
            List<PlaceRow> far = new ArrayList<>();
            for (Hospital hospital : facilities.all(sql)) {
                boolean ours = hospital.code().equals(own.hospital().value());
                for (StoreRoom room : hospital.stores()) {
                    StoreId id = StoreId.of(new HospitalId(hospital.code()), room.code());
                    boolean more = ours || far.size() < limit;
                    if (more && !id.equals(own) && fits(typed, hospital, room, id)) {
                        Phrase within =
                                ours
                                        ? Phrase.of("place.here")
                                        : facilities.district(sql, hospital.district());
                        (ours ? near : far)
                                .add(new PlaceRow(id.value(), PlaceWords.of(hospital, id), within));
                    }
                }
            }
            return Stream.concat(near.stream(), far.stream()).limit(limit).toList();
        });
    }

    private static boolean fits(String typed, Hospital hospital, StoreRoom room, StoreId id) {
        String latin = hospital.name() + " · " + room.name();
        return Stream.of(latin, hospital.nameLocal(), id.value())
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(typed));
    }

    @Override
    public Outcome<TransitRow> dispatch(String placeId, List<StockLine> lines) {
        long now = clock.millis();
        String challan =
                device.hospital().value()
                        + "-"
                        + device.id().value().substring(0, 4).toUpperCase(Locale.ROOT)
                        + "-"
                        + now / 1000 % 10_000_000;
        return transit(use.dispatch().dispatch(store(), new StoreId(placeId), lines, challan));
    }

    @Override
    public List<TransitRow> incoming() {
        List<AggregateId> open =
                database.read(sql -> store.incoming(sql, device.hospital().value()));
        return open.stream().map(this::transit).toList();
    }

    @Override
    public Outcome<TransitRow> acknowledge(
            String transferId, Map<String, Long> arrived, String reason) {
        return transit(use.acknowledge().receive(new AggregateId(transferId), arrived, reason));
    }

    @Override
    public long dispensedToday() {
        long since = CareDay.millis(CareDay.of(clock.millis()), 0);
        return log.countOwn("DispenseBatch", since);
    }

    /// The store this counter speaks of now.
    public StoreId store() {
        return database.read(here::id);
    }

    private Outcome<TransitRow> transit(Outcome<AggregateId> outcome) {
        return switch (outcome) {
            case Outcome.Done<AggregateId>(var id, var words, var undo) ->
                    new Outcome.Done<>(transit(id), words, undo);
            case Outcome.Declined<AggregateId>(var why, var field) ->
                    new Outcome.Declined<>(why, field);
            case Outcome.NeedsReason<AggregateId>(var why) -> new Outcome.NeedsReason<>(why);
        };
    }

    private TransitRow transit(AggregateId id) {
        TransferState state = log.states(states -> states.of(id, TransferState.class));
        return database.read(sql -> {
            StoreId to = state.toStore();
            return new TransitRow(
                    id.value(),
                    state.challan(),
                    name(sql, state.fromStore()),
                    to == null ? Phrase.given("") : PlaceWords.within(hospital(sql, to), to),
                    !here.id(sql).equals(to),
                    Instant.ofEpochMilli(state.dispatched()),
                    state.sent().stream().map(line -> line(sql, line)).toList());
        });
    }

    private Phrase name(Sql sql, @Nullable StoreId store) {
        return store == null ? Phrase.given("") : PlaceWords.of(hospital(sql, store), store);
    }

    private @Nullable Hospital hospital(Sql sql, StoreId store) {
        return facilities.hospital(sql, store.hospital().value());
    }

    private StockLine line(Sql sql, org.outpost.model.inventory.StockLine line) {
        ItemRow item = store.item(sql, line.item().value());
        return new StockLine(
                line.item().value(),
                item == null ? line.item().value() : item.name(),
                item == null ? "" : item.unit(),
                TransferState.key(line.item(), line.batch()),
                line.batch().value(),
                line.expiry(),
                line.quantity());
    }

    private BatchRow row(Sql sql, InventoryStore.Batch batch) {
        return new BatchRow(
                batch.item(),
                batch.itemName(),
                batch.unit(),
                batch.item() + "/" + batch.batch(),
                batch.batch(),
                batch.expiry(),
                batch.onHand(),
                receipts.of(sql, batch.id()));
    }

    /// The store that sent what came; null for all else.
    private @Nullable StoreId sender(Object body) {
        return body instanceof ReceiveTransfer came
                ? log.states(states -> states.of(came.transfer(), TransferState.class)).fromStore()
                : null;
    }

    /// Balances run from the first movement to the last; the card shows the last on top.
    private List<CardLine> lines(Sql sql, List<Moved> moved) {
        List<CardLine> lines = new ArrayList<>();
        long balance = 0;
        for (Moved one : moved) {
            Change change = change(sql, one);
            boolean counts = !receipts.skipped(sql, one.read().fact().id());
            balance += counts ? change.by() : 0;
            if (change.by() != 0) {
                lines.add(
                        new CardLine(
                                Instant.ofEpochMilli(one.read().fact().envelope().happened()),
                                change.what(),
                                change.where(),
                                StockPosition.batchOf(one.position()).value(),
                                change.by(),
                                balance,
                                staff.name(sql, one.read().fact().envelope().who().value()),
                                receipts.of(sql, one.read().fact().id())));
            }
        }
        return lines.reversed();
    }

    private Change change(Sql sql, Moved moved) {
        return switch (moved.read().body()) {
            case ReceiveStock in ->
                    new Change(
                            Phrase.of("move.received"),
                            source(in.supplier(), in.challan()),
                            in.quantity());
            case ReceiveExpiredStock in ->
                    new Change(
                            Phrase.of("move.received.expired"),
                            source(in.supplier(), in.challan()),
                            in.quantity());
            case DispenseBatch out ->
                    new Change(Phrase.of("move.dispensed"), Optional.empty(), -out.quantity());
            case DispatchTransfer sent ->
                    new Change(
                            Phrase.of("move.dispatched"),
                            Optional.of(Phrase.of("move.to", name(sql, sent.toStore()))),
                            -quantity(sent.fromStore(), sent.lines(), moved.position()));
            case ReceiveTransfer came ->
                    new Change(
                            Phrase.of("move.arrived"),
                            Optional.of(Phrase.of("move.from", sender(sql, moved.sender(), came))),
                            quantity(came.toStore(), came.lines(), moved.position()));
            default -> new Change(Phrase.given(""), Optional.empty(), 0);
        };
    }

    /// Its hospital alone where the dispatch is not known here.
    private Phrase sender(Sql sql, @Nullable StoreId store, ReceiveTransfer came) {
        return store == null
                ? facilities.called(sql, came.fromHospital().value())
                : name(sql, store);
    }

    /// Who brought it or, where nobody wrote that, the paper that came with it.
    private static Optional<Phrase> source(@Nullable String supplier, String challan) {
        String said = supplier == null ? challan : supplier;
        return Optional.of(said).filter(text -> !text.isBlank()).map(Phrase::given);
    }

    private static long quantity(
            StoreId store, List<org.outpost.model.inventory.StockLine> lines, AggregateId id) {
        return lines.stream()
                .filter(line -> StockPosition.id(store, line.item(), line.batch()).equals(id))
                .mapToLong(org.outpost.model.inventory.StockLine::quantity)
                .sum();
    }

    private record Moved(AggregateId position, ReadFact read, @Nullable StoreId sender) {}

    private record Change(Phrase what, Optional<Phrase> where, long by) {}
}
