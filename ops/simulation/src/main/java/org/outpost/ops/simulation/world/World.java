// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.world;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.outpost.model.appointments.Booking;
import org.outpost.model.inventory.BatchNumber;
import org.outpost.model.inventory.ItemId;
import org.outpost.model.inventory.StockPosition;
import org.outpost.model.inventory.StoreId;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.patients.PatientNumber;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.Was;

/// What is so, whatever the machines say: strips on shelves, parcels on the road, slips and numbers
/// in hands, and what a screen has promised.
final class World {
    private static final Pattern MADE = Pattern.compile("[0-9a-z]{16}\\.[1-9][0-9]*");

    private final Map<HospitalId, Map<AggregateId, Shelf>> shelves = new LinkedHashMap<>();
    private final Map<HospitalId, Map<AggregateId, Shelf>> filled = new HashMap<>();
    private final Map<AggregateId, Long> wronglyBooked = new HashMap<>();
    private final Map<AggregateId, Parcel> parcels = new LinkedHashMap<>();
    private final Map<HospitalId, List<AggregateId>> expected = new HashMap<>();
    private final Map<HospitalId, List<AggregateId>> unpacked = new HashMap<>();
    private final Map<String, Slip> slips = new LinkedHashMap<>();
    private final Map<String, String> places = new HashMap<>();
    private final Map<PatientNumber, AggregateId> numbers = new LinkedHashMap<>();
    private final Map<AggregateId, Map<String, Set<String>>> edits = new LinkedHashMap<>();
    private final Map<Was, Fact> promised = new LinkedHashMap<>();
    private final Map<FactId, Was> byName = new HashMap<>();
    private final Set<String> doubtful = new HashSet<>();
    private final Set<Was> poison = new LinkedHashSet<>();
    private final List<Report.Violation> violations = new ArrayList<>();

    /// One batch of one item in one store.
    record Shelf(StoreId store, ItemId item, BatchNumber batch, LocalDate expiry, long strips) {
        Shelf with(long now) {
            return new Shelf(store, item, batch, expiry, now);
        }

        AggregateId position() {
            return StockPosition.id(store, item, batch);
        }
    }

    /// Strips on the road.
    ///
    /// @param transfer its name on the challan
    /// @param lasting its name whatever a copy of the file that sent it calls it later
    record Parcel(
            AggregateId transfer,
            AggregateId lasting,
            HospitalId from,
            StoreId to,
            Shelf goods,
            long arrives,
            boolean taken) {}

    /// A patient was told this place.
    record Slip(AggregateId session, long place) {}

    void violated(Law law, String what) {
        violations.add(new Report.Violation(law, what));
    }

    List<Report.Violation> violations() {
        return violations;
    }

    /// This was written by a program that knows no rule, and can't stand.
    void poison(Fact fact) {
        poison.add(Was.of(fact));
    }

    Set<Was> poison() {
        return poison;
    }

    /// A screen said that this is kept.
    void promise(Fact fact) {
        promised.put(Was.of(fact), fact);
        byName.put(fact.id(), Was.of(fact));
    }

    /// Bookings by phone that the district lost are nobody's to give back: no machine had promised
    /// them. Their places may be given again.
    void forgetPhones(District district) {
        promised.values()
                .removeIf(fact -> {
                    boolean gone =
                            fact.id().writer().isServer() && district.fact(fact.id()) == null;
                    Slip slip = gone ? slips.get(Booking.id(fact.id()).value()) : null;
                    if (slip != null) {
                        tearSlip(Booking.id(fact.id()));
                        givenInDoubt(slip.session() + "#" + slip.place());
                    }
                    return gone;
                });
    }

    /// A thing by the first name of the fact that made it: one that lasts whatever copies of a file
    /// call it later. What has a name of its own keeps it.
    ///
    /// @param facts where it is known
    AggregateId lasting(AggregateId id, Function<FactId, @Nullable Fact> facts) {
        if (!MADE.matcher(id.key()).matches()) {
            return id;
        }
        FactId name = FactId.parse(id.key());
        Fact maker = facts.apply(name);
        Was was = maker == null ? null : Was.of(maker);
        if (was != null && !promised.containsKey(was)) {
            // Damaged on that disk: what it was is known all the same, if it is known by its name.
            was = byName.get(name);
        }
        return was == null ? id : lasting(id.kind(), was);
    }

    /// What a fact made.
    static AggregateId made(String kind, Fact maker) {
        return lasting(kind, Was.of(maker));
    }

    private static AggregateId lasting(String kind, Was was) {
        return AggregateId.of(kind, lasting(was));
    }

    /// The first name of a fact, as it stands in the keys of what it made.
    static String lasting(Was was) {
        return was.of() + "~" + was.hash();
    }

    Map<Was, Fact> promised() {
        return promised;
    }

    /// The shelves of one hospital that hold something.
    List<Shelf> filled(HospitalId hospital) {
        return List.copyOf(filled.getOrDefault(hospital, Map.of()).values());
    }

    /// Every shelf there is.
    List<Shelf> shelves() {
        return shelves.values().stream().flatMap(all -> all.values().stream()).toList();
    }

    /// The shelf as it is; as given where it never held anything.
    Shelf shelf(Shelf like) {
        return shelves.getOrDefault(like.store().hospital(), Map.of())
                .getOrDefault(like.position(), like);
    }

    /// What a position must say: the strips, and what was booked although it was not so.
    long mustSay(AggregateId position, long strips) {
        return strips + wronglyBooked.getOrDefault(position, 0L);
    }

    void put(Shelf shelf, long strips) {
        Shelf before = shelf(shelf.with(0));
        set(before.with(before.strips() + strips));
    }

    private void set(Shelf shelf) {
        Map<AggregateId, Shelf> full =
                filled.computeIfAbsent(shelf.store().hospital(), key -> new LinkedHashMap<>());
        if (shelf.strips() > 0) {
            full.put(shelf.position(), shelf);
        } else {
            full.remove(shelf.position());
        }
        shelves.computeIfAbsent(shelf.store().hospital(), key -> new LinkedHashMap<>())
                .put(shelf.position(), shelf);
    }

    /// Takes strips from a shelf; where there are fewer than were booked, only those.
    ///
    /// @return how many there were
    long take(Shelf shelf, long strips) {
        Shelf now = shelf(shelf.with(0));
        long there = Math.min(now.strips(), strips);
        set(now.with(now.strips() - there));
        bookedWrongly(now.position(), there - strips);
        return there;
    }

    /// Something was written down that did not happen.
    void bookedWrongly(AggregateId position, long strips) {
        wronglyBooked.merge(position, strips, Long::sum);
    }

    void send(Parcel parcel) {
        parcels.put(parcel.transfer(), parcel);
        expected.computeIfAbsent(parcel.to().hospital(), key -> new ArrayList<>())
                .add(parcel.transfer());
    }

    Collection<Parcel> parcels() {
        return parcels.values();
    }

    /// A parcel that stands at this hospital's door; now and then one that was unpacked already.
    @Nullable Parcel arrived(HospitalId hospital, long now, Chance dice) {
        List<AggregateId> before = unpacked.getOrDefault(hospital, List.of());
        if (!before.isEmpty() && dice.percent(3)) {
            return parcels.get(dice.of(before));
        }
        List<Parcel> here = new ArrayList<>();
        for (AggregateId transfer : expected.getOrDefault(hospital, List.of())) {
            Parcel parcel = parcels.get(transfer);
            if (parcel != null && parcel.arrives() <= now) {
                here.add(parcel);
            }
        }
        return here.isEmpty() ? null : dice.of(here);
    }

    /// A parcel is unpacked, or written down a second time though it was.
    void unpack(Parcel parcel) {
        Parcel now = parcels.getOrDefault(parcel.transfer(), parcel);
        Shelf goods = parcel.goods();
        Shelf shelf = new Shelf(parcel.to(), goods.item(), goods.batch(), goods.expiry(), 0);
        if (now.taken()) {
            put(shelf, 0);
            bookedWrongly(shelf.position(), goods.strips());
            return;
        }
        put(shelf, goods.strips());
        HospitalId hospital = parcel.to().hospital();
        expected.getOrDefault(hospital, new ArrayList<>()).remove(parcel.transfer());
        unpacked.computeIfAbsent(hospital, key -> new ArrayList<>()).add(parcel.transfer());
        parcels.put(
                parcel.transfer(),
                new Parcel(
                        now.transfer(),
                        now.lasting(),
                        now.from(),
                        now.to(),
                        goods,
                        now.arrives(),
                        true));
    }

    /// Two files with one lease gave this out, or may have: nobody could know, and what comes of it
    /// is settled by the server.
    void givenInDoubt(String what) {
        doubtful.add(what);
    }

    /// A file is copied with these facts in it that it had not sent. Which of the two files brings
    /// them, and whether under the lease they were given by, is not known before the district has
    /// heard of both.
    void copiedUnsent(Collection<Fact> facts) {
        Set<String> made = new HashSet<>();
        facts.forEach(fact -> made.add(lasting(Was.of(fact))));
        numbers.forEach((number, patient) -> {
            if (made.contains(patient.key())) {
                givenInDoubt(number.toString());
            }
        });
        slips.forEach((booking, slip) -> {
            if (made.contains(new AggregateId(booking).key())) {
                givenInDoubt(slip.session() + "#" + slip.place());
            }
        });
    }

    /// Whether it was, place or number.
    boolean isDoubtful(String what) {
        return doubtful.contains(what);
    }

    void printSlip(AggregateId booking, AggregateId session, long place) {
        slips.put(booking.value(), new Slip(session, place));
        String other = places.put(session + "#" + place, booking.value());
        if (other != null && !isDoubtful(session + "#" + place)) {
            violated(Law.I6, session + " place " + place + " is on two slips");
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
        if (other != null && !isDoubtful(number.toString())) {
            violated(Law.I7, number + " was printed twice");
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

    /// What was written may be refused: then there may be nothing at all.
    void mayNotCount(AggregateId patient, String field) {
        edited(patient, field, "");
    }

    /// Every value anyone ever wrote, by patient and field; empty where none may count.
    Map<AggregateId, Map<String, Set<String>>> edits() {
        return edits;
    }
}
