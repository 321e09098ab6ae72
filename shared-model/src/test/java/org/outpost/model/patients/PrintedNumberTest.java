// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintedNumberTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "234123412346",
                "2341 2341 2346",
                "2341-2341-2346",
                "Asha 2341 2341 2346",
                "२३४१ २३४१ २३४६",
                "no. 998877665544."
            })
    void twelveDigitsAreTakenForTheNationalNumberHoweverTheyStand(String typed) {
        assertThat(PrintedNumber.national(typed)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "9876543210",
                "91-2341-2341-2346",
                "91 2341 2341 2346",
                "23412341234",
                "2341234123467",
                "2341 2341 2346 7",
                "034123412346",
                "1234 1234 1234",
                "OPD 17/2019"
            })
    void otherNumbersAreNot(String typed) {
        assertThat(PrintedNumber.national(typed)).isFalse();
    }

    @Test
    void theLastDigitOfAHealthAccountTellsASlip() {
        assertThat(PrintedNumber.tidyAbha(" 91-1234-5678-9016 ")).isEqualTo("91123456789016");
        String made = "9112345678901" + check("9112345678901");
        assertThat(PrintedNumber.isAbha(made)).isTrue();
        for (int at = 0; at < made.length(); at++) {
            char other = made.charAt(at) == '9' ? '0' : (char) (made.charAt(at) + 1);
            assertThat(PrintedNumber.isAbha(made.substring(0, at) + other + made.substring(at + 1)))
                    .as("digit %d mistyped", at)
                    .isFalse();
        }
        assertThat(PrintedNumber.isAbha("91-1234")).isFalse();
        assertThat(PrintedNumber.isAbha("9112345678901a")).isFalse();
    }

    /// The published example of the rule: 7992739871 has the check digit 3.
    @Test
    void theRuleIsTheOneOfThePublishedExample() {
        assertThat(check("7992739871")).isEqualTo(3);
    }

    private static int check(String digits) {
        String padded = "0".repeat(13 - digits.length()) + digits;
        for (int digit = 0; digit < 10; digit++) {
            if (PrintedNumber.isAbha(padded + digit)) {
                return digit;
            }
        }
        throw new AssertionError("no digit fits");
    }
}
