// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void textIsComposedAndTidied() {
        assertThat(PlainText.tidy("  Jose\u0301 \u00a0  Maria\t")).isEqualTo("José Maria");
        assertThat(PlainText.tidy("क\u093c")).isEqualTo("क\u093c");
    }

    @Test
    void everyFaultHasItsName() {
        assertThat(PlainText.fault(" ")).isEqualTo(PlainText.Fault.EMPTY);
        assertThat(PlainText.faultIfAny("")).isNull();
        assertThat(PlainText.fault("a".repeat(201))).isEqualTo(PlainText.Fault.TOO_LONG);
        assertThat(PlainText.fault("😀".repeat(200))).isNull();
        assertThat(PlainText.fault("a\u0000")).isEqualTo(PlainText.Fault.CONTROL);
        assertThat(PlainText.fault("a\u2028b")).isEqualTo(PlainText.Fault.CONTROL);
        assertThat(PlainText.fault("a\u2029b")).isEqualTo(PlainText.Fault.CONTROL);
        for (String turn : new String[] {"\u061c", "\u200e", "\u200f", "\u202a", "\u2069"}) {
            assertThat(PlainText.fault("a" + turn)).isEqualTo(PlainText.Fault.DIRECTION);
        }
        assertThat(PlainText.fault("a\udc00")).isEqualTo(PlainText.Fault.BROKEN);
        assertThat(PlainText.fault("a\ue000")).isEqualTo(PlainText.Fault.BROKEN);
        assertThat(PlainText.fault("a\uffff")).isEqualTo(PlainText.Fault.BROKEN);
    }

    @Test
    void theDayAtTheCountersBeginsAtMidnightInIndia() {
        LocalDate day = LocalDate.of(2026, 11, 24);
        long midnight = CareDay.millis(day, 0);
        assertThat(CareDay.of(midnight)).isEqualTo(day);
        assertThat(CareDay.of(midnight - 1)).isEqualTo(day.minusDays(1));
        assertThat(CareDay.minuteOf(CareDay.millis(day, 545))).isEqualTo(545);
        assertThat(CareDay.millis(day, 1440)).isEqualTo(CareDay.millis(day.plusDays(1), 0));
    }
}
