// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The attention desk's list: what waits, done with or put off, and brought back by undo.
public final class AttentionViewModel {
    private static final Duration LATER = Duration.ofHours(1);
    private final AttentionDesk desk;
    private final Background background;
    private final InstantSource clock;
    private final Consumer<Trouble> trouble;
    private final ObservableList<AttentionItem> rows = FXCollections.observableArrayList();

    public AttentionViewModel(
            AttentionDesk desk,
            Background background,
            InstantSource clock,
            Consumer<Trouble> trouble) {
        this.desk = desk;
        this.background = background;
        this.clock = clock;
        this.trouble = trouble;
    }

    public ObservableList<AttentionItem> rows() {
        return rows;
    }

    public void read() {
        background.run(desk::waiting, rows::setAll, trouble);
    }

    /// Takes the row off the list; `then` is told once it is on disk.
    public void done(AttentionItem item, Runnable then) {
        change(() -> desk.done(item), then);
    }

    public void later(AttentionItem item, Runnable then) {
        change(() -> desk.later(item, clock.instant().plus(LATER)), then);
    }

    /// The undo of both; runs off the window's thread.
    public Outcome<?> again(AttentionItem item) {
        desk.again(item);
        return new Outcome.Done<>(item, Phrase.of("attention.again"), null);
    }

    private void change(Runnable write, Runnable then) {
        background.run(
                () -> {
                    write.run();
                    return desk.waiting();
                },
                (List<AttentionItem> left) -> {
                    rows.setAll(left);
                    then.run();
                },
                trouble);
    }
}
