// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.patients.PastEvent;
import org.outpost.desktop.patients.PatientTimeline;
import org.outpost.desktop.platform.Sql;
import org.outpost.desktop.platform.SystemClock;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Receipt;
import org.outpost.desktop.world.District;
import org.outpost.desktop.world.Talk;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.patients.ChangePatientDetails;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.patients.Sex;

/// What only a newer version can read is kept, and a person is told that it is there: over a real
/// file, with a type and with a version that are not known here.
class NewerVersionTest {
    private static final FeedId HOME = FeedId.of(new HospitalId("RMP-DH01"));
    @TempDir Path folder;
    private final District district = new District();

    private static Person named(String name) {
        return new Person(name, null, Sex.F, null, 1990, null, null, null, null);
    }

    private static PatientTimeline timeline(Talk talk) {
        return new PatientTimeline(
                talk.pen.database, talk.pen.log, talk.receipts(), new Nobody(), new SystemClock());
    }

    /// As if the other counter had run a newer version.
    private static void rewrite(Talk talk, String from, String to) {
        talk.pen.database.change(sql ->
                sql.run(
                        "update fact set type = replace(type, ?, ?), core ="
                                + " cast(replace(cast(core as text), ?, ?) as blob)"
                                + " where type = 'ChangePatientDetails'",
                        from,
                        to,
                        from,
                        to));
    }

    @Test
    void aPersonIsToldOfWhatOnlyANewerVersionCanRead() {
        for (List<String> change :
                List.of(
                        List.of("ChangePatientDetails", "ChangePatientFace"),
                        List.of("\"version\":1", "\"version\":9"))) {
            String name = change.getLast().replaceAll("[^A-Za-z]", "");
            try (Talk other = new Talk(folder.resolve("other" + name), HOME, district);
                    Talk here = new Talk(folder.resolve("here" + name), HOME, district)) {
                FactId made = other.write(new RegisterPatient(null, named("Asha"))).getFirst();
                AggregateId asha = Patient.id(made);
                FactId changed =
                        other.write(new ChangePatientDetails(asha, named("Asha Devi"))).getFirst();
                other.finish();
                here.finish();
                assertThat(here.receipt(changed)).isEqualTo(Receipt.State.REACHED);
                rewrite(here, change.getFirst(), change.getLast());

                assertThat(here.receipt(changed)).isEqualTo(Receipt.State.NEWER);
                Receipt.State all =
                        here.pen.database.read(sql -> here.receipts().of(sql, asha)).state();
                assertThat(all).as("of the whole record").isEqualTo(Receipt.State.NEWER);
                assertThat(timeline(here).of(asha))
                        .extracting(PastEvent::what)
                        .extracting(phrase -> phrase.key())
                        .contains("history.newer", "history.registered");
                assertThat(here.finish()).as("the cursor goes on").isNotNull();
                assertThat(here.count("fact where writer = '" + changed.writer() + "'"))
                        .isEqualTo(2);
            }
        }
    }

    private static final class Nobody implements PatientTimeline.Around {
        @Override
        public String staff(Sql sql, String user) {
            return user;
        }

        @Override
        public Phrase hospital(Sql sql, FeedId home) {
            return Phrase.given(home.value());
        }

        @Override
        public Optional<Phrase> counter(WriterId writer) {
            return Optional.empty();
        }

        @Override
        public Phrase department(Sql sql, FeedId home, String code) {
            return Phrase.given(code);
        }

        @Override
        public List<AggregateId> elsewhere(Sql sql, AggregateId patient) {
            return List.of();
        }
    }
}
