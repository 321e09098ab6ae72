// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.outpost.ops.demo.DemoLists.Tier;
import org.outpost.ops.demo.DemoWorld.Patient;
import org.outpost.ops.demo.DemoWorld.Role;

class DemoWorldTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private final DemoWorld world = DemoWorld.from(DemoWorld.SEED, TODAY);

    @Test
    void theWorldHasTwoDistrictsAndTwentyFourHospitalsOfThreeTiers() {
        assertThat(world.districts()).hasSize(2);
        assertThat(world.places()).hasSize(24);
        for (var district : world.districts()) {
            var tiers =
                    world.places().stream()
                            .filter(p -> p.hospital().district().equals(district.code()))
                            .collect(
                                    Collectors.groupingBy(
                                            p -> p.hospital().tier(), Collectors.counting()));
            assertThat(tiers.get(Tier.DISTRICT_HOSPITAL)).isEqualTo(1);
            assertThat(tiers.get(Tier.COMMUNITY_HEALTH_CENTRE)).isBetween(3L, 4L);
            assertThat(tiers.values().stream().mapToLong(n -> n).sum()).isEqualTo(12);
        }
        assertThat(world.items()).hasSizeBetween(95, 120);
        assertThat(world.patients()).hasSize(5_000);
    }

    @Test
    void theSameSeedAndDayGiveTheSameWorldAndAnotherSeedOtherPatients() {
        assertThat(DemoWorld.from(DemoWorld.SEED, TODAY)).isEqualTo(world);
        assertThat(DemoWorld.from(DemoWorld.SEED + 1, TODAY).patients())
                .isNotEqualTo(world.patients());
    }

    @Test
    void everyCodeIsUniqueAndOfTheRightForm() {
        assertThat(world.places().stream().map(p -> p.code()))
                .doesNotHaveDuplicates()
                .allMatch(c -> c.matches("[A-Z0-9-]{3,16}"));
        for (var place : world.places()) {
            assertThat(place.stores().stream().map(s -> s.code()))
                    .doesNotHaveDuplicates()
                    .allMatch(c -> c.matches("[A-Z0-9-]{3,16}"));
        }
        assertThat(world.items().stream().map(i -> i.code()))
                .doesNotHaveDuplicates()
                .allMatch(c -> c.matches("[A-Z0-9-]{3,16}"));
        assertThat(world.staff().stream().map(s -> s.login())).doesNotHaveDuplicates();
        assertThat(world.sessions().stream().map(s -> s.code())).doesNotHaveDuplicates();
        assertThat(world.batches().stream().map(b -> b.number())).doesNotHaveDuplicates();
    }

    @Test
    void everyNameStandsInBothScripts() {
        assertThat(world.patients().stream().map(Patient::name)).allMatch(this::inBothScripts);
        assertThat(world.patients().stream().map(Patient::village)).allMatch(this::inBothScripts);
        assertThat(world.staff().stream().map(s -> s.name())).allMatch(this::inBothScripts);
        assertThat(world.places().stream().map(p -> p.hospital().name()))
                .allMatch(this::inBothScripts);
        DemoLists lists = DemoLists.read();
        assertThat(lists.givenNames().stream().map(n -> n.name())).allMatch(this::inBothScripts);
        assertThat(lists.familyNames().stream().map(n -> n.name())).allMatch(this::inBothScripts);
        assertThat(lists.items().stream().map(n -> n.name()))
                .allMatch(n -> n.devanagari().matches("[\\u0900-\\u097F0-9/,() -]+"));
    }

    private boolean inBothScripts(TwoScripts name) {
        return name.latin().matches("[A-Za-z'., ]+")
                && name.devanagari().matches("[\\u0900-\\u097F., ]+");
    }

    @Test
    void familiesShareAPhoneAndEveryPhoneIsInTheDemoSeries() {
        var homesByPhone =
                world.patients().stream()
                        .filter(p -> p.phone().isPresent())
                        .collect(Collectors.groupingBy(p -> p.phone().orElseThrow()));
        assertThat(homesByPhone.keySet()).allMatch(p -> p.matches("66666\\d{5}"));
        assertThat(homesByPhone.values().stream().filter(f -> f.size() >= 3).count())
                .isGreaterThan(300);
        assertThat(homesByPhone.values())
                .allMatch(f -> f.stream().map(Patient::household).distinct().count() == 1);
    }

    @Test
    void childrenHaveAGuardianAndNobodyIsBornInTheFutureOrRegisteredBeforeBirth() {
        assertThat(world.patients())
                .allMatch(p -> !p.born().isAfter(TODAY) && p.ageOn(TODAY) < 110)
                .allMatch(p -> !p.registered().isBefore(p.born()))
                .allMatch(p -> !p.registered().isAfter(TODAY))
                .allMatch(p -> p.ageOn(TODAY) >= 15 || p.guardian().isPresent());
        assertThat(world.patients()).anyMatch(p -> p.birthDateKnown());
        assertThat(world.patients()).anyMatch(p -> !p.birthDateKnown());
    }

    @Test
    void aFewNamesAreCommonAndManyAreRare() {
        var counts =
                world.patients().stream()
                        .collect(
                                Collectors.groupingBy(
                                        p -> p.name().latin(), Collectors.counting()));
        assertThat(counts.values().stream().mapToLong(n -> n).max().orElse(0)).isGreaterThan(10);
        assertThat(counts).hasSizeGreaterThan(2_000);
    }

    @Test
    void someBatchesAreNearTheirEndSomeAreExpiredMostAreGood() {
        long expired = world.batches().stream().filter(b -> b.isExpiredOn(TODAY)).count();
        long near =
                world.batches().stream()
                        .filter(b -> !b.isExpiredOn(TODAY))
                        .filter(b -> b.expires().isBefore(TODAY.plusDays(92)))
                        .count();
        assertThat(expired).isBetween(5L, world.batches().size() / 15L);
        assertThat(near).isBetween(20L, world.batches().size() / 5L);
        assertThat(world.batches())
                .allMatch(b -> b.quantity() > 0)
                .allMatch(b -> b.expires().isAfter(TODAY.minusMonths(6)))
                .allMatch(b -> b.expires().isBefore(TODAY.plusYears(4)));
        var stores =
                world.places().stream()
                        .flatMap(p -> p.stores().stream().map(s -> p.code() + ":" + s.code()))
                        .collect(Collectors.toSet());
        assertThat(world.batches()).allMatch(b -> stores.contains(b.hospital() + ":" + b.store()));
    }

    @Test
    void goodsAreUnderWayToTheFirstHospitalFromItselfAndFromAnotherAndSomeHaveArrived() {
        String first = world.firstHospital().code();
        assertThat(world.transfers().stream().filter(t -> !t.arrived()))
                .filteredOn(t -> t.hospital().equals(first))
                .extracting(t -> t.from().equals(first))
                .containsExactlyInAnyOrder(true, false);
        assertThat(world.transfers()).anyMatch(t -> t.arrived());
        assertThat(world.transfers()).extracting(t -> t.number()).doesNotHaveDuplicates();
        for (var transfer : world.transfers()) {
            assertThat(transfer.lines())
                    .hasSize(3)
                    .allMatch(b -> !b.isExpiredOn(TODAY.plusDays(90)))
                    .allMatch(b ->
                            world.batches().stream()
                                    .anyMatch(all ->
                                            all.of(b.quantity()).equals(b)
                                                    && all.quantity() > b.quantity()));
        }
    }

    @Test
    void everyHospitalHasItsPeopleAndEveryDoctorSitsInTheFortnight() {
        for (var place : world.places()) {
            var roles =
                    world.staff().stream()
                            .filter(s -> s.hospital().equals(java.util.Optional.of(place.code())))
                            .map(s -> s.role())
                            .collect(Collectors.toSet());
            assertThat(roles)
                    .contains(Role.FRONT_DESK, Role.PHARMACIST, Role.DOCTOR, Role.HOSPITAL_ADMIN);
        }
        var sitting = world.sessions().stream().map(s -> s.doctor()).collect(Collectors.toSet());
        assertThat(world.staff().stream().filter(s -> s.role() == Role.DOCTOR))
                .allMatch(s -> sitting.contains(s.login()));
        assertThat(world.sessions())
                .allMatch(s -> !s.date().isBefore(TODAY))
                .allMatch(s -> s.date().isBefore(TODAY.plusDays(14)))
                .allMatch(s -> s.places() > 0 && s.from().isBefore(s.until()));
    }

    @Test
    void aLongerListOfPatientsBeginsLikeAShorterOneAndReachesTwoHundredThousand() {
        var many = DemoPatients.draw(DemoWorld.SEED, 200_000, TODAY);

        assertThat(many).hasSize(200_000);
        assertThat(many.subList(0, DemoWorld.PATIENTS)).isEqualTo(world.patients());
    }

    @Test
    void theSummarySaysThatItIsADemo() {
        assertThat(PrintDemoWorld.summary(world))
                .startsWith("demo, verify before use\n2 districts");
    }
}
