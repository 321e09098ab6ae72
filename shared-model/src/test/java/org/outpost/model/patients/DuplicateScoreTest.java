// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.outpost.model.patients.DuplicateScore.Doubt;
import org.outpost.model.patients.DuplicateScore.Reason;
import org.outpost.model.patients.DuplicateScore.Score;

class DuplicateScoreTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final Person SUNITA =
            person("Sunita Kumari", null, Sex.F, 1992, "9876543210", "Shahabad", "Ramesh Kumar");

    @Test
    void theSameSpeltOtherwiseSwappedOrInTheOtherScriptIsFound() {
        assertThat(to("Suneeta Kumaree", Sex.F, 1993).reasons()).contains(Reason.SAME_NAME);
        assertThat(to("Kumari Sunita", Sex.F, 1991).warns()).isTrue();
        assertThat(to("Sunitha Kumari", Sex.F, 1990).warns()).isTrue();
        assertThat(to("Sunits Kumari", Sex.F, 1992).reasons()).contains(Reason.NEAR_NAME);
        Person local = person(null, "सुनीता कुमारी", Sex.F, 1992, null, "Shahabad", null);
        assertThat(DuplicateScore.of(SUNITA, local, TODAY).warns()).isTrue();
    }

    @Test
    void aFamilyOnOnePhoneIsNotOnePerson() {
        Person brother =
                person("Anil Kumar", null, Sex.M, 1990, "9876543210", "Shahabad", "Ramesh Kumar");
        Person daughter =
                person("Pooja Kumari", null, Sex.F, 2015, "9876543210", "Shahabad", "Anil Kumar");
        assertThat(DuplicateScore.of(SUNITA, brother, TODAY).warns()).isFalse();
        assertThat(DuplicateScore.of(SUNITA, daughter, TODAY).warns()).isFalse();
    }

    @Test
    void aNamesakeOfAnotherAgeOrVillageIsAStranger() {
        Person old = person("Sunita Kumari", null, Sex.F, 1951, "9000000001", "Milak", null);
        Person other = person("Sunita Kumari", null, Sex.M, 1992, "9000000001", "Milak", null);
        assertThat(DuplicateScore.of(SUNITA, old, TODAY).warns()).isFalse();
        assertThat(DuplicateScore.of(SUNITA, other, TODAY).warns()).isFalse();
    }

    @Test
    void oneNumberOfTheHealthAccountIsOnePerson() {
        Person one = numbered("Rekha", "12345678901234", null);
        Person two = numbered("Rekha Devi", "12345678901234", null);
        assertThat(DuplicateScore.of(one, two, TODAY).reasons()).contains(Reason.SAME_ABHA);
        assertThat(DuplicateScore.of(one, two, TODAY).warns()).isTrue();
        Person paper = numbered("Rekha Devi", null, "OPD 17/2019");
        assertThat(DuplicateScore.of(paper, numbered("Rekha", null, "OPD 17/2019"), TODAY).warns())
                .isFalse();
    }

    @Test
    void sistersAreToldApartByWhatEachHasOfHerOwn() {
        Person sister =
                person("Rekha Kumari", null, Sex.F, 1992, "9876543210", "Shahabad", "Ramesh Kumar");
        Person guest =
                person("Rekha Devi", null, Sex.F, 1992, "9876543210", "Shahabad", "Ramesh Kumar");
        assertThat(DuplicateScore.of(SUNITA, sister, TODAY).warns()).isFalse();
        assertThat(DuplicateScore.of(SUNITA, guest, TODAY).warns()).isFalse();
    }

    @Test
    void anotherPhoneAndAnotherVillageSpeakAgainstIt() {
        Person phone = person("Sunita Kumari", null, Sex.F, 1992, "9000000001", "Shahabad", null);
        Person village = person("Sunita Kumari", null, Sex.F, 1992, "", "Milak", null);
        Person silent = person("Sunita Kumari", null, Sex.F, 1992, null, "Shahabad", null);
        assertThat(DuplicateScore.of(SUNITA, phone, TODAY).warns()).isFalse();
        assertThat(DuplicateScore.of(SUNITA, village, TODAY).warns()).isFalse();
        assertThat(DuplicateScore.of(SUNITA, silent, TODAY).warns()).isTrue();
        assertThat(DuplicateScore.of(silent, village, TODAY).points())
                .isLessThan(
                        DuplicateScore.of(
                                        silent,
                                        person("Sunita Kumari", null, Sex.F, 1992, "", "", null),
                                        TODAY)
                                .points());
    }

    @Test
    void namesakesOfWhomThereAreManyAreNotNamedUnlessSomethingElseSpeaksForOne() {
        List<Person> crowd = new ArrayList<>();
        crowd.add(person("Sunita Kumari", null, Sex.F, 1991, "9876543210", "Shahabad", null));
        crowd.add(person("Suneeta Cumari", null, Sex.F, 1990, null, "Shahabad", "Ramesh Kumar"));
        crowd.add(numbered("Rekha", null, null));
        crowd.add(person("Sunita Kumari", null, Sex.F, 1992, null, "Shahabad", null));
        assertThat(told(crowd)).hasSize(3);
        for (int i = 0; i < 23; i++) {
            crowd.add(person("Sunita Kumari", null, Sex.F, 1992, null, "Milak", null));
        }
        assertThat(told(crowd)).hasSize(3);
        crowd.add(person("Soonita Kumari", null, Sex.F, 1994, null, "Milak", null));
        assertThat(told(crowd)).hasSize(3);
        crowd.add(person("Soonita Kumari", null, Sex.F, 1994, null, "Milak", null));
        assertThat(told(crowd)).containsExactly(crowd.get(0), crowd.get(1));
    }

    @Test
    void anotherGuardianSpeaksAgainstItAndOnePhoneOutweighsThat() {
        Person child = person("Ravi Lal", null, Sex.M, 2018, null, "Shahabad", "Gopal Lal");
        Person namesake = person("Ravi Lal", null, Sex.M, 2018, null, "Shahabad", "Imran Lal");
        assertThat(DuplicateScore.of(child, namesake, TODAY).warns()).isFalse();
        Person here = person("Ravi Lal", null, Sex.M, 2018, "9876543210", "Shahabad", "Gopal Lal");
        Person mother =
                person("Ravi Lal", null, Sex.M, 2018, "9876543210", "Shahabad", "Asha Devi");
        assertThat(DuplicateScore.of(here, mother, TODAY).warns()).isTrue();
    }

    @Test
    void nameAndVillageAreNotEnoughWhereTheAgesDisagree() {
        Person silent = person("Sunita Kumari", null, Sex.F, 1992, null, "Shahabad", null);
        Person older = person("Sunita Kumari", null, Sex.F, 1989, null, "Shahabad", null);
        Person ageless =
                new Person("Sunita Kumari", null, Sex.F, null, null, null, null, "Shahabad", null);
        assertThat(DuplicateScore.of(silent, older, TODAY).warns()).isFalse();
        assertThat(DuplicateScore.of(silent, ageless, TODAY).warns()).isTrue();
    }

    @Test
    void theLargerTheVillageTheFewerNamesakesItTakesUntilTheyAreChance() {
        List<Person> crowd = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            crowd.add(person("Sunita Kumari", null, Sex.F, 1992, null, "Shahabad", null));
        }
        assertThat(told(crowd, 0.25)).hasSize(4);
        assertThat(told(crowd, 0.26)).isEmpty();
        crowd.add(person("Sunita Kumari", null, Sex.F, 1991, "9876543210", "Shahabad", null));
        assertThat(told(crowd, 0.26)).containsExactly(crowd.getLast());
        // Nobody lives there yet: whoever has that name is no chance.
        assertThat(told(crowd, 0)).hasSize(5);
    }

    private static List<Person> told(List<Person> crowd) {
        return told(crowd, Double.NaN);
    }

    private static List<Person> told(List<Person> crowd, double share) {
        return DuplicateScore.telling(crowd, one -> DuplicateScore.of(SUNITA, one, TODAY), share);
    }

    @Test
    void anotherSexAndAgesFarApartAreDoubtsHoweverAlikeTheNames() {
        Person man = person("Suraj Kumar", null, Sex.M, 1992, null, "Milak", null);
        Person girl = person("Suraj Kumari", null, Sex.F, 2009, null, "Milak", null);
        assertThat(DuplicateScore.doubts(man, girl))
                .containsExactly(Doubt.OTHER_SEX, Doubt.OTHER_AGE);
        Person older = person("Suraj Kumar", null, Sex.M, 1982, null, "Milak", null);
        assertThat(DuplicateScore.doubts(man, older)).as("ten years").isEmpty();
        Person oldest = person("Suraj Kumar", null, Sex.M, 1981, null, "Milak", null);
        assertThat(DuplicateScore.doubts(man, oldest)).containsExactly(Doubt.OTHER_AGE);
        assertThat(DuplicateScore.doubts(man, numbered("Suraj", null, null)))
                .containsExactly(Doubt.OTHER_SEX);
        assertThat(DuplicateScore.doubts(Person.NOBODY, girl)).as("nothing told").isEmpty();
        assertThat(DuplicateScore.doubts(girl, Person.NOBODY)).isEmpty();
    }

    @Test
    void itIsTheSameWhicheverWayItIsAsked() {
        Person other = person("Suneta Kumri", null, Sex.F, 1990, null, "Sahabad", null);
        assertThat(DuplicateScore.of(SUNITA, other, TODAY))
                .isEqualTo(DuplicateScore.of(other, SUNITA, TODAY));
    }

    @Test
    void nobodyIsLikeNobody() {
        assertThat(DuplicateScore.of(Person.NOBODY, Person.NOBODY, TODAY).points()).isZero();
    }

    @Test
    void oneSlipOfThePenIsForgivenAndTwoAreNot() {
        assertThat(near("Ramkali", "Ramklai")).isTrue();
        assertThat(near("Ramkali", "Ramkalit")).isTrue();
        assertThat(near("Ramkali", "Damkali")).isTrue();
        assertThat(near("Ramkali", "Tamklai")).isFalse();
        assertThat(near("Ramkali", "Ramkalitan")).isFalse();
        assertThat(near("Gita", "Goga")).isFalse();
        assertThat(near("Om", "Am")).isFalse();
    }

    @Test
    void aNameOfWhichOnlyAPartIsThereSaysLess() {
        assertThat(reasons("Sunita Kumari", "Sunita Yadav")).contains(Reason.PART_OF_NAME);
        assertThat(reasons("Sunita", "Sunita Yadav")).contains(Reason.PART_OF_NAME);
        assertThat(reasons("Sunita", "Rekha")).isEmpty();
        assertThat(reasons("Sunita", " ")).isEmpty();
        assertThat(reasons(" ", "Sunita")).isEmpty();
        assertThat(reasons("Soonita Kumari", "Sunita Cumari")).contains(Reason.SAME_SOUND);
    }

    @Test
    void agesAreBelievedTheLessTheOlderSomebodyIs() {
        assertThat(ages(2024, 2025)).contains(Reason.NEAR_AGE);
        assertThat(ages(2022, 2025)).doesNotContain(Reason.NEAR_AGE, Reason.SAME_AGE);
        assertThat(ages(1996, 1998)).contains(Reason.NEAR_AGE);
        assertThat(ages(1950, 1955)).contains(Reason.NEAR_AGE);
        assertThat(ages(1950, 1959)).doesNotContain(Reason.NEAR_AGE);
        Person born =
                new Person(
                        "Rekha",
                        null,
                        null,
                        LocalDate.of(1992, 2, 3),
                        null,
                        null,
                        null,
                        null,
                        null);
        Person told = new Person("Rekha", null, Sex.F, null, 1992, TODAY, null, null, null);
        assertThat(DuplicateScore.of(born, told, TODAY).reasons()).contains(Reason.SAME_AGE);
        assertThat(DuplicateScore.of(told, born, TODAY).reasons()).contains(Reason.SAME_AGE);
        assertThat(DuplicateScore.of(told, numbered("Rekha", null, null), TODAY).reasons())
                .doesNotContain(Reason.SAME_AGE);
    }

    @Test
    void villagesAndGuardiansCountWhereTheySoundAlikeOrAreTheSameNumber() {
        assertThat(villages("Shahabad", "Sahabad")).contains(Reason.SAME_VILLAGE);
        assertThat(villages("4", " 4 ")).contains(Reason.SAME_VILLAGE);
        assertThat(villages("4", "5")).doesNotContain(Reason.SAME_VILLAGE);
        assertThat(villages("", "5")).doesNotContain(Reason.SAME_VILLAGE);
        assertThat(villages("5", " ")).doesNotContain(Reason.SAME_VILLAGE);
        assertThat(villages("5", null)).doesNotContain(Reason.SAME_VILLAGE);
        assertThat(villages(null, "5")).doesNotContain(Reason.SAME_VILLAGE);
    }

    private static boolean near(String one, String other) {
        return !reasons(one, other).isEmpty();
    }

    private static Set<Reason> reasons(String one, String other) {
        return DuplicateScore.of(numbered(one, null, null), numbered(other, null, " "), TODAY)
                .reasons();
    }

    private static Set<Reason> ages(int one, int other) {
        return DuplicateScore.of(
                        person("Rekha", null, Sex.F, one, null, "", null),
                        person("Rekha", null, Sex.F, other, "", "", null),
                        TODAY)
                .reasons();
    }

    private static Set<Reason> villages(@Nullable String one, @Nullable String other) {
        return DuplicateScore.of(
                        new Person("Rekha", null, Sex.F, null, null, null, null, one, null),
                        new Person("Rekha", null, Sex.F, null, null, null, null, other, null),
                        TODAY)
                .reasons();
    }

    private static Score to(String name, Sex sex, int year) {
        return DuplicateScore.of(
                SUNITA, person(name, null, sex, year, null, "Shahabad", null), TODAY);
    }

    private static Person numbered(String name, @Nullable String abha, @Nullable String paper) {
        return new Person(
                name, null, Sex.F, null, null, null, null, null, null, null, null, abha, paper);
    }

    private static Person person(
            @Nullable String name,
            @Nullable String local,
            Sex sex,
            int year,
            @Nullable String phone,
            String village,
            @Nullable String guardian) {
        return new Person(name, local, sex, null, year, TODAY, phone, village, guardian);
    }
}
