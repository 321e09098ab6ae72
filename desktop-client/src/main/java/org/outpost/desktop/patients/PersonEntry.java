// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

/// What a clerk typed about a person, checked field by field but judged by nobody yet. What was not
/// told is empty.
public record PersonEntry(
        String name,
        String localName,
        Birth birth,
        String sex,
        String phone,
        String village,
        String guardian,
        String pinCode,
        String district,
        String abha,
        String paperNumber) {

    /// Somebody of whom neither post office nor other numbers are told.
    public PersonEntry(
            String name,
            String localName,
            Birth birth,
            String sex,
            String phone,
            String village,
            String guardian) {
        this(name, localName, birth, sex, phone, village, guardian, "", "", "", "");
    }
}
