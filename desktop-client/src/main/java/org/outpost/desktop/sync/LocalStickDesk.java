// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.platform.PluggedIn;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.StickDesk;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.Randomness;

/// Sticks as a screen asks for them: places as text, trouble in words.
public final class LocalStickDesk implements StickDesk {
    private final StickLoad taking;
    private final StickFilling filling;

    public LocalStickDesk(
            LocalDatabase database,
            Device device,
            FirstLoad load,
            LoadLine line,
            Clock clock,
            Randomness randomness) {
        this.taking = new StickLoad(database, device, load, clock, randomness);
        this.filling = new StickFilling(database, line, load, clock, randomness);
    }

    @Override
    public List<String> places() {
        List<String> filled = new ArrayList<>();
        List<String> empty = new ArrayList<>();
        for (Path drive : PluggedIn.drives()) {
            boolean ours = Files.isDirectory(drive.resolve(StickFolder.NAME));
            (ours ? filled : empty).add(drive.toString());
        }
        filled.addAll(empty);
        return filled;
    }

    @Override
    public Outcome<Brought> bring(String place, String code, Consumer<Progress> told) {
        return worded(
                place,
                at -> {
                    Brought brought = taking.bring(at, code, told);
                    String key =
                            brought.isKept()
                                    ? "stick.kept"
                                    : brought.damaged() > 0
                                            ? "stick.brought.damaged"
                                            : brought.missing() > 0
                                                    ? "stick.brought.rest"
                                                    : "stick.brought";
                    return new Outcome.Done<>(
                            brought,
                            Phrase.of(
                                    key,
                                    (long) brought.parts(),
                                    (long) brought.missing(),
                                    (long) brought.damaged()),
                            null);
                });
    }

    @Override
    public Outcome<Filled> fill(String place, String code, Consumer<Progress> told) {
        return worded(
                place,
                at -> {
                    Filled filled = filling.fill(at, code, told);
                    return new Outcome.Done<>(
                            filled,
                            Phrase.of("stick.filled", (long) filled.parts(), filled.code()),
                            null);
                });
    }

    private static <T> Outcome<T> worded(String place, Work<T> work) {
        try {
            return work.at(Path.of(place));
        } catch (InvalidPathException e) {
            return declined(new StickException(StickException.Trouble.NOT_THERE, e));
        } catch (StickException e) {
            return declined(e);
        }
    }

    private static <T> Outcome<T> declined(StickException why) {
        boolean code = why.trouble() == StickException.Trouble.CODE;
        return new Outcome.Declined<>(why.words(), code ? "stick-code" : "stick-place");
    }

    private interface Work<T> {
        Outcome<T> at(Path place) throws StickException;
    }
}
