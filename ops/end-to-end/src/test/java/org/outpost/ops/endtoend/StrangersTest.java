// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.outpost.ops.endtoend.CuttingProxy.Line;
import org.outpost.ops.launcher.Demo;
import org.outpost.ops.launcher.RunningSystem;
import tools.jackson.databind.JsonNode;

/// Two counters of two hospitals: one asks the district for the other's patient, is told so while
/// its line is out, brings the patient here and writes about them; both hold the same.
///
/// Its name puts it behind `CableOutTest`, which books sessions of the same hospital to their last
/// place: the counter that comes and goes here keeps its share of them.
class StrangersTest {
    private static final Path FOLDERS = Path.of("target", "strangers").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String PHONE = "9123409876";

    @Test
    void aPatientOfAnotherHospitalIsFoundFollowedAndTheSameOnBothSides() throws Exception {
        RunningSystem system = SharedSystem.get();
        Demo demo = SharedSystem.demo();
        SharedSystem.empty(FOLDERS);
        String secret = " secret=" + demo.password();
        String far =
                demo.logins().stream()
                        .map(login -> login.login())
                        .filter(login -> login.startsWith("desk1.rmp-"))
                        .filter(login -> !login.endsWith(".rmp-dh01"))
                        .findFirst()
                        .orElseThrow();
        try (CuttingProxy line = new CuttingProxy(system.uri());
                CounterProcess here = new CounterProcess(FOLDERS.resolve("here"), line.uri());
                CounterProcess there = new CounterProcess(FOLDERS.resolve("there"), system.uri())) {
            here.must("sign-in user=desk1.rmp-dh01" + secret);
            there.must("sign-in user=" + far + secret);
            String patient =
                    there.must(
                                    "register name=\"Kavita Stranger\" sex=F age=34"
                                            + " village=Sarai phone="
                                            + PHONE)
                            .path("id")
                            .asString("");
            allSent(there);
            allSent(here);
            String number = text(there.ask("person id=" + patient).path("made"), "number");
            assertThat(number).isNotEmpty();
            String ask = "ask-district reason=referred text=" + PHONE;

            line.be(Line.CUT);
            assertThat(text(here.ask(ask), "why")).isEqualTo("elsewhere.down");
            line.be(Line.GOOD);
            assertThat(text(here.ask("ask-district text=Kavita"), "why"))
                    .isEqualTo("elsewhere.say-more");
            JsonNode found = here.until(ask, answer -> answer.path("people").size() == 1, PATIENCE);
            assertThat(found.toString()).contains("Kavita Stranger").doesNotContain(PHONE, number);
            assertThat(here.ask("person id=" + patient).path("made").isObject()).isFalse();

            String follow =
                    "follow reason=referred id=" + patient + " inquiry=" + text(found, "inquiry");
            assertThat(here.must(follow).asString("")).isEqualTo(patient);
            assertThat(here.must(follow).asString("")).as("once more").isEqualTo(patient);
            JsonNode person = here.ask("person id=" + patient).path("made");
            assertThat(text(person, "number")).isEqualTo(number);
            assertThat(text(person, "phone")).isEqualTo(PHONE);

            here.must("change id=" + patient + " village=Milak");
            there.until("person id=" + patient, p -> text(p, "village").equals("Milak"), PATIENCE);
            there.must("change id=" + patient + " phone=9123400000");
            here.until(
                    "person id=" + patient, p -> text(p, "phone").equals("9123400000"), PATIENCE);
            allSent(here);
            allSent(there);
        }
    }

    private static void allSent(CounterProcess counter) throws Exception {
        counter.until(
                "line",
                line ->
                        line.path("kept").asLong(1) == 0
                                && line.path("firstLoad").asInt(0) == 100
                                && line.path("lastSent").isString(),
                PATIENCE);
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
