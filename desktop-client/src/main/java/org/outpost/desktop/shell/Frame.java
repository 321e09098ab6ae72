// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.shell.print.Sheet;

/// What a screen may ask of the window around it.
public interface Frame {

    Words words();

    /// Says that something is on disk. Never call it earlier. `undo` runs off the window's thread.
    void toast(Phrase words, @Nullable Callable<Outcome<?>> undo);

    /// Says that there was nothing to do, or why it was not done: nothing is on disk.
    void say(Phrase words);

    /// Tells trouble under the title; it stays until the next main action or Esc.
    void trouble(Trouble trouble);

    default void openSide(Phrase title, Node content) {
        openSide(title, content, () -> {});
    }

    /// Opens the panel beside the work with what may have changed once something is taken back.
    ///
    /// @param again shows it anew
    void openSide(Phrase title, Node content, Runnable again);

    void closeSide();

    /// Brings a screen to the front and remembers where one came from, for Esc.
    void open(Screen screen);

    /// The same by its id in the rail.
    void go(String screenId);

    /// Asks why, by a list in the side panel: F2 to F8.
    ///
    /// @param reasons bundle keys, at most seven
    void askReason(Phrase why, List<String> reasons, Consumer<String> chosen);

    /// Keeps a sheet, shows it in the side panel and prints it.
    ///
    /// @param asked a person pressed a key for it; without, the counter's setting decides
    void print(Sheet sheet, boolean asked);

    /// Long work goes on that may be left and come back to; empty when it is over.
    void working(Optional<Phrase> what);

    /// One step back.
    void back();

    /// The person has gone home: the door closes and nothing of theirs stays open.
    void signOut(Outcome<?> said);

    /// Puts the cursor into the search box.
    void focusSearch();

    /// The title, actions or chips of the shown screen have changed.
    void retitle();
}
