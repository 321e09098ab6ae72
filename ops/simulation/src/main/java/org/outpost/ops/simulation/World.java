// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.outpost.model.inventory.BatchNumber;
import org.outpost.model.inventory.ItemId;
import org.outpost.model.inventory.StockPosition;
import org.outpost.model.inventory.StoreId;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.patients.PatientNumber;
import org.outpost.model.sync.Fact;

/// What is so, whatever the machines say: strips on shelves, parcels on the road, slips and numbers
/// in hands, and what a screen has promised.
final class World {
    private final Map<AggregateId, Shelf> shelves = new LinkedHashMap<>();
    private final Map<AggregateId, Long> wronglyBooked = new HashMap<>();
    private final List<Parcel> parcels = new ArrayList<>();
    private final Map<String, Slip> slips = new LinkedHashMap<>();
    private final Map<String, String> places = new HashMap<>();
    private final Map<PatientNumber, AggregateId> numbers = new LinkedHashMap<>();
    private final Map<AggregateId, Map<String, Set<String>>> edits = new LinkedHashMap<>();
    private final Map<FactId, Fact> promised = new LinkedHashMap<>();
    private final List<String> violations = new ArrayList<>();

    /// One batch of one item in one store.
    record Shelf(StoreId store, ItemId item, BatchNumber batch, LocalDate expiry, long strips) {
        Shelf with(long now) {
            return new Shelf(store, item, batch, expiry, now);
        }

        AggregateId position() {
            return StockPosition.id(store, item, batch);
        }
    }

    /// Strips on the road; the transfer's name is on the challan.
    record Parcel(
            AggregateId transfer,
            HospitalId from,
            StoreId to,
            Shelf goods,
            long arrives,
            boolean taken) {}

    /// A patient was told this place.
    record Slip(AggregateId session, long place) {}

    void violated(String invariant, String what) {
        violations.add(invariant + ": " + what);
    }

    List<String> violations() {
        return violations;
    }

    /// A screen said that this is kept.
    void promise(Fact fact) {
        promised.put(fact.id(), fact);
    }

    Map<FactId, Fact> promised() {
        return promised;
    }

    Map<AggregateId, Shelf> shelves() {
        return shelves;
    }

    /// What a position must say: the strips, and what was booked although it was not so.
    long mustSay(AggregateId position) {
        Shelf shelf = shelves.get(position);
        return (shelf == null ? 0 : shelf.strips()) + wronglyBooked.getOrDefault(position, 0L);
    }

    void put(Shelf shelf, long strips) {
        shelves.merge(
                shelf.position(),
                shelf.with(strips),
                (before, more) -> before.with(before.strips() + strips));
    }

    /// Takes strips from a shelf; where there are fewer than were booked, only those.
    ///
    /// @return how many there were
    long take(Shelf shelf, long strips) {
        Shelf now = shelves.getOrDefault(shelf.position(), shelf.with(0));
        long there = Math.min(now.strips(), strips);
        shelves.put(now.position(), now.with(now.strips() - there));
        bookedWrongly(now.position(), there - strips);
        return there;
    }

    /// Something was written down that did not happen.
    void bookedWrongly(AggregateId position, long strips) {
        wronglyBooked.merge(position, strips, Long::sum);
    }

    void send(Parcel parcel) {
        parcels.add(parcel);
    }

    List<Parcel> parcels() {
        return parcels;
    }

    /// A parcel is unpacked, or written down a second time though it was.
    void unpack(Parcel parcel) {
        int index = indexOf(parcel.transfer());
        Parcel now = parcels.get(index);
        Shelf goods = parcel.goods();
        Shelf shelf = new Shelf(parcel.to(), goods.item(), goods.batch(), goods.expiry(), 0);
        if (now.taken()) {
            put(shelf, 0);
            bookedWrongly(shelf.position(), goods.strips());
            return;
        }
        put(shelf, goods.strips());
        parcels.set(
                index,
                new Parcel(now.transfer(), now.from(), now.to(), goods, now.arrives(), true));
    }

    private int indexOf(AggregateId transfer) {
        for (int i = 0; i < parcels.size(); i++) {
            if (parcels.get(i).transfer().equals(transfer)) {
                return i;
            }
        }
        throw new IllegalStateException("a parcel that was never sent");
    }

    void printSlip(AggregateId booking, AggregateId session, long place) {
        slips.put(booking.value(), new Slip(session, place));
        String other = places.put(session + "#" + place, booking.value());
        if (other != null) {
            violated("place given once", session + " place " + place + " is on two slips");
        }
    }

    void tearSlip(AggregateId booking) {
        Slip slip = slips.remove(booking.value());
        if (slip != null) {
            places.remove(slip.session() + "#" + slip.place());
        }
    }

    Map<String, Slip> slips() {
        return slips;
    }

    void printNumber(PatientNumber number, AggregateId patient) {
        AggregateId other = numbers.put(number, patient);
        if (other != null) {
            violated("patient numbers unique", number + " was printed twice");
        }
    }

    Map<PatientNumber, AggregateId> numbers() {
        return numbers;
    }

    void edited(AggregateId patient, String field, String value) {
        edits.computeIfAbsent(patient, key -> new HashMap<>())
                .computeIfAbsent(field, key -> new HashSet<>())
                .add(value);
    }

    /// Every value anyone ever wrote, by patient and field.
    Map<AggregateId, Map<String, Set<String>>> edits() {
        return edits;
    }
}
