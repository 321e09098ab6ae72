// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.outpost.desktop.shell.Hit;
import org.outpost.desktop.shell.Phrase;

/// A medicine among the answers of the search box: its name as it is, all else in the reader's
/// language.
class ItemSourceTest {
    @Test
    void aMedicineSaysItsFormAndStockInWordsThatAreTranslated() {
        Hit hit = ItemSource.hit(new ItemRow("i1", "Aspirin 75 mg", "dry syrup", "bottle", 1, 40));
        assertThat(hit.title()).isEqualTo("Aspirin 75 mg");
        assertThat(hit.detail()).isEqualTo(Phrase.of("form.of.dry-syrup"));
        assertThat(hit.aside()).isEqualTo(Phrase.of("item.on.hand", 40L, Phrase.of("unit.bottle")));
    }

    @Test
    void aFormThatHasNoWordsStandsAsItCame() {
        Hit hit = ItemSource.hit(new ItemRow("i2", "Gauze", "roll", "roll", 1, 2));
        assertThat(hit.detail()).isEqualTo(Phrase.given("roll"));
        assertThat(hit.aside()).isEqualTo(Phrase.of("item.on.hand", 2L, Phrase.given("roll")));
    }
}
