// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.outpost.desktop.shell.Background;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Trouble;
import org.outpost.desktop.shell.print.Paper;
import org.outpost.desktop.shell.print.PrintSetting;
import org.outpost.desktop.shell.print.Sheet;

/// The end of a shift: the day's counts and cash, what is not sent, how this counter prints, and
/// one action.
public final class EndShiftViewModel {
    private final ShiftDesk desk;
    private final Background background;
    private final Consumer<Trouble> trouble;
    private final ReadOnlyObjectWrapper<Optional<Shown>> shown =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private boolean ending;

    public EndShiftViewModel(ShiftDesk desk, Background background, Consumer<Trouble> trouble) {
        this.desk = desk;
        this.background = background;
        this.trouble = trouble;
    }

    /// What stands on the screen.
    public record Shown(ShiftDesk.Standing standing, ShiftDesk.Choices choices) {}

    public ReadOnlyObjectProperty<Optional<Shown>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// Reads how things stand now.
    ///
    /// @param unsent told whether something is here that the district does not have yet: to be
    ///   explained
    public void look(Consumer<Boolean> unsent) {
        background.run(
                () -> new Shown(desk.standing(), desk.choices()),
                now -> {
                    shown.set(Optional.of(now));
                    unsent.accept(now.standing().kept() > 0);
                },
                trouble);
    }

    public void summary(Optional<Phrase> unsent, Consumer<Sheet> then) {
        background.run(() -> desk.summary(unsent), then, trouble);
    }

    /// The machine's own choice, each of its printers, files; then from the start again.
    public void nextPrinter() {
        change((choices, setting) -> {
            List<String> all = new ArrayList<>(List.of(PrintSetting.FIRST.printer()));
            all.addAll(choices.printers());
            all.add(PrintSetting.PDF);
            return new PrintSetting(setting.on(), next(all, setting.printer()), setting.paper());
        });
    }

    public void nextPaper() {
        change((choices, setting) ->
                new PrintSetting(
                        setting.on(),
                        setting.printer(),
                        next(List.of(Paper.values()), setting.paper())));
    }

    /// Whether slips are printed without being asked for.
    public void turnAtOnce() {
        change((choices, setting) ->
                new PrintSetting(!setting.on(), setting.printer(), setting.paper()));
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

    private void change(BiFunction<ShiftDesk.Choices, PrintSetting, PrintSetting> next) {
        write(choices -> desk.choose(next.apply(choices, choices.setting())));
    }

    private void write(Consumer<ShiftDesk.Choices> writing) {
        background.run(
                () -> {
                    writing.accept(desk.choices());
                    return new Shown(desk.standing(), desk.choices());
                },
                now -> shown.set(Optional.of(now)),
                trouble);
    }

    private static <T> T next(List<T> all, T now) {
        return all.get((all.indexOf(now) + 1) % all.size());
    }
}
