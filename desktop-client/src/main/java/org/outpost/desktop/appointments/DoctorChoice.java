// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.shell.Phrase;

/// Whom a token is for, where somebody asks for one doctor: any doctor until one is named, and
/// again after each token.
public final class DoctorChoice {
    private final ReadOnlyObjectWrapper<Optional<QueueDoctor>> doctor =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper sitting = new ReadOnlyBooleanWrapper();
    private List<QueueDoctor> doctors = List.of();

    public ReadOnlyObjectProperty<Optional<QueueDoctor>> doctorProperty() {
        return doctor.getReadOnlyProperty();
    }

    /// Whether there is a doctor to choose.
    public ReadOnlyBooleanProperty sittingProperty() {
        return sitting.getReadOnlyProperty();
    }

    /// The next doctor who sits today; behind the last one, any.
    public void next() {
        int next = doctor.get().map(one -> doctors.indexOf(one) + 1).orElse(0);
        doctor.set(next < doctors.size() ? Optional.of(doctors.get(next)) : Optional.empty());
    }

    /// Any doctor, as at first.
    public void any() {
        doctor.set(Optional.empty());
    }

    /// Who sits today.
    void sit(List<QueueDoctor> today) {
        doctors = List.copyOf(today);
        sitting.set(!doctors.isEmpty());
    }

    @Nullable QueueDoctor orNull() {
        return doctor.get().orElse(null);
    }

    /// The choice in words.
    Phrase words() {
        return doctor.get()
                .map(one -> Phrase.of("visit.doctor", one.words()))
                .orElse(Phrase.of("visit.doctor.any"));
    }
}
