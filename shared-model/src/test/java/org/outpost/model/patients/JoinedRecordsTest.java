// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.outpost.model.OutpostRooms;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.scenarios.Samples;
import org.outpost.model.scenarios.Town;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FactWriter;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.States;
import org.outpost.model.wire.FactCodec;

final class JoinedRecordsTest {
    private static final Person ONE =
            new Person(
                    "Sita Devi",
                    "सीता देवी",
                    Sex.F,
                    LocalDate.of(1990, 3, 4),
                    null,
                    null,
                    "9812345670",
                    "Milak",
                    "Ram Lal",
                    "244901",
                    "Rampur",
                    "12345678901234",
                    "A-17");
    private static final Person OTHER =
            new Person(
                    "Seeta Devi",
                    "सीता",
                    Sex.O,
                    null,
                    1988,
                    LocalDate.of(2026, 5, 6),
                    "9812345671",
                    "Sarai",
                    "Ram Singh",
                    "244902",
                    "Moradabad",
                    "12345678901235",
                    "B-18");
    private static final AggregateId KEPT = record(1);
    private static final AggregateId GONE = record(2);

    private final FactCodec codec = new FactCodec(OutpostRooms.all().types());
    private final List<ReadFact> past = new ArrayList<>();

    private static AggregateId record(long seq) {
        return Patient.id(new FactId(new WriterId(Samples.WRITER), seq));
    }

    private void happened(FactBody body, @Nullable String action) {
        long seq = past.size() + 1;
        past.add(
                codec.read(
                        codec.seal(
                                new FactWriter.Draft(
                                        body,
                                        new UserId("asha"),
                                        Town.DH,
                                        Samples.MORNING,
                                        Samples.MORNING,
                                        action),
                                new FactId(new WriterId(Samples.WRITER), seq),
                                HybridTime.ofMillis(Samples.MORNING + seq))));
    }

    private static Patient patient(@Nullable AggregateId into, AggregateId... absorbed) {
        return new Patient(null, Town.DH, 1, 1, ONE, into, List.of(absorbed), null);
    }

    private static States of(Map<AggregateId, Patient> known) {
        Patient nobody = new Patient(null, null, 0, 0, Person.NOBODY, null, List.of(), null);
        return id -> known.getOrDefault(id, nobody);
    }

    @Test
    void aFieldIsTakenOverAlone() {
        for (PersonField field : PersonField.values()) {
            Person taken = field.taken(ONE, OTHER);
            for (PersonField each : PersonField.values()) {
                assertThat(each.same(taken, OTHER)).as(field + " " + each).isEqualTo(each == field);
                assertThat(each.same(taken, ONE)).as(field + " " + each).isEqualTo(each != field);
            }
        }
        assertThat(JoinedRecords.taken(ONE, OTHER, EnumSet.allOf(PersonField.class)))
                .isEqualTo(OTHER);
        assertThat(JoinedRecords.taken(ONE, OTHER, Set.of())).isEqualTo(ONE);
    }

    @Test
    void nothingAndEmptiedAreTheSame() {
        Person emptied = new Person("", null, null, null, null, null, "", null, null);
        for (PersonField field : PersonField.values()) {
            assertThat(field.told(ONE)).as(field.name()).isTrue();
            assertThat(field.told(OTHER)).as(field.name()).isTrue();
            assertThat(field.told(Person.NOBODY)).as(field.name()).isFalse();
            assertThat(field.told(emptied)).as(field.name()).isFalse();
            assertThat(field.same(emptied, Person.NOBODY)).as(field.name()).isTrue();
        }
        assertThat(PersonField.VILLAGE.taken(ONE, Person.NOBODY).village()).isNull();
        assertThat(PersonField.SEX.taken(ONE, Person.NOBODY).sex()).isEqualTo(Sex.F);
    }

    @Test
    void aPersonIsFoundUnderTheRecordThatStands() {
        AggregateId third = record(3);
        AggregateId nobody = record(9);
        States states =
                of(
                        new HashMap<>(
                                Map.of(
                                        KEPT, patient(null, GONE),
                                        GONE, patient(KEPT, third),
                                        third, patient(GONE))));
        assertThat(JoinedRecords.standing(third, states)).isEqualTo(KEPT);
        assertThat(JoinedRecords.of(third, states)).containsExactly(KEPT, GONE, third);
        assertThat(JoinedRecords.of(nobody, states)).containsExactly(nobody);
        assertThat(JoinedRecords.owners(Set.of(KEPT, nobody), states))
                .containsExactly(Map.entry(KEPT, Town.DH));
    }

    /// Two clerks at two places may join two records either way round before they hear of it.
    @Test
    void recordsThatNameEachOtherAreWalkedThroughOnce() {
        States states = of(Map.of(KEPT, patient(GONE, GONE), GONE, patient(KEPT, KEPT)));
        assertThat(JoinedRecords.standing(KEPT, states)).isIn(KEPT, GONE);
        assertThat(JoinedRecords.of(KEPT, states)).containsExactlyInAnyOrder(KEPT, GONE);
    }

    @Test
    void partingGivesBackWhatTheMergeTookOverAndNobodyChangedSince() {
        happened(new RegisterPatient(null, ONE), null);
        Person over =
                new Person(null, null, null, null, null, null, "9812345671", "Sarai", "Ram Singh");
        happened(new ChangePatientDetails(KEPT, over), "7");
        happened(new MergePatients(KEPT, GONE), "7");
        Person later = new Person(null, null, null, null, null, null, null, "Bilari", null);
        happened(new ChangePatientDetails(KEPT, later), null);
        Person now = ONE.with(over).with(later);
        Person parted = JoinedRecords.parted(past, KEPT, GONE, now);
        assertThat(parted.phone()).isEqualTo(ONE.phone());
        assertThat(parted.guardian()).isEqualTo(ONE.guardian());
        assertThat(parted.village()).as("changed since").isEqualTo("Bilari");
        assertThat(JoinedRecords.parted(past, KEPT, record(5), now)).isEqualTo(now);
        assertThat(JoinedRecords.parted(past, record(5), GONE, now)).isEqualTo(now);
        assertThat(JoinedRecords.told(new MergePatients(KEPT, GONE))).isNull();
    }
}
