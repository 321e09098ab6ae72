// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.demo;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.outpost.ops.demo.DemoLists.Item;
import org.outpost.ops.demo.DemoLists.Tier;
import org.outpost.ops.demo.DemoWorld.Batch;
import org.outpost.ops.demo.DemoWorld.Place;

/// What lies on the shelves. District hospitals keep every item in one to three batches, smaller
/// hospitals the vital ones and some others; about one batch in twelve expires within three months
/// and one in thirty has expired, because that is what a store looks like. All that is given out
/// lies where it is given out; the main store of a district hospital keeps more of the vital ones.
final class DemoShelves {
    private static final String LETTERS = "ABCDEFGHKLMNPRSTVW";
    private final SplittableRandom random;
    private final LocalDate today;

    DemoShelves(SplittableRandom random, LocalDate today) {
        this.random = random;
        this.today = today;
    }

    List<Batch> fill(List<Place> places, List<Item> items) {
        List<Batch> batches = new ArrayList<>();
        Set<String> numbers = new HashSet<>();
        for (Place place : places) {
            for (Item item : items) {
                if (!keeps(place.hospital().tier(), item)) {
                    continue;
                }
                int count =
                        place.hospital().tier() == Tier.DISTRICT_HOSPITAL
                                ? 1 + random.nextInt(3)
                                : 1;
                for (int i = 0; i < count; i++) {
                    String store = place.stores().getLast().code();
                    batches.add(batch(place, store, item, count, numbers));
                }
            }
        }
        for (Place place : places) {
            for (Item item : items) {
                boolean vital = item.priority().equals("V");
                if (place.hospital().tier() == Tier.DISTRICT_HOSPITAL && vital) {
                    String main = place.stores().getFirst().code();
                    batches.add(batch(place, main, item, 1, numbers));
                }
            }
        }
        return List.copyOf(batches);
    }

    private boolean keeps(Tier tier, Item item) {
        return switch (tier) {
            case DISTRICT_HOSPITAL -> true;
            case COMMUNITY_HEALTH_CENTRE -> item.priority().equals("V") || random.nextInt(100) < 45;
            case PRIMARY_HEALTH_CENTRE -> item.priority().equals("V") && random.nextInt(100) < 55;
        };
    }

    private Batch batch(Place place, String store, Item item, int of, Set<String> numbers) {
        int days =
                switch (place.hospital().tier()) {
                    case DISTRICT_HOSPITAL -> 60;
                    case COMMUNITY_HEALTH_CENTRE -> 14;
                    case PRIMARY_HEALTH_CENTRE -> 4;
                };
        long wanted = Math.max(1, (long) item.dailyUse() * days / of);
        long packs = Math.max(1, wanted * (70 + random.nextInt(60)) / 100 / item.packSize());
        return new Batch(
                place.code(),
                store,
                item.code(),
                number(numbers),
                expiry(),
                packs * item.packSize());
    }

    private LocalDate expiry() {
        int lot = random.nextInt(1000);
        int months;
        if (lot < 33) {
            months = -1 - random.nextInt(4);
        } else if (lot < 120) {
            months = random.nextInt(3);
        } else {
            months = 4 + random.nextInt(28);
        }
        return today.plusMonths(months).with(TemporalAdjusters.lastDayOfMonth());
    }

    private String number(Set<String> numbers) {
        while (true) {
            String number =
                    ""
                            + LETTERS.charAt(random.nextInt(LETTERS.length()))
                            + LETTERS.charAt(random.nextInt(LETTERS.length()))
                            + (10000 + random.nextInt(90000));
            if (numbers.add(number)) {
                return number;
            }
        }
    }
}
