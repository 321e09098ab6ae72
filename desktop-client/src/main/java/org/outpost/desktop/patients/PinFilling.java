// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.outpost.desktop.shell.Background;
import org.outpost.desktop.shell.Digits;
import org.outpost.desktop.shell.Field;
import org.outpost.desktop.shell.FormModel;
import org.outpost.desktop.shell.Latest;

/// Fills in what a PIN code says: the district, and the village where the code has one office only.
/// Where it has several, they stand beside the village and its first letters are enough. What
/// somebody typed is never written over.
final class PinFilling {
    private static final int FIRST_LETTERS = 2;
    private final PatientsDesk desk;
    private final Latest latest;
    private final Field pin;
    private final Field district;
    private final Field village;
    private final ObservableList<String> offices = FXCollections.observableArrayList();
    private String filledDistrict = "";
    private String filledVillage = "";

    PinFilling(PatientsDesk desk, Background background, FormModel form) {
        this.desk = desk;
        this.latest = new Latest(background);
        this.pin = form.field("pin");
        this.district = form.field("district");
        this.village = form.field("village");
        pin.textProperty().addListener((value, before, after) -> typed());
    }

    /// The offices of the code, where there are several.
    ObservableList<String> offices() {
        return offices;
    }

    /// The village was left: first letters that fit one office only become its name.
    void complete() {
        String typed = village.text().toLowerCase(Locale.ROOT);
        if (typed.length() < FIRST_LETTERS) {
            return;
        }
        List<String> fitting =
                offices.stream()
                        .filter(office -> office.toLowerCase(Locale.ROOT).startsWith(typed))
                        .toList();
        if (fitting.size() == 1) {
            village.write(fitting.getFirst());
        }
    }

    private void typed() {
        String code = Digits.latin(pin.text());
        latest.ask(() -> desk.place(code), this::fill, trouble -> offices.clear());
    }

    private void fill(Optional<PinCodes.Place> found) {
        List<String> all = found.map(PinCodes.Place::offices).orElse(List.of());
        offices.setAll(all.size() > 1 ? all : List.of());
        found.ifPresent(place -> {
            filledDistrict = write(district, filledDistrict, place.district());
            if (all.size() == 1) {
                filledVillage = write(village, filledVillage, all.getFirst());
            }
        });
    }

    private static String write(Field field, String filled, String found) {
        if (!field.text().isEmpty() && !field.text().equals(filled)) {
            return filled;
        }
        field.write(found);
        return found;
    }
}
