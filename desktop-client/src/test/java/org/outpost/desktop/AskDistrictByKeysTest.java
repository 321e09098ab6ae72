// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outpost.desktop.world.CounterWorld.CHC;
import static org.outpost.desktop.world.CounterWorld.DH;
import static org.outpost.desktop.world.CounterWorld.heard;
import static org.outpost.desktop.world.CounterWorld.made;
import static org.outpost.desktop.world.CounterWorld.registered;
import static org.outpost.desktop.world.CounterWorld.sent;
import static org.outpost.desktop.world.CounterWorld.until;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.patients.PersonRow;
import org.outpost.desktop.world.CounterWorld;
import org.outpost.desktop.world.HttpDistrict;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.sync.FollowAggregate;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Nobody of this hospital matches: the district is asked, one of another hospital is brought here
/// and changed, by keys alone; and with the line down that is said in words.
@ExtendWith(ApplicationExtension.class)
class AskDistrictByKeysTest {
    @TempDir static Path folder;
    private final List<String> asked = new ArrayList<>();
    private OpenCounter opened;
    private Counter counter;
    private CounterDriver desk;

    @Start
    void start(Stage stage) throws IOException {
        opened = new OpenCounter(stage, folder);
        counter = opened.counter;
        desk = opened.desk;
    }

    @AfterEach
    void theCounterCloses() {
        opened.close();
    }

    /// Answers with this patient of the other hospital, and follows whoever is chosen.
    private void knows(PersonRow stranger) {
        opened.world.http.elsewhere((path, body) -> {
            asked.add(new String(body, StandardCharsets.UTF_8));
            if (path.endsWith("/ask")) {
                return new Told("inquiry", List.of(new Candidate(stranger)), false);
            }
            opened.world.district.act(
                    FeedId.of(DH),
                    new FollowAggregate(
                            new AggregateId(stranger.id()),
                            FeedId.of(DH),
                            FeedId.of(CHC),
                            "referred"));
            return new Followed(stranger.id());
        });
    }

    @Test
    void aPatientOfAnotherHospitalIsBroughtHereAndChanged() throws Exception {
        try (Counter far = opened.world.counter("far", "far")) {
            PersonRow stranger = registered(far, "Kavita Sharma", "9876500099");
            sent(far);
            knows(stranger);
            opened.signIn("asha");
            desk.write("Kavita Sharma");
            until(() -> desk.words().contains("Ask the district: patients of other hospitals"));
            desk.press(KeyCode.ENTER);
            until(() -> desk.focus().equals("stranger-age"));
            assertThat(desk.field("stranger")).isEqualTo("Kavita Sharma");
            desk.write("34").press(KeyCode.ENTER).press(KeyCode.ENTER);
            until(() -> desk.words().contains("Why do you ask?"));
            assertThat(asked).as("nothing before there is a reason").isEmpty();
            desk.press(KeyCode.F3);
            until(() -> desk.words().contains("District Hospital Far"));
            assertThat(asked.getFirst()).contains("\"reason\":\"referred\"", "Kavita", "34");
            desk.press(KeyCode.ENTER);
            until(() -> desk.words().contains("Kavita Sharma is here now"));
            PersonRow here = counter.patients().person(stranger.id()).orElseThrow();
            assertThat(here.number())
                    .isEqualTo(far.patients().person(stranger.id()).orElseThrow().number());

            until(() -> desk.focus().equals("search"));
            made(
                    counter.patients()
                            .change(
                                    stranger.id(),
                                    CounterWorld.person("Kavita Sharma Rao", "9876500099")));
            sent(counter);
            heard(
                    far,
                    () ->
                            far.patients()
                                    .person(stranger.id())
                                    .orElseThrow()
                                    .name()
                                    .equals("Kavita Sharma Rao"));
            assertThat(counter.rebuild().run()).isEmpty();
        }
    }

    @Test
    void withTheLineDownItIsSaidInWordsAndRegisteringGoesOn() {
        opened.signIn("asha");
        opened.world.http.mood(HttpDistrict.Mood.LOGIN_PAGE);
        desk.write("9812345678");
        until(() -> desk.words().contains("Ask the district: patients of other hospitals"));
        desk.press(KeyCode.ENTER);
        until(() -> desk.focus().equals("stranger"));
        desk.press(KeyCode.F9);
        until(() -> desk.words().contains("Why do you ask?"));
        desk.press(KeyCode.F2);
        until(() -> desk.words().contains("The line to the district is down"));
        assertThat(desk.words()).contains("Register the person here with Ctrl+N");
        desk.press(KeyCode.CONTROL, KeyCode.N);
        until(() -> desk.focus().equals("name"));
        opened.world.http.mood(HttpDistrict.Mood.WELL);
    }

    record Told(String inquiry, List<Candidate> people, boolean more) {}

    record Followed(String patient) {}

    record Candidate(
            String id,
            String name,
            String nameLocal,
            String sex,
            Integer birthYear,
            String village,
            String hospital,
            String hospitalLocal) {
        Candidate(PersonRow row) {
            this(
                    row.id(),
                    row.name(),
                    "",
                    "F",
                    row.birth().day().getYear(),
                    row.village(),
                    "District Hospital Far",
                    "");
        }
    }
}
