// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.function.Consumer;
import org.outpost.desktop.shell.print.Sheet;

/// Tells what came of something that ends on paper: done, the paper goes its way; declined, a
/// trouble says why and what to do.
///
/// @param todo what to do where it was declined, a key of the bundles
/// @param code of that trouble
/// @param asked whether the person asked for the paper itself
public record PaperTold(Frame frame, String todo, String code, boolean asked)
        implements Consumer<Outcome<Sheet>> {
    @Override
    public void accept(Outcome<Sheet> outcome) {
        switch (outcome) {
            case Outcome.Done<Sheet>(var sheet, var words, _) -> {
                frame.toast(words, null);
                frame.print(sheet, asked);
            }
            case Outcome.Declined<Sheet>(var why, _) -> declined(why);
            case Outcome.NeedsReason<Sheet>(var why) -> declined(why);
        }
    }

    private void declined(Phrase why) {
        frame.trouble(new Trouble(why, Phrase.of("visit.declined.safe"), Phrase.of(todo), code));
    }
}
