// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// A first load by stick: where it is plugged in, its code, and how far the work is. The work goes
/// on when the screen is left, and is told when one comes back.
public final class StickViewModel {
    private static final long LOOK_MILLIS = 1_000;
    private final StickDesk desk;
    private final Background background;
    private final Consumer<Trouble> trouble;
    private final Field place = Field.required("stick-place", typed -> Optional.empty());
    private final Field code = Field.aside("stick-code", typed -> Optional.empty());
    private final ObservableList<String> places = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Phrase>> said =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private volatile Optional<StickDesk.Progress> now = Optional.empty();
    private boolean busy;

    public StickViewModel(StickDesk desk, Background background, Consumer<Trouble> trouble) {
        this.desk = desk;
        this.background = background;
        this.trouble = trouble;
    }

    public Field place() {
        return place;
    }

    public Field code() {
        return code;
    }

    /// Where sticks are plugged in.
    public ObservableList<String> places() {
        return places;
    }

    /// How far it is, or what became of it.
    public ReadOnlyObjectProperty<Optional<Phrase>> saidProperty() {
        return said.getReadOnlyProperty();
    }

    /// Looks for sticks; the first is proposed where nothing has been typed.
    public void look() {
        background.run(
                desk::places,
                found -> {
                    places.setAll(found);
                    if (place.text().isEmpty() && !found.isEmpty()) {
                        place.write(found.getFirst());
                    }
                },
                trouble);
    }

    /// Takes the next place that a stick is plugged in at.
    public void nextPlace() {
        if (!places.isEmpty()) {
            place.write(places.get((places.indexOf(place.text()) + 1) % places.size()));
        }
    }

    public void bring() {
        if (code.text().isEmpty()) {
            place.check();
            code.complain(Phrase.of("mend.needed"));
            return;
        }
        work("stick.bringing", told -> desk.bring(place.text(), code.text(), told), done -> {});
    }

    public void fill() {
        work(
                "stick.filling",
                told -> desk.fill(place.text(), code.text(), told),
                done -> code.write(done.code()));
    }

    private <T> void work(String key, Work<T> work, Consumer<T> then) {
        if (busy || !place.check()) {
            return;
        }
        busy = true;
        now = Optional.empty();
        said.set(Optional.of(Phrase.of(key, 0L)));
        background.later(LOOK_MILLIS, () -> tell(key));
        background.run(
                () -> work.run(progress -> now = Optional.of(progress)),
                outcome -> {
                    busy = false;
                    answered(outcome, then);
                },
                fault -> {
                    busy = false;
                    said.set(Optional.empty());
                    trouble.accept(fault);
                });
    }

    private <T> void answered(Outcome<T> outcome, Consumer<T> then) {
        switch (outcome) {
            case Outcome.Done<T> done -> {
                said.set(Optional.of(done.words()));
                then.accept(done.made());
            }
            case Outcome.Declined<T> declined -> {
                said.set(Optional.empty());
                for (Field field : List.of(place, code)) {
                    if (field.name().equals(declined.field())) {
                        field.complain(declined.why());
                    }
                }
            }
            case Outcome.NeedsReason<T> odd -> said.set(Optional.of(odd.why()));
        }
    }

    private void tell(String key) {
        if (busy) {
            now.ifPresent(progress -> said.set(Optional.of(words(key, progress))));
            background.later(LOOK_MILLIS, () -> tell(key));
        }
    }

    private static Phrase words(String key, StickDesk.Progress now) {
        Optional<Duration> left = now.left();
        return left.isEmpty()
                ? Phrase.of(key, (long) now.percent())
                : Phrase.of(key + ".left", LineStatus.minutes(left.get()), (long) now.percent());
    }

    private interface Work<T> {
        Outcome<T> run(Consumer<StickDesk.Progress> told);
    }
}
