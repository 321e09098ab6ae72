// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.outpost.desktop.shell.Chip;
import org.outpost.desktop.shell.Words;

/// The doctor a token is for, as a chip: Alt+D names the next one who sits today.
final class DoctorChoiceView {
    private DoctorChoiceView() {}

    static Chip of(DoctorChoice choice, Words words) {
        Chip chip =
                new Chip("Alt+D", words.live(choice::words, choice.doctorProperty()), choice::next);
        chip.setFocusTraversable(false);
        chip.setMaxWidth(Region.USE_PREF_SIZE);
        // Where no hours are planned there is nobody to choose.
        chip.visibleProperty().bind(choice.sittingProperty());
        chip.managedProperty().bind(choice.sittingProperty());
        return chip;
    }

    static boolean isKey(KeyEvent event) {
        return event.isAltDown() && event.getCode() == KeyCode.D;
    }
}
