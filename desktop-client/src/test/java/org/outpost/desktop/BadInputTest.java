// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outpost.desktop.world.CounterWorld.DH;
import static org.outpost.desktop.world.CounterWorld.GOOD;
import static org.outpost.desktop.world.CounterWorld.TODAY;
import static org.outpost.desktop.world.CounterWorld.line;
import static org.outpost.desktop.world.CounterWorld.made;
import static org.outpost.desktop.world.CounterWorld.person;
import static org.outpost.desktop.world.CounterWorld.registered;
import static org.outpost.desktop.world.CounterWorld.sent;
import static org.outpost.desktop.world.CounterWorld.until;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.inventory.StockLine;
import org.outpost.desktop.inventory.TransitRow;
import org.outpost.desktop.patients.Birth;
import org.outpost.desktop.patients.PersonEntry;
import org.outpost.desktop.patients.PersonRow;
import org.outpost.desktop.shell.Lang;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Words;
import org.outpost.desktop.world.CounterWorld;
import org.outpost.desktop.world.HttpDistrict;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.Ruling;

/// What nobody should type, and somebody will, put to whole counters: it is declined or asked about
/// in words of both languages, nothing is written, nothing is lost, and the counter works on.
class BadInputTest {
    /// Still to come, also where midnight passes meanwhile.
    private static final LocalDate COMING = TODAY.plusDays(2);

    private static final List<Long> IMPOSSIBLE = List.of(0L, -1L, 1_000_000_000_000_000_000L);

    @TempDir Path folder;
    private CounterWorld world;

    @BeforeEach
    void aDistrict() throws IOException {
        world = new CounterWorld(folder);
    }

    @AfterEach
    void theDistrictGoes() {
        world.close();
    }

    private static String declined(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Declined.class);
        return plain(((Outcome.Declined<?>) outcome).why());
    }

    private static String asked(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.NeedsReason.class);
        return plain(((Outcome.NeedsReason<?>) outcome).why());
    }

    /// Its key, once both languages have been found to have words for it.
    private static String plain(Phrase why) {
        for (Lang lang : Lang.values()) {
            assertThat(new Words(lang, Wiring.ZONE).text(why))
                    .as(why.key())
                    .isNotBlank()
                    .doesNotContain("refusal.", "Exception", "null");
        }
        return why.key();
    }

    @Test
    void aQuantityThatCantBeIsDeclinedWhereverItIsTyped() {
        try (Counter here = world.counter("here", "store");
                Counter there = world.counter("there", "far")) {
            until(() -> !here.stock().findItems("para", 5).isEmpty());
            until(() -> !here.stock().places("milak", 5).isEmpty());
            made(here.stock().receive("CH-1", List.of(line("PCM500", "B1", GOOD, 100)), ""));
            made(here.stock().dispatch("RMP-CHC02:MAIN", List.of(line("PCM500", "B1", GOOD, 40))));
            sent(here);
            until(() -> {
                there.line().nudge();
                return there.stock().incoming().size() == 1;
            });
            TransitRow transit = there.stock().incoming().getFirst();
            for (long quantity : IMPOSSIBLE) {
                List<StockLine> lines = List.of(line("PCM500", "B1", GOOD, quantity));
                for (Outcome<?> outcome :
                        List.of(
                                here.stock().receive("CH-2", lines, "counted"),
                                here.stock().dispense("", lines, "counted"),
                                here.stock().dispatch("RMP-CHC02:MAIN", lines))) {
                    assertThat(declined(outcome)).contains("quantity");
                }
                if (quantity != 0) {
                    assertThat(
                                    declined(
                                            there.stock()
                                                    .acknowledge(
                                                            transit.id(),
                                                            Map.of("PCM500/B1", quantity),
                                                            "short")))
                            .contains("quantity");
                }
            }
            assertThat(here.stock().batches("PCM500").getFirst().onHand()).isEqualTo(60);
            assertThat(there.stock().incoming()).hasSize(1);
            assertThat(here.line().allSent()).as("nothing was written").isTrue();
        }
    }

    @Test
    void whatIsPastItsLastDayIsAskedAboutAndNeverHandedOutSilently() {
        try (Counter one = world.counter("one", "omar")) {
            until(() -> !one.stock().findItems("para", 5).isEmpty());
            LocalDate past = TODAY.minusDays(2);
            List<StockLine> old = List.of(line("PCM500", "OLD1", past, 10));
            assertThat(asked(one.stock().receive("CH-1", old, ""))).contains("expired");
            assertThat(asked(one.stock().dispense("", old, ""))).contains("expired");
            assertThat(one.stock().batches("PCM500")).isEmpty();
            for (LocalDate never : List.of(LocalDate.of(1970, 1, 1), LocalDate.of(9999, 1, 1))) {
                List<StockLine> lines = List.of(line("PCM500", "OLD2", never, 10));
                assertThat(declined(one.stock().receive("CH-1", lines, ""))).contains("expiry");
            }
        }
    }

    @Test
    void namesOfEveryScriptAreKeptAndWhatIsNoNameIsDeclined() {
        try (Counter one = world.counter("one", "asha")) {
            for (String name :
                    List.of("Jose\u0301", "श्रीमती\u200d देवी", "ஔவை", "O", "Baby of Asha")) {
                PersonRow row = registered(one, name, "");
                assertThat(one.patients().person(row.id())).isPresent();
                assertThat(one.patients().find(name, 5).all()).as(name).isPositive();
            }
            long before = one.patients().registeredToday();
            for (String name :
                    List.of(
                            "Asha \ud83d\ude00",
                            "x".repeat(10_000),
                            "Asha \u202etxt",
                            "Asha\u0000Devi",
                            "Asha \ud83d",
                            "\u0301\u0301",
                            "",
                            "'; DROP TABLE patient; --")) {
                assertThat(declined(one.patients().register(person(name, ""))))
                        .as(name.codePoints().limit(20).boxed().toList().toString())
                        .matches("refusal.(patients.*|sync.malformed)");
            }
            for (String searched : List.of("\"*", "x".repeat(100_000), "a\u0000b", "%", "NEAR(")) {
                assertThat(one.patients().find(searched, 5).hits()).hasSizeLessThanOrEqualTo(5);
            }
            assertThat(one.patients().registeredToday()).isEqualTo(before);
            sent(one);
        }
    }

    @Test
    void aBirthInTheFutureOrLongBeforeAnyoneIsDeclined() {
        try (Counter one = world.counter("one", "asha")) {
            assertThat(declined(one.patients().register(born(COMING))))
                    .isEqualTo("refusal.patients.birth-in-future");
            assertThat(declined(one.patients().register(born(LocalDate.of(1850, 1, 1)))))
                    .isEqualTo("refusal.patients.birth-too-early");
            PersonRow row = registered(one, "Rekha", "");
            assertThat(declined(one.patients().change(row.id(), born(COMING))))
                    .isEqualTo("refusal.patients.birth-in-future");
            assertThat(one.patients().person(row.id()).orElseThrow().birth())
                    .isEqualTo(row.birth());
        }
    }

    private static PersonEntry born(LocalDate day) {
        return new PersonEntry(
                "Rekha", "", new Birth(day, Birth.Precision.DATE), "F", "", "Milak", "");
    }

    @Test
    void whateverAStrangeNetworkAnswersTheCounterWorksOnAndSendsOnce() {
        try (Counter one = world.counter("one", "asha")) {
            List<HttpDistrict.Mood> moods =
                    List.of(
                            HttpDistrict.Mood.LOGIN_PAGE,
                            HttpDistrict.Mood.REDIRECT,
                            HttpDistrict.Mood.EMPTY,
                            HttpDistrict.Mood.NO_CONTENT,
                            HttpDistrict.Mood.JSON_OF_OTHERS,
                            HttpDistrict.Mood.TORN);
            for (HttpDistrict.Mood mood : moods) {
                world.http.mood(mood);
                registered(one, "Meena", "");
                until(() -> {
                    one.line().nudge();
                    return one.line().now().downSince().isPresent();
                });
                assertThat(declined(one.signIn().signIn("omar", "secret of omar")))
                        .as(mood.name())
                        .startsWith("signin.");
                assertThat(one.line().now().kept()).as(mood.name()).isPositive();
                assertThat(one.signIn().signIn("asha", "secret of asha"))
                        .as("who was here before may go on: " + mood)
                        .isInstanceOf(Outcome.Done.class);
                world.http.mood(HttpDistrict.Mood.WELL);
                sent(one);
            }
            assertThat(world.district.facts())
                    .filteredOn(fact -> fact.type().equals("RegisterPatient"))
                    .hasSize(moods.size());
        }
    }

    @Test
    void aRefusedRegistrationSaysWhomItIsAbout() {
        try (Counter one = world.counter("one", "asha")) {
            registered(one, "Rekha Kumari", "");
            sent(one);
            Fact fact =
                    world.district.facts().stream()
                            .filter(found -> found.type().equals("RegisterPatient"))
                            .findFirst()
                            .orElseThrow();
            world.district.act(
                    FeedId.of(DH),
                    new Ruling.RefuseFact(
                            fact.id(),
                            fact.envelope().aggregates(),
                            List.of(),
                            "patients.number-taken",
                            List.of()));
            until(() -> {
                one.line().nudge();
                return !one.attention().waiting().isEmpty();
            });
            assertThat(one.attention().waiting().getFirst().about()).isEqualTo("Rekha Kumari");
        }
    }
}
