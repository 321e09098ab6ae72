// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.scenarios.Samples;
import org.outpost.model.scenarios.Seeds;

class PatientNumberTest {
    private static final HospitalId HERE = Samples.DH;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RMP-DH01-000123-9",
                "rmp-dh01-000123-9",
                " RMP-DH01-123-9 ",
                "RMP-DH01 123 9",
                "RMP-DH01/000123/9",
                "RMPDH010001239",
                "0001239",
                "123-9",
                "123 9",
                "१२३-९",
                "RMP-DH01-०००१२३-९"
            })
    void isReadHoweverItIsTyped(String typed) {
        assertThat(PatientNumber.parse(typed, HERE)).contains(PatientNumber.of(HERE, 123));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "asha",
                "RMP-DH01-000123-8",
                "123-8",
                "0-0",
                "9876543210",
                "RMPCHC020001239",
                "RMP-DH01-1234567-1",
                "-"
            })
    void whatIsNoNumberOrHasAWrongDigitIsNone(String typed) {
        assertThat(PatientNumber.parse(typed, HERE)).isEmpty();
        assertThat(PatientNumber.parse("1".repeat(61), HERE)).isEmpty();
    }

    @Test
    void anotherHospitalsNumberIsReadWithItsDashes() {
        PatientNumber far = PatientNumber.of(Samples.CHC, 42);
        assertThat(PatientNumber.parse(far.value(), HERE)).contains(far);
        assertThat(far.hospital()).isEqualTo(Samples.CHC);
        assertThat(far.running()).isEqualTo(42);
        assertThat(far).hasToString(far.value());
    }

    @Test
    void everyWrongDigitAndEverySwapOfNeighboursIsFound() {
        Seeds.forAll(
                300,
                choices -> {
                    String number = PatientNumber.of(HERE, choices.between(1, 999_999)).value();
                    String digits = number.substring(9).replace("-", "");
                    int at = choices.between(0, 6);
                    char other = (char) ('0' + choices.between(0, 9));
                    StringBuilder wrong = new StringBuilder(digits);
                    wrong.setCharAt(at, other);
                    if (!wrong.toString().equals(digits)) {
                        assertThat(PatientNumber.parse(wrong.toString(), HERE)).isEmpty();
                    }
                    int first = choices.between(0, 5);
                    StringBuilder swapped = new StringBuilder(digits);
                    swapped.setCharAt(first, digits.charAt(first + 1));
                    swapped.setCharAt(first + 1, digits.charAt(first));
                    if (!swapped.toString().equals(digits)) {
                        assertThat(PatientNumber.parse(swapped.toString(), HERE)).isEmpty();
                    }
                });
    }

    @Test
    void runningNumbersHaveSixDigitsAndStartAtOne() {
        assertThatThrownBy(() -> PatientNumber.of(HERE, 0)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> PatientNumber.of(HERE, 1_000_000))
                .isInstanceOf(MalformedException.class);
        for (String bad : List.of("", "RMP-DH01-000123-1", "RMP-DH01-000000-0", "x")) {
            assertThatThrownBy(() -> new PatientNumber(bad)).isInstanceOf(MalformedException.class);
        }
    }
}
