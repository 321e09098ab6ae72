// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.access;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.outpost.desktop.shell.Background;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Trouble;

/// The end of a shift: the day's counts, what is not sent, and one action.
public final class EndShiftViewModel {
    private final ShiftDesk desk;
    private final Background background;
    private final Consumer<Trouble> trouble;
    private final ReadOnlyObjectWrapper<Optional<ShiftDesk.Standing>> standing =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private boolean ending;

    public EndShiftViewModel(ShiftDesk desk, Background background, Consumer<Trouble> trouble) {
        this.desk = desk;
        this.background = background;
        this.trouble = trouble;
    }

    public ReadOnlyObjectProperty<Optional<ShiftDesk.Standing>> standingProperty() {
        return standing.getReadOnlyProperty();
    }

    public void read() {
        background.run(desk::standing, now -> standing.set(Optional.of(now)), trouble);
    }

    public void end(Consumer<Outcome<Long>> then) {
        if (ending) {
            return;
        }
        ending = true;
        background.run(
                desk::end,
                outcome -> {
                    ending = false;
                    then.accept(outcome);
                },
                fault -> {
                    ending = false;
                    trouble.accept(fault);
                });
    }
}
