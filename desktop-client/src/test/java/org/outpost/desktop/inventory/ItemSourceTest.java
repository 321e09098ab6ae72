// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.outpost.desktop.shell.Hit;
import org.outpost.desktop.shell.Lang;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Words;

/// A medicine among the answers of the search box: its name as it is, all else in the reader's
/// language.
class ItemSourceTest {
    @Test
    void aMedicineSaysItsFormAndStockInWordsThatAreTranslated() {
        Hit hit = ItemSource.hit(new ItemRow("i1", "Aspirin 75 mg", "dry syrup", "bottle", 1, 40));
        assertThat(hit.title()).isEqualTo("Aspirin 75 mg");
        assertThat(hit.detail()).isEqualTo(Phrase.of("form.of.dry-syrup"));
        assertThat(hit.aside())
                .isEqualTo(Phrase.of("item.on.hand", Phrase.of("units.bottle", 40L)));
    }

    @Test
    void oneIsOneAndMoreAreMany() {
        Words words = new Words(Lang.EN, ZoneId.of("Asia/Kolkata"));
        assertThat(words.text(UnitWords.onHand(33_840, "tablet")))
                .isEqualTo("33,840 tablets on hand");
        assertThat(words.text(UnitWords.onHand(1, "tablet"))).isEqualTo("1 tablet on hand");
        words.speak(Lang.HI);
        assertThat(words.text(UnitWords.onHand(20, "bottle"))).isEqualTo("20 बोतलें उपलब्ध");
    }

    @Test
    void aFormThatHasNoWordsStandsAsItCame() {
        Hit hit = ItemSource.hit(new ItemRow("i2", "Gauze", "roll", "roll", 1, 2));
        assertThat(hit.detail()).isEqualTo(Phrase.given("roll"));
        assertThat(hit.aside()).isEqualTo(Phrase.of("item.on.hand", Phrase.given("2 roll")));
    }
}
