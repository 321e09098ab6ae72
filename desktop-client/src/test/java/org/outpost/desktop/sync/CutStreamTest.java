// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.world.District;
import org.outpost.desktop.world.Talk;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.patients.Sex;
import org.outpost.model.sync.ClientSession.Outcome;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.Hello;
import org.outpost.model.sync.LineException;
import org.outpost.model.sync.Partner;
import org.outpost.model.sync.PushSession;

/// Many batches in one request, cut on their way, from a real file.
class CutStreamTest {
    private static final FeedId HOME = FeedId.of(new HospitalId("RMP-DH01"));
    private static final int PEOPLE = 4_000;
    @TempDir Path folder;
    private final District district = new District();
    private final Cutting line = new Cutting();

    /// Once there are many, only the first of them arrives.
    private final class Cutting implements Partner {
        private final List<Integer> sizes = new ArrayList<>();
        private boolean cutting = true;

        @Override
        public Hello.Answer hello(Hello.Request request) throws LineException {
            return district.hello(request);
        }

        @Override
        public Exchange.Answer exchange(Exchange.Request request) throws LineException {
            List<FrozenBatch> batches = request.batches();
            sizes.add(batches.size());
            for (int i = 1; i < batches.size(); i++) {
                assertThat(batches.get(i).header().previous()).isEqualTo(batches.get(i - 1).hash());
            }
            if (cutting && batches.size() > PushSession.AT_ONCE) {
                cutting = false;
                district.exchange(request.bringing(batches.subList(0, 1)));
                throw new LineException(LineException.Trouble.DOWN, "cut behind the first");
            }
            return district.exchange(request);
        }
    }

    /// A name that columns can't shorten, so that batches fill up.
    private static FactBody registration(int number) {
        String name =
                new Random(number)
                        .ints(40, 'a', 'z' + 1)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
        return new RegisterPatient(
                null, new Person(name, null, Sex.F, null, 1990, null, null, null, null));
    }

    @Test
    void whatWasFrozenAndDidNotArriveGoesOnFromThereManyAtATime() {
        try (Talk talk = new Talk(folder, HOME, district, line)) {
            for (int i = 0; i < PEOPLE; i += 100) {
                talk.write(
                        IntStream.range(i, i + 100)
                                .mapToObj(CutStreamTest::registration)
                                .toArray(FactBody[]::new));
            }
            talk.turn();
            talk.turn();
            assertThat(line.cutting).as("cut by now").isFalse();
            int before = line.sizes.size();
            assertThat(talk.finish()).isEqualTo(Outcome.DONE);
            assertThat(line.sizes.get(before)).isGreaterThan(PushSession.AT_ONCE);
        }
        assertThat(district.all(Patient.class)).hasSize(PEOPLE);
    }
}
