// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.patients;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.PatientNumber;
import org.outpost.model.patients.Person;
import org.outpost.model.sync.Snapshot;
import org.outpost.server.sync.RowProjection;

/// Keeps {@link PatientRow} as the facts add up.
@ApplicationScoped
public class PatientProjection implements RowProjection {
    @Override
    public String kind() {
        return Patient.KIND;
    }

    @Override
    public Class<?> rowType() {
        return PatientRow.class;
    }

    @Override
    public @Nullable Object row(Snapshot aggregate) {
        Patient state = aggregate.as(Patient.class);
        PatientRow row = new PatientRow();
        row.id = aggregate.id().value();
        FeedId home = state.home();
        if (home == null) {
            return null;
        }
        PatientNumber number = state.number();
        Person person = state.person();
        row.number = number == null ? null : number.value();
        row.home = home.value();
        row.name = orEmpty(person.name());
        row.nameLocal = orEmpty(person.nameLocal());
        row.nameKey = key(row.name);
        row.sex = person.sex() == null ? "" : person.sex().name();
        row.birthDate = person.birthDate() == null ? null : person.birthDate().toString();
        row.birthYear = person.birthYear();
        row.phone = orEmpty(person.phone());
        row.village = orEmpty(person.village());
        row.registered = state.registered();
        row.changed = state.changed();
        return row;
    }

    /// What a name is looked up by.
    static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
