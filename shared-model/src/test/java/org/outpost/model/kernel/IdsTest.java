// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    @Test
    void aThingIsNamedByItsKindAndItsKeyInAnyScript() {
        AggregateId plain = new AggregateId("patient/3f8k2m9q4r7t1v5x.7");
        assertThat(plain.kind()).isEqualTo("patient");
        assertThat(plain.key()).isEqualTo("3f8k2m9q4r7t1v5x.7");
        assertThat(new AggregateId("item/पीसीएम").key()).isEqualTo("पीसीएम");
        assertThat(new AggregateId("a/" + "x".repeat(120)).key()).hasSize(120);
        assertThat(new AggregateId("staff/a~b c").key()).isEqualTo("a~b c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "patient", "/7", "patient/", "Patient/7", "pat1ent/7", "p{/7", "a/b\nc"})
    void whatHasNoKindOrNoKeyNamesNothing(String text) {
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> new AggregateId(text));
    }

    @Test
    void aKeyHasItsLongest() {
        String longest = "a/" + "x".repeat(121);
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> new AggregateId(longest));
        String local = "a/" + "प".repeat(121);
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> new AggregateId(local));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                ".7",
                "3f8k2m9q4r7t1v5x.",
                "3f8k2m9q4r7t1v5x.0",
                "3f8k2m9q4r7t1v5x.x",
                "3f8k2m9q4r7t1v5x.123456789012345678901"
            })
    void whatIsNoFactsNameIsRefused(String text) {
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> FactId.parse(text));
    }

    @Test
    void aCheckDigitFindsWrongDigitsAndSwapsAndIsSpoiltBySigns() {
        int right = CheckDigit.of("RMP-DH01-000123");
        assertThat(right).isBetween(0, 9);
        assertThat(CheckDigit.of("RMPDH01000123")).isEqualTo(right);
        assertThat(CheckDigit.of("RMP-DH01-000132")).isNotEqualTo(right);
        assertThat(CheckDigit.of("RMP-DH01-000124")).isNotEqualTo(right);
        assertThat(CheckDigit.of("rmp-dh01")).isEqualTo(-1);
        assertThat(CheckDigit.of("RMP/1")).isEqualTo(-1);
        assertThat(CheckDigit.of("[1")).isEqualTo(-1);
        assertThat(CheckDigit.of(":")).isEqualTo(-1);
    }

    @Test
    void aBrokenInvariantSaysWhatMustHold() {
        Invariant.check(true, "holds");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Invariant.check(false, "one is one"))
                .withMessageContaining("one is one");
    }
}
