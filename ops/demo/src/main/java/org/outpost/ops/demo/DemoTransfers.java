// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.demo;

import java.time.LocalDate;
import java.util.List;
import org.outpost.ops.demo.DemoLists.Tier;
import org.outpost.ops.demo.DemoWorld.Batch;
import org.outpost.ops.demo.DemoWorld.Place;
import org.outpost.ops.demo.DemoWorld.Store;
import org.outpost.ops.demo.DemoWorld.Transfer;

/// Cartons between stores: the first hospital sends to a clinic, where they have arrived, to a
/// health centre and to its own pharmacy, and has some on the way from the next district hospital.
final class DemoTransfers {
    private static final int LINES = 3;
    private static final int EACH = 200;

    private final List<Batch> batches;
    private final LocalDate today;

    DemoTransfers(List<Batch> batches, LocalDate today) {
        this.batches = batches;
        this.today = today;
    }

    List<Transfer> send(List<Place> places) {
        Place first = places.getFirst();
        Place clinic = one(places, Tier.PRIMARY_HEALTH_CENTRE);
        Place centre = one(places, Tier.COMMUNITY_HEALTH_CENTRE);
        Place next = one(places.subList(1, places.size()), Tier.DISTRICT_HOSPITAL);
        return List.of(
                transfer("1", first, pharmacy(first), clinic, main(clinic), 0, true),
                transfer("2", first, pharmacy(first), centre, main(centre), LINES, false),
                transfer("3", first, main(first), first, pharmacy(first), 0, false),
                transfer("1", next, main(next), first, main(first), 0, false));
    }

    /// A carton of each of a few good batches.
    ///
    /// @param running its number of those that left a hospital
    /// @param skip so many of them are left out
    private Transfer transfer(
            String running,
            Place from,
            Store store,
            Place to,
            Store toStore,
            int skip,
            boolean arrived) {
        List<Batch> lines =
                batches.stream()
                        .filter(b -> b.hospital().equals(from.code()))
                        .filter(b -> b.store().equals(store.code()))
                        .filter(b -> b.quantity() >= 10 * EACH)
                        .filter(b -> b.expires().isAfter(today.plusDays(90)))
                        .skip(skip)
                        .limit(LINES)
                        .map(b -> b.of(EACH))
                        .toList();
        return new Transfer(
                from.code() + "-TR-" + running, lines, to.code(), toStore.code(), arrived);
    }

    private static Place one(List<Place> places, Tier tier) {
        return places.stream().filter(p -> p.hospital().tier() == tier).findFirst().orElseThrow();
    }

    private static Store main(Place place) {
        return place.stores().getFirst();
    }

    private static Store pharmacy(Place place) {
        return place.stores().getLast();
    }
}
