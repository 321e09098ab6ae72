// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.world.District;
import org.outpost.desktop.world.Talk;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.patients.Sex;
import org.outpost.model.sync.ClientSession.Outcome;
import org.outpost.model.sync.Compare;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.Hello;
import org.outpost.model.sync.LineException;
import org.outpost.model.sync.Partner;

/// A counter that was given up as lost and comes back, over a real file.
class LostCounterTest {
    private static final FeedId HOME = FeedId.of(new HospitalId("RMP-DH01"));
    @TempDir Path folder;
    private final District district = new District();

    private static FactBody registration(String name) {
        return new RegisterPatient(
                null, new Person(name, null, Sex.F, null, 1990, null, null, null, null));
    }

    private List<String> people() {
        return district.all(Patient.class).stream()
                .map(patient -> patient.person().name())
                .filter(name -> name != null)
                .toList();
    }

    /// A district that declared a machine lost, and takes it up again after a while: nothing of its
    /// old writers is taken any more.
    private final class Forgetful implements Partner {
        private @Nullable WriterId lost;
        private boolean takenUpAgain;

        private void check() throws LineException {
            if (lost != null && !takenUpAgain) {
                throw new LineException(LineException.Trouble.UNKNOWN_DEVICE, "declared lost");
            }
        }

        @Override
        public Hello.Answer hello(Hello.Request request) throws LineException {
            check();
            Hello.Answer answer = district.hello(request);
            return request.writer().equals(lost)
                    ? new Hello.Answer(
                            Hello.Standing.COPY,
                            answer.serverMillis(),
                            0,
                            0,
                            List.of(),
                            answer.serverKey(),
                            "",
                            null,
                            null,
                            answer.schema())
                    : answer;
        }

        @Override
        public Exchange.Answer exchange(Exchange.Request request) throws LineException {
            check();
            assertThat(request.writer()).isNotEqualTo(lost);
            return district.exchange(request);
        }

        @Override
        public Compare.Answer compare(Compare.Request request) throws LineException {
            check();
            return district.compare(request);
        }
    }

    @Test
    void aCounterThatWasLostWritesWhatNeverArrivedAgainAndTellsWhy() {
        Forgetful forgetful = new Forgetful();
        try (Talk one = new Talk(folder.resolve("a"), HOME, district, forgetful)) {
            one.write(registration("Asha"));
            one.finish();
            forgetful.lost = one.pen.device.writer();
            one.write(registration("Ravi"));
            one.write(registration("Meena"));
            one.turn();
            one.turn();
            assertThat(one.count("forked")).as("kept as it is").isZero();
            assertThat(people()).containsExactlyInAnyOrder("Asha");
        }
        forgetful.takenUpAgain = true;
        try (Talk one = new Talk(folder.resolve("a"), HOME, district, forgetful)) {
            assertThat(one.finish()).isEqualTo(Outcome.DONE);
            assertThat(one.pen.device.writer()).isNotEqualTo(forgetful.lost);
            assertThat(people()).containsExactlyInAnyOrder("Asha", "Ravi", "Meena");
            assertThat(one.attention())
                    .asString()
                    .contains("notice.found")
                    .doesNotContain("notice.copy");
            assertThat(one.pen.rebuild.run()).isEmpty();
        }
    }
}
