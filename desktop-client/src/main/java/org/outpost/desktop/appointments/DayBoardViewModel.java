// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.outpost.desktop.shell.Background;
import org.outpost.desktop.shell.Field;
import org.outpost.desktop.shell.Latest;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Trouble;

/// The board of a day: a column per doctor, a row per place, one of them chosen.
public final class DayBoardViewModel {
    private final BoardDesk desk;
    private final Latest latest;
    private final Supplier<LocalDate> today;
    private final Consumer<Trouble> trouble;
    private final Field dayField;
    private final ReadOnlyObjectWrapper<LocalDate> day;
    private final ReadOnlyObjectWrapper<Spot> spot = new ReadOnlyObjectWrapper<>(new Spot(0, 0));
    private final ObservableList<DoctorDay> doctors = FXCollections.observableArrayList();

    /// Whether the day has just been opened: then the place to look at is the first that is free.
    private boolean fresh = true;

    /// Which column and which row.
    public record Spot(int doctor, int place) {}

    public DayBoardViewModel(
            BoardDesk desk,
            Background background,
            Supplier<LocalDate> today,
            Consumer<Trouble> trouble) {
        this.desk = desk;
        this.latest = new Latest(background);
        this.today = today;
        this.trouble = trouble;
        this.day = new ReadOnlyObjectWrapper<>(today.get());
        this.dayField =
                Field.aside(
                        "day",
                        typed ->
                                DayEntry.read(typed, today.get()).isPresent()
                                        ? Optional.empty()
                                        : Optional.of(Phrase.of("mend.day")));
    }

    public Field dayField() {
        return dayField;
    }

    public ReadOnlyObjectProperty<LocalDate> dayProperty() {
        return day.getReadOnlyProperty();
    }

    public ObservableList<DoctorDay> doctors() {
        return doctors;
    }

    public ReadOnlyObjectProperty<Spot> spotProperty() {
        return spot.getReadOnlyProperty();
    }

    public void read() {
        LocalDate asked = day.get();
        latest.ask(
                () -> desk.day(asked),
                found -> {
                    List<DoctorDay> ahead = found.stream().map(DoctorDay::ahead).toList();
                    // What stands there already is not drawn again.
                    if (!ahead.equals(doctors)) {
                        Spot kept = kept(ahead);
                        doctors.setAll(ahead);
                        spot.set(kept);
                    }
                    move(0, 0);
                    if (fresh && !found.isEmpty()) {
                        fresh = false;
                        firstFree();
                    }
                },
                trouble);
    }

    /// Where what is chosen stands among the new ones: places above it may have gone with their
    /// time.
    private Spot kept(List<DoctorDay> next) {
        Spot now = spot.get();
        String doctor = chosenDoctor().map(DoctorDay::sessionId).orElse("");
        String place = chosenPlace().map(PlaceOnBoard::which).orElse("");
        for (int i = 0; !place.isEmpty() && i < next.size(); i++) {
            List<PlaceOnBoard> places = next.get(i).places();
            for (int j = 0; next.get(i).sessionId().equals(doctor) && j < places.size(); j++) {
                if (places.get(j).which().equals(place)) {
                    return new Spot(i, j);
                }
            }
        }
        return now;
    }

    /// The day field was left by Enter: shows that day, or complains.
    public void goToDay() {
        if (dayField.check()) {
            DayEntry.read(dayField.text(), today.get()).ifPresent(this::show);
        }
    }

    public void show(LocalDate next) {
        day.set(next);
        spot.set(new Spot(0, 0));
        fresh = true;
        read();
    }

    public void move(int doctors, int places) {
        if (this.doctors.isEmpty()) {
            spot.set(new Spot(0, 0));
            return;
        }
        Spot now = spot.get();
        int doctor = Math.clamp((long) now.doctor() + doctors, 0, this.doctors.size() - 1);
        int most = Math.max(0, this.doctors.get(doctor).places().size() - 1);
        spot.set(new Spot(doctor, Math.clamp((long) now.place() + places, 0, most)));
    }

    /// Goes to the first free place of the chosen doctor, else to the first that can be asked for.
    public void firstFree() {
        if (!goTo(PlaceOnBoard::isFree)) {
            goTo(PlaceOnBoard::canBeAsked);
        }
    }

    private boolean goTo(Predicate<PlaceOnBoard> wanted) {
        List<PlaceOnBoard> places = chosenDoctor().map(DoctorDay::places).orElse(List.of());
        for (int i = 0; i < places.size(); i++) {
            if (wanted.test(places.get(i))) {
                spot.set(new Spot(spot.get().doctor(), i));
                return true;
            }
        }
        return false;
    }

    public void choose(Spot next) {
        spot.set(next);
        move(0, 0);
    }

    public Optional<DoctorDay> chosenDoctor() {
        int at = spot.get().doctor();
        return at < doctors.size() ? Optional.of(doctors.get(at)) : Optional.empty();
    }

    public Optional<PlaceOnBoard> chosenPlace() {
        int at = spot.get().place();
        return chosenDoctor().filter(of -> at < of.places().size()).map(of -> of.places().get(at));
    }
}
