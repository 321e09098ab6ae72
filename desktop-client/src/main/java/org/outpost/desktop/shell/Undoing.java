// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/// Undo as the window does it: off its thread, told by a toast, with a reason from a list in the
/// side panel where the undo asks for one; and that list for whoever else must ask.
final class Undoing {
    private final Frame frame;
    private final Background background;
    private final Runnable done;
    private @Nullable ReasonList asked;
    private Runnable again = () -> {};

    /// @param done called after each undo: what is shown may have changed
    Undoing(Frame frame, Background background, Runnable done) {
        this.frame = frame;
        this.background = background;
        this.done = done;
    }

    void undo(Callable<Outcome<?>> undo) {
        background.run(undo, outcome -> undone(undo, outcome), frame::trouble);
    }

    /// F2 to F8 while the list stands open; true when it was one of its keys.
    boolean reason(KeyCode code) {
        ReasonList open = asked;
        return open != null && open.pressed(code);
    }

    /// The side panel holds something else now, or nothing.
    ///
    /// @param again shows it anew after an undo
    void side(@Nullable Node node, Runnable again) {
        this.again = again;
        if (node != asked) {
            asked = null;
        }
    }

    private void undone(Callable<Outcome<?>> undo, Outcome<?> outcome) {
        switch (outcome) {
            case Outcome.NeedsReason<?> no when undo instanceof AskingUndo asking -> {
                ask(no.why(), asking.reasons(), reason -> undo(() -> asking.because(reason)));
                return;
            }
            case Outcome.Done<?> done -> frame.toast(done.words(), null);
            case Outcome.Declined<?> no -> frame.say(no.why());
            case Outcome.NeedsReason<?> no -> frame.say(no.why());
        }
        done.run();
        again.run();
    }

    void ask(Phrase why, List<String> reasons, Consumer<String> chosen) {
        ReasonList list =
                new ReasonList(
                        frame.words(),
                        why,
                        reasons,
                        reason -> {
                            frame.closeSide();
                            chosen.accept(reason);
                        });
        asked = list;
        frame.openSide(Phrase.of("reason.title"), list);
    }
}
