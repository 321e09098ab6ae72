// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.scenarios.Desk;
import org.outpost.model.scenarios.Samples;
import org.outpost.model.scenarios.Seeds;
import org.outpost.model.scenarios.Town;
import org.outpost.model.sync.Fact;

class PatientsTest {
    private final Town town = new Town();

    @Test
    void aPatientRegisteredWithANumberOfTheDesksOwnBlockKeepsIt() {
        town.passBlock(town.counter, 1);
        Fact fact = register(town.counter, PatientNumber.of(Samples.DH, 7));
        assertThat(town.take(fact)).isEqualTo("accepted");
        assertThat(patient(fact).number()).isEqualTo(PatientNumber.of(Samples.DH, 7));
        assertThat(town.centre.decisions(AssignPatientNumber.class)).isEmpty();
    }

    @Test
    void aPatientRegisteredWithoutANumberGetsOneFromTheServer() {
        Fact one = register(town.counter, null);
        Fact two = register(town.counter, null);
        assertThat(town.take(one)).isEqualTo("accepted");
        assertThat(town.take(two)).isEqualTo("accepted");
        assertThat(patient(one).number()).isEqualTo(PatientNumber.of(Samples.DH, 999_801));
        assertThat(patient(two).number()).isEqualTo(PatientNumber.of(Samples.DH, 999_802));
    }

    @Test
    void theServerGoesOnWithTheNextBlockWhenOneIsFull() {
        Set<PatientNumber> numbers = new HashSet<>();
        for (int i = 0; i < 320; i++) {
            Fact fact = register(town.counter, null);
            town.take(fact);
            PatientNumber number = patient(fact).number();
            assertThat(number).isNotNull();
            numbers.add(number);
        }
        assertThat(numbers).hasSize(320);
        assertThat(numbers).contains(PatientNumber.of(Samples.DH, 999_520));
    }

    @Test
    void aCardThatIsReplacedIsKnownAsOldAndOneOfTwoCountersMakesNoOther() {
        Fact person = register(town.counter, null);
        town.take(person);
        AggregateId id = Patient.id(person.id());
        assertThat(card(id)).isEqualTo(new PatientCard(1, 0, ""));
        assertThat(town.write(town.counter, new ReplaceCard(id, 2, "lost"))).isEqualTo("accepted");
        assertThat(town.write(town.window, new ReplaceCard(id, 2, "worn"))).isEqualTo("accepted");
        assertThat(card(id).issue()).isEqualTo(2);
        assertThat(card(id).reason()).isEqualTo("lost");
        assertThat(card(id).replaces(1)).isTrue();
        assertThat(card(id).replaces(2)).isFalse();
        assertThat(card(id).replaces(0)).as("a slip is no card").isFalse();
        assertThat(patient(person).number()).as("the number stays").isNotNull();
    }

    @Test
    void aCardOfNobodyOrOfNoIssueIsRefused() {
        for (ReplaceCard bad :
                List.of(
                        new ReplaceCard(Samples.VISIT, 2, "lost"),
                        new ReplaceCard(Samples.PATIENT, 1, "lost"),
                        new ReplaceCard(Samples.PATIENT, 10_000, "lost"),
                        new ReplaceCard(Samples.PATIENT, 2, "\0"))) {
            assertThat(town.write(town.counter, bad)).isEqualTo("refused patients.bad-card");
        }
        assertThat(town.write(town.counter, new ReplaceCard(Samples.PATIENT, 9_999, "lost")))
                .isEqualTo("refused patients.unknown");
        Fact person = register(town.counter, null);
        town.take(person);
        AggregateId here = Patient.id(person.id());
        assertThat(town.write(town.counter, new ReplaceCard(here, 9_999, "lost")))
                .isEqualTo("accepted");
        assertThat(town.write(town.chc, new ReplaceCard(here, 9_999, "lost")))
                .as("at a hospital that never followed them")
                .isEqualTo("refused patients.unknown");
    }

    private PatientCard card(AggregateId patient) {
        return town.centre.state(PatientCard.id(patient), PatientCard.class);
    }

    @Test
    void twoRecordsAreJoinedAndPartedAgain() {
        Fact one = register(town.counter, null);
        Fact two = register(town.window, null);
        town.take(one);
        town.take(two);
        AggregateId kept = Patient.id(one.id());
        AggregateId gone = Patient.id(two.id());
        assertThat(town.write(town.counter, new MergePatients(kept, gone))).isEqualTo("accepted");
        assertThat(patient(two).mergedInto()).isEqualTo(kept);
        assertThat(patient(one).absorbed()).containsExactly(gone);
        assertThat(town.write(town.window, new MergePatients(kept, gone)))
                .isEqualTo("refused patients.already-merged");
        assertThat(town.write(town.window, new MergePatients(gone, kept)))
                .isEqualTo("refused patients.same-patient");
        assertThat(town.write(town.window, new UnmergePatients(gone, kept)))
                .isEqualTo("refused patients.not-merged");
        assertThat(town.write(town.window, new UnmergePatients(kept, gone))).isEqualTo("accepted");
        assertThat(patient(two).mergedInto()).isNull();
        assertThat(patient(one).absorbed()).isEmpty();
        assertThat(town.write(town.counter, new MergePatients(kept, gone, "\u202e")))
                .isEqualTo("refused sync.malformed");
        assertThat(town.write(town.counter, new MergePatients(kept, gone, "typed")))
                .isEqualTo("accepted");
        assertThat(town.write(town.counter, new MergePatients(kept, kept)))
                .isEqualTo("refused patients.same-patient");
        assertThat(town.write(town.counter, new MergePatients(kept, Samples.PATIENT)))
                .isEqualTo("refused patients.unknown");
    }

    @Test
    void aPostOfficeAndAHealthAccountHaveTheirDigits() {
        assertThat(withNumbers("244901", "12345678901234")).isEqualTo("accepted");
        assertThat(withNumbers("", "")).isEqualTo("accepted");
        assertThat(withNumbers("044901", null)).isEqualTo("refused patients.wrong-digits");
        assertThat(withNumbers("24490", null)).isEqualTo("refused patients.wrong-digits");
        assertThat(withNumbers(null, "1234")).isEqualTo("refused patients.wrong-digits");
    }

    private String withNumbers(@Nullable String pin, @Nullable String abha) {
        Person person =
                new Person(
                        "Rekha",
                        null,
                        Sex.F,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        pin,
                        "Rampur",
                        abha,
                        "OPD 17/2019");
        return town.write(town.counter, new RegisterPatient(null, person));
    }

    @Test
    void aNumberThatWasNotTheDesksToGiveIsReplaced() {
        town.passBlock(town.counter, 1);
        Fact fact = register(town.window, PatientNumber.of(Samples.DH, 7));
        assertThat(town.take(fact)).isEqualTo("disputed patients.number-not-held");
        assertThat(patient(fact).number()).isEqualTo(PatientNumber.of(Samples.DH, 999_801));
    }

    @Test
    void aNumberGivenTwiceIsReplacedTheSecondTime() {
        town.passBlock(town.counter, 1);
        Fact one = register(town.counter, PatientNumber.of(Samples.DH, 7));
        Fact two = register(town.counter, PatientNumber.of(Samples.DH, 7));
        town.take(one);
        assertThat(town.take(two)).isEqualTo("disputed patients.number-taken");
        assertThat(patient(one).number()).isNotEqualTo(patient(two).number());
    }

    @Test
    void aNumberOfAnotherHospitalIsReplaced() {
        Fact fact = register(town.counter, PatientNumber.of(Samples.CHC, 7));
        assertThat(town.take(fact)).isEqualTo("disputed patients.number-of-others");
        assertThat(patient(fact).number()).isEqualTo(PatientNumber.of(Samples.DH, 999_801));
    }

    @Test
    void onlyTheServerAssignsNumbersAndOnlyToAPatient() {
        Fact fact = register(town.counter, null);
        town.take(fact);
        AggregateId id = Patient.id(fact.id());
        assertThat(
                        town.write(
                                town.counter,
                                new AssignPatientNumber(id, PatientNumber.of(Samples.DH, 1))))
                .isEqualTo("refused patients.server-only");
        assertThat(
                        town.act(
                                Town.DH,
                                new AssignPatientNumber(
                                        AggregateId.of("patient", "nobody"),
                                        PatientNumber.of(Samples.DH, 1))))
                .isEqualTo("refused patients.unknown");
        town.passBlock(town.counter, 1);
        assertThat(town.act(Town.DH, new AssignPatientNumber(id, PatientNumber.of(Samples.DH, 1))))
                .isEqualTo("refused lease.not-holder");
        assertThat(
                        town.act(
                                Town.DH,
                                new AssignPatientNumber(id, PatientNumber.of(Samples.DH, 101))))
                .isEqualTo("accepted");
    }

    @Test
    void fieldsChangedAtTwoCountersBothHold() {
        Fact fact = register(town.counter, null);
        town.take(fact);
        AggregateId id = Patient.id(fact.id());
        Fact phone = town.kept(town.counter, change(id, "9000000001", null));
        Fact village = town.kept(town.window, change(id, null, "Milak"));
        assertThat(town.take(village)).isEqualTo("accepted");
        assertThat(town.take(phone)).isEqualTo("accepted");
        assertThat(patient(fact).person().phone()).isEqualTo("9000000001");
        assertThat(patient(fact).person().village()).isEqualTo("Milak");
        assertThat(patient(fact).person().name()).isEqualTo("Sunita Kumari");
    }

    @Test
    void anEmptyTextClearsAFieldButNeverTheName() {
        Fact fact = register(town.counter, null);
        town.take(fact);
        AggregateId id = Patient.id(fact.id());
        assertThat(town.write(town.counter, change(id, "", null))).isEqualTo("accepted");
        assertThat(patient(fact).person().phone()).isNull();
        Person nameless = new Person("", null, null, null, null, null, null, null, null);
        assertThat(town.write(town.counter, new ChangePatientDetails(id, nameless)))
                .isEqualTo("refused patients.missing");
        assertThat(patient(fact).person().name()).isEqualTo("Sunita Kumari");
    }

    @Test
    void whatSaysWhenSomeoneWasBornIsOneField() {
        Fact fact = register(town.counter, null);
        town.take(fact);
        Person born =
                new Person(
                        null, null, null, LocalDate.of(1990, 8, 14), null, null, null, null, null);
        town.write(town.counter, new ChangePatientDetails(Patient.id(fact.id()), born));
        Person person = patient(fact).person();
        assertThat(person.birthDate()).isEqualTo(LocalDate.of(1990, 8, 14));
        assertThat(person.birthYear()).isNull();
        assertThat(person.ageRecordedOn()).isNull();
    }

    @Test
    void nobodyIsChangedWhoIsNotKnown() {
        assertThat(town.write(town.counter, change(Samples.PATIENT, "9000000001", null)))
                .isEqualTo("refused patients.unknown");
        assertThat(town.write(town.counter, change(Samples.SESSION, "9000000001", null)))
                .isEqualTo("refused patients.unknown");
    }

    @Test
    void anErasedPersonIsStillAPatientWithANumber() {
        Fact fact = town.kept(town.counter, new RegisterPatient(null, null));
        assertThat(town.take(fact)).isEqualTo("accepted");
        assertThat(patient(fact).known()).isTrue();
        assertThat(patient(fact).number()).isNotNull();
        assertThat(town.write(town.counter, new ChangePatientDetails(Patient.id(fact.id()), null)))
                .isEqualTo("accepted");
    }

    @Test
    void aRegistrationOutsideAHospitalGetsNoNumber() {
        Fact fact = register(town.district, null);
        town.take(fact);
        assertThat(patient(fact).number()).isNull();
    }

    @Test
    void aFormGivesBackOnlyWhatDiffers() {
        Person before = Samples.person();
        assertThat(before.changesTo(before)).isEqualTo(Person.NOBODY);
        Person edited =
                new Person(
                        "Sunita Devi",
                        null,
                        Sex.O,
                        LocalDate.of(1990, 1, 1),
                        null,
                        null,
                        before.phone(),
                        before.village(),
                        before.guardian());
        Person changes = before.changesTo(edited);
        assertThat(changes.name()).isEqualTo("Sunita Devi");
        assertThat(changes.nameLocal()).isEmpty();
        assertThat(changes.phone()).isNull();
        assertThat(before.with(changes)).isEqualTo(edited);
        assertThat(edited.toString()).doesNotContain("Sunita");
    }

    @Test
    void perFieldMergeLosesNothingWhateverTheOrder() {
        Seeds.forAll(
                150,
                choices -> {
                    Town one = new Town();
                    Fact made = register(one, one.counter, null);
                    AggregateId id = Patient.id(made.id());
                    List<Fact> facts = new ArrayList<>(List.of(made));
                    List<String> fields = List.of("phone", "village");
                    String phone = Samples.person().phone();
                    String village = Samples.person().village();
                    for (int i = 1; i <= choices.between(1, 8); i++) {
                        Desk desk = choices.of(List.of(one.counter, one.window));
                        String value = "900000000" + i;
                        boolean isPhone = choices.of(fields).equals("phone");
                        facts.add(
                                desk.write(
                                        isPhone ? change(id, value, null) : change(id, null, value),
                                        Samples.MORNING + i * 1000L));
                        phone = isPhone ? value : phone;
                        village = isPhone ? village : value;
                    }
                    choices.shuffled(facts.subList(1, facts.size())).forEach(one::take);
                    one.take(made);
                    Patient merged = one.centre.state(id, Patient.class);
                    // What arrives before the registration is refused; afterwards nothing else is
                    // lost.
                    assertThat(merged).isEqualTo(one.centre.again(id));
                    Town two = new Town();
                    two.take(made);
                    choices.shuffled(facts.subList(1, facts.size())).forEach(two::take);
                    Person person = two.centre.state(id, Patient.class).person();
                    assertThat(person.phone()).isEqualTo(phone);
                    assertThat(person.village()).isEqualTo(village);
                    assertThat(two.centre.facts()).containsAll(facts);
                });
    }

    private Fact register(Desk desk, @Nullable PatientNumber number) {
        return register(town, desk, number);
    }

    private static Fact register(Town town, Desk desk, @Nullable PatientNumber number) {
        return town.kept(desk, new RegisterPatient(number, Samples.person()));
    }

    private Patient patient(Fact registration) {
        return town.centre.state(Patient.id(registration.id()), Patient.class);
    }

    private static ChangePatientDetails change(
            AggregateId id, @Nullable String phone, @Nullable String village) {
        return new ChangePatientDetails(
                id, new Person(null, null, null, null, null, null, phone, village, null));
    }
}
