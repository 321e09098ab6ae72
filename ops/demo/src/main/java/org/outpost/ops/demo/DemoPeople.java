// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.outpost.ops.demo.DemoLists.Hospital;
import org.outpost.ops.demo.DemoLists.Name;
import org.outpost.ops.demo.DemoLists.Sex;
import org.outpost.ops.demo.DemoLists.Tier;
import org.outpost.ops.demo.DemoLists.Village;
import org.outpost.ops.demo.DemoWorld.Patient;
import org.outpost.ops.demo.DemoWorld.Place;
import org.outpost.ops.demo.DemoWorld.Role;
import org.outpost.ops.demo.DemoWorld.Staff;

/// Draws people: staff by the needs of each hospital, patients by household. The members of one
/// household share a village, a community, mostly a second name and a phone.
final class DemoPeople {
    private static final List<Share> COMMUNITIES =
            List.of(
                    new Share("hindu", 69),
                    new Share("muslim", 15),
                    new Share("tribal", 9),
                    new Share("christian", 2),
                    new Share("sikh", 2),
                    new Share("southern", 3));

    private record Share(String community, int percent) {}

    private final DemoLists lists;
    private final SplittableRandom random;
    private final Weighted<Share> communities = new Weighted<>(COMMUNITIES, Share::percent);
    private final Map<String, Weighted<Name>> given = new HashMap<>();
    private final Map<String, Weighted<Name>> family = new HashMap<>();

    DemoPeople(DemoLists lists, SplittableRandom random) {
        this.lists = lists;
        this.random = random;
    }

    List<Staff> staff(List<Place> places) {
        List<Staff> staff = new ArrayList<>();
        add(staff, "national", Role.NATIONAL_ADMIN, null, null, null);
        for (var district : lists.districts()) {
            add(staff, "district", Role.DISTRICT_ADMIN, district.code(), null, null);
        }
        for (Place place : places) {
            boolean large = place.hospital().tier() == Tier.DISTRICT_HOSPITAL;
            add(staff, "admin", Role.HOSPITAL_ADMIN, place, null);
            for (int i = 1; i <= (large ? 3 : 1); i++) {
                add(staff, "desk" + i, Role.FRONT_DESK, place, null);
            }
            for (int i = 1; i <= (large ? 2 : 1); i++) {
                add(staff, "pharmacy" + i, Role.PHARMACIST, place, "PHA");
            }
            if (place.stores().size() > 1) {
                add(staff, "store1", Role.STOREKEEPER, place, null);
                add(staff, "lab1", Role.LABORATORY, place, "LAB");
            }
            int number = 1;
            for (var department : place.departments()) {
                int doctors = large ? department.doctors() : Math.min(1, department.doctors());
                for (int i = 0; i < doctors; i++) {
                    add(staff, "doctor" + number++, Role.DOCTOR, place, department.code());
                }
            }
        }
        return List.copyOf(staff);
    }

    private void add(
            List<Staff> staff, String stem, Role role, Place place, @Nullable String department) {
        add(staff, stem, role, place.hospital().district(), place.code(), department);
    }

    private void add(
            List<Staff> staff,
            String stem,
            Role role,
            @Nullable String district,
            @Nullable String hospital,
            @Nullable String department) {
        String of = hospital != null ? hospital : district;
        String login = of == null ? stem : stem + "." + of.toLowerCase(Locale.ROOT);
        String community = communities.draw(random).community();
        Sex sex = random.nextInt(100) < 45 ? Sex.F : Sex.M;
        TwoScripts name =
                fullName(given(community, sex), second(community, sex, surname(community)));
        staff.add(
                new Staff(
                        login,
                        role == Role.DOCTOR
                                ? new TwoScripts("Dr " + name.latin(), "डॉ. " + name.devanagari())
                                : name,
                        role,
                        Optional.ofNullable(district),
                        Optional.ofNullable(hospital),
                        Optional.ofNullable(department)));
    }

    List<Patient> patients(Hospital hospital, int count, LocalDate today) {
        Weighted<Village> villages =
                new Weighted<>(
                        lists.villages().stream()
                                .filter(v -> v.district().equals(hospital.district()))
                                .toList(),
                        Village::weight);
        List<Patient> patients = new ArrayList<>(count);
        for (int household = 1; patients.size() < count; household++) {
            Household home = household(household, villages.draw(random), today);
            for (Patient member : home.members()) {
                if (patients.size() < count) {
                    patients.add(member);
                }
            }
        }
        return List.copyOf(patients);
    }

    private record Household(List<Patient> members) {}

    private Household household(int number, Village village, LocalDate today) {
        String community = communities.draw(random).community();
        Name surname = surname(community);
        Optional<String> phone =
                random.nextInt(100) < 88 ? Optional.of(phone(number)) : Optional.empty();
        int adults = 1 + random.nextInt(3);
        int children = random.nextInt(100) < 55 ? random.nextInt(4) : 0;
        List<Patient> members = new ArrayList<>();
        TwoScripts head = null;
        for (int i = 0; i < adults + children; i++) {
            boolean child = i >= adults;
            Sex sex = random.nextInt(100) < 52 ? Sex.F : Sex.M;
            TwoScripts name = fullName(given(community, sex), second(community, sex, surname));
            int age = child ? random.nextInt(16) : adultAge();
            LocalDate born = today.minusYears(age).minusDays(1 + random.nextInt(364));
            boolean known = random.nextInt(100) < (child ? 60 : 30);
            LocalDate registered = latest(born, today.minusDays(random.nextInt(720)));
            members.add(
                    new Patient(
                            number,
                            name,
                            sex,
                            known ? born : born.withDayOfYear(1),
                            known,
                            child && head != null ? Optional.of(head) : Optional.empty(),
                            random.nextInt(100) < 92 ? phone : Optional.empty(),
                            village.name(),
                            registered));
            if (head == null) {
                head = name;
            }
        }
        return new Household(members);
    }

    private static LocalDate latest(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private int adultAge() {
        return 16 + Math.min(random.nextInt(75), random.nextInt(75));
    }

    /// Ten digits of the right form in a series no operator is known for (SOURCES.md).
    static String phone(int household) {
        if (household < 0 || household > 99_999) {
            throw new IllegalArgumentException("the demo's phone numbers are used up");
        }
        return String.format(Locale.ROOT, "66666%05d", (household * 7919L + 12_345) % 100_000);
    }

    private Name given(String community, Sex sex) {
        return given.computeIfAbsent(
                        community + sex, k -> weighted(lists.givenNames(), community, sex))
                .draw(random);
    }

    private Name surname(String community) {
        return family.computeIfAbsent(
                        community + Sex.U, k -> weighted(lists.familyNames(), community, Sex.U))
                .draw(random);
    }

    /// The household's name, or the second name that women or men of the community carry instead.
    private Name second(String community, Sex sex, Name surname) {
        int percent =
                switch (community) {
                    case "sikh" -> 85;
                    case "muslim" -> sex == Sex.F ? 70 : 25;
                    case "hindu" -> sex == Sex.F ? 45 : 20;
                    case "tribal" -> sex == Sex.F ? 15 : 0;
                    default -> 0;
                };
        if (random.nextInt(100) >= percent) {
            return surname;
        }
        return family.computeIfAbsent(
                        community + sex, k -> weighted(lists.familyNames(), community, sex))
                .draw(random);
    }

    /// Initials stand before a southern name, every other second name behind it.
    private static TwoScripts fullName(Name given, Name second) {
        boolean initials = second.name().latin().endsWith(".");
        return initials ? second.name().then(given.name()) : given.name().then(second.name());
    }

    private static Weighted<Name> weighted(List<Name> names, String community, Sex sex) {
        return new Weighted<>(
                names.stream()
                        .filter(n -> n.community().equals(community) && n.sex() == sex)
                        .toList(),
                Name::weight);
    }
}
