// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.clerk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.outpost.ops.demo.DemoPatients;
import org.outpost.ops.demo.DemoWorld;

/// The people of a day: six of ten are new, the others are known by their phone.
public final class Visitors {
    private static final int OF_TEN_NEW = 6;
    private static final int DEPARTMENTS = 5;
    private static final int GROWN = 18;
    private static final int DRAWN = 4;

    private Visitors() {}

    /// @param known people the hospital has; those with a phone of their own may come again
    public static List<Visitor> of(
            List<DemoWorld.Patient> known, int count, long seed, LocalDate today) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> phones = ownPhones(known);
        List<DemoWorld.Patient> others =
                DemoPatients.draw(seed, count * DRAWN, today).stream()
                        .filter(person -> person.ageOn(today) >= GROWN)
                        .toList();
        List<Visitor> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int department = random.nextInt(DEPARTMENTS);
            if (random.nextInt(10) >= OF_TEN_NEW) {
                String phone = phones.get((i * 7) % phones.size());
                all.add(new Visitor(true, "", "", "", phone, "", department));
            } else {
                DemoWorld.Patient person = others.get(i);
                all.add(
                        new Visitor(
                                false,
                                person.name().latin(),
                                Integer.toString(person.ageOn(today)),
                                person.sex().name().substring(0, 1).toLowerCase(Locale.ROOT),
                                // nobody else's: the judge knows people by it
                                "9" + String.format(Locale.ROOT, "%03d%06d", seed % 1000, i),
                                person.village().latin(),
                                department));
            }
        }
        return all;
    }

    private static List<String> ownPhones(List<DemoWorld.Patient> known) {
        Map<String, Integer> times = new HashMap<>();
        known.forEach(
                person -> person.phone().ifPresent(phone -> times.merge(phone, 1, Integer::sum)));
        return known.stream()
                .flatMap(person -> person.phone().stream())
                .filter(phone -> times.getOrDefault(phone, 0) == 1)
                .toList();
    }
}
