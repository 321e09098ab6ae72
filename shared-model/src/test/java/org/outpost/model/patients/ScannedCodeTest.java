// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.MalformedException;

class ScannedCodeTest {
    private static final PatientNumber NUMBER = PatientNumber.of(new HospitalId("RMP-DH01"), 123);

    @Test
    void everyFormReadsBackAsItWasPrinted() {
        for (ScannedCode code :
                new ScannedCode[] {
                    ScannedCode.card(NUMBER, 1),
                    ScannedCode.card(NUMBER, 2),
                    ScannedCode.card(NUMBER, 9999),
                    ScannedCode.slip(NUMBER, "A-042"),
                    ScannedCode.slip(null, "AB-1204")
                }) {
            assertThat(ScannedCode.read(code.text())).contains(code);
        }
        assertThat(ScannedCode.card(NUMBER, 1).text()).isEqualTo(NUMBER.value());
        assertThat(ScannedCode.card(NUMBER, 2).text()).isEqualTo(NUMBER.value() + ".2");
        assertThat(ScannedCode.slip(null, "A-042").text()).isEqualTo("+A-042");
    }

    @Test
    void smallLettersAndDevanagariDigitsOfAKeyboardAreRead() {
        assertThat(ScannedCode.read(" rmp-dh01-" + NUMBER.value().substring(9) + "\n"))
                .contains(ScannedCode.card(NUMBER, 1));
        assertThat(ScannedCode.read("+a-०४२")).contains(ScannedCode.slip(null, "A-042"));
    }

    @Test
    void everyMisreadDigitIsFound() {
        String text = NUMBER.value();
        for (int at = text.length() - 8; at < text.length(); at++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                String wrong = text.substring(0, at) + digit + text.substring(at + 1);
                if (text.charAt(at) != '-' && !wrong.equals(text)) {
                    assertThat(ScannedCode.read(wrong)).as(wrong).isEmpty();
                }
            }
        }
    }

    @Test
    void whatIsNoCodeIsNone() {
        for (String typed :
                new String[] {
                    "", "asha", "9876500011", "+", ".2", "A-042", "+A-042.2", "x".repeat(99)
                }) {
            assertThat(ScannedCode.read(typed)).as(typed).isEmpty();
        }
        assertThat(ScannedCode.read(NUMBER.value() + ".0")).isEmpty();
    }

    @Test
    void aCodeIsACardsOrASlips() {
        assertThatThrownBy(() -> new ScannedCode(null, 1, ""))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> new ScannedCode(NUMBER, 1, "A-042"))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> new ScannedCode(NUMBER, 0, ""))
                .isInstanceOf(MalformedException.class);
    }
}
