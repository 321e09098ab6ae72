// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.util.List;
import org.outpost.desktop.platform.Sql;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.PatientNumber;

/// Numbers that were replaced because they were another's to give, as two machines give them out
/// whose disk was cloned. The papers that show one are in people's hands, so it finds them too.
final class FormerNumbers {
    static final String BY_NUMBER =
            "select rid from former_number where number >= ? and number < ? limit ?";
    static final String ADD = "insert into former_number (number, rid) values (?, ?)";
    static final String DUMP =
            "select former_number.number, patient.id from former_number join patient using (rid)"
                    + " order by former_number.number, patient.id";

    private FormerNumbers() {}

    static List<PatientNumber> of(Patient patient) {
        List<PatientNumber> formers = patient.formers();
        return formers == null ? List.of() : formers;
    }

    /// Those of a known person; of one no longer known there are none.
    static void put(Sql sql, long rid, Patient patient) {
        sql.run("delete from former_number where rid = ?", rid);
        of(patient).forEach(number -> sql.run(ADD, number.value(), rid));
    }

    static void clear(Sql sql) {
        sql.run("delete from former_number");
    }
}
