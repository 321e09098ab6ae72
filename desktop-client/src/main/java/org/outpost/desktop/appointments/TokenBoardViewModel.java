// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.outpost.desktop.shell.Background;
import org.outpost.desktop.shell.Latest;

/// What the public display shows, read anew every two seconds while it stands, behind the window.
public final class TokenBoardViewModel {
    private static final long EVERY = 2_000;
    private final QueueDesk desk;
    private final Background background;
    private final Latest latest;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<Shown> shown;
    private Instant good;
    private boolean open;

    /// @param silentSince since when nothing could be read; empty while all is well
    public record Shown(TokenBoard board, Optional<Instant> silentSince) {}

    public TokenBoardViewModel(QueueDesk desk, Background background, InstantSource clock) {
        this.desk = desk;
        this.background = background;
        this.latest = new Latest(background);
        this.clock = clock;
        this.good = clock.instant();
        this.shown = new ReadOnlyObjectWrapper<>(new Shown(TokenBoard.EMPTY, Optional.empty()));
    }

    public ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// Begins to read, until it is closed.
    public void open() {
        if (!open) {
            open = true;
            read();
        }
    }

    public void close() {
        open = false;
        latest.drop();
    }

    private void read() {
        if (!open) {
            return;
        }
        latest.ask(
                desk::board,
                board -> {
                    good = clock.instant();
                    shown.set(new Shown(board, Optional.empty()));
                },
                // What stands there is old then, and the hall is told so instead of being misled.
                trouble -> shown.set(new Shown(shown.get().board(), Optional.of(good))));
        background.later(EVERY, this::read);
    }
}
