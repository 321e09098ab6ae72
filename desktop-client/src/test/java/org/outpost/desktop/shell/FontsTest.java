// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

/// The letters of the screens.
@ExtendWith(ApplicationExtension.class)
class FontsTest {

    /// Numbers stand under each other: quantities, times, tokens, patient numbers.
    @Test
    void everyDigitIsAsWideAsTheOthers() {
        Fonts.load();
        for (FontWeight weight : new FontWeight[] {FontWeight.NORMAL, FontWeight.BOLD}) {
            Font font = Font.font("Inter", weight, 100);
            assertThat(font.getFamily()).isEqualTo("Inter");
            assertThat(IntStream.rangeClosed('0', '9').mapToDouble(digit -> width(font, digit)))
                    .as(weight.name())
                    .containsOnly(width(font, '0'));
        }
    }

    private static double width(Font font, int digit) {
        Text text = new Text(Character.toString(digit).repeat(8));
        text.setFont(font);
        return text.getLayoutBounds().getWidth();
    }
}
