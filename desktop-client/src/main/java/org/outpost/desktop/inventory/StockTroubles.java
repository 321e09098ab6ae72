// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Trouble;

/// The troubles of the stock screens in their four parts.
final class StockTroubles {
    private StockTroubles() {}

    static Trouble incomplete(Phrase what) {
        return new Trouble(what, Phrase.of("lines.safe"), Phrase.of("lines.todo"), "STK-201");
    }

    static Trouble declined(Phrase why) {
        return new Trouble(
                why, Phrase.of("lines.safe"), Phrase.of("form.declined.todo"), "STK-202");
    }
}
