// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

import java.util.List;
import org.outpost.desktop.shell.KeyHint;
import org.outpost.desktop.shell.Phrase;

/// What F1 says on the screens with lines.
final class StockKeys {
    private StockKeys() {}

    static List<KeyHint> lines() {
        return List.of(
                new KeyHint("↑ ↓ Enter", Phrase.of("keys.pick")),
                new KeyHint("3*", Phrase.of("keys.packs")),
                new KeyHint("F8", Phrase.of("keys.line.away")));
    }
}
