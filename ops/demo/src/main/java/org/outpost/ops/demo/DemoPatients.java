// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.Sex;

/// As many patients of the first hospital as someone needs, for the demo and for benches: the same
/// seed and day give the same ones, and a longer list begins like a shorter one.
public final class DemoPatients {
    /// So many that a household each would still find a phone number.
    public static final int MOST = 250_000;

    private DemoPatients() {}

    /// Draws them.
    ///
    /// @param count at most {@link #MOST}
    public static List<DemoWorld.Patient> draw(long seed, int count, LocalDate today) {
        if (count < 0 || count > MOST) {
            throw new IllegalArgumentException("0 to " + MOST + " patients, not " + count);
        }
        DemoLists lists = DemoLists.read();
        return new DemoPeople(lists, new SplittableRandom(seed ^ 0x9E0913L))
                .patients(lists.hospitals().getFirst(), count, today);
    }

    /// What a registration says of the patient.
    public static Person person(DemoWorld.Patient patient) {
        boolean known = patient.birthDateKnown();
        return new Person(
                patient.name().latin(),
                patient.name().devanagari(),
                patient.sex() == DemoLists.Sex.F ? Sex.F : Sex.M,
                known ? patient.born() : null,
                known ? null : patient.born().getYear(),
                known ? null : patient.registered(),
                patient.phone().orElse(null),
                patient.village().latin(),
                patient.guardian().map(TwoScripts::latin).orElse(null));
    }
}
