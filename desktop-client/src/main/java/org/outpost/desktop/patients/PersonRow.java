// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import org.outpost.desktop.shell.Receipt;

/// A patient as lists and the side panel show one: a projection's row, never the truth.
///
/// @param number the patient number, empty while none could be given
/// @param birth a birth date, or what an age told on a day makes of it
/// @param sex `M`, `F` or `O`
/// @param phone empty when the family has none
/// @param guardian empty for an adult
/// @param pinCode six digits, empty where they were not told
/// @param abha number of the health account, empty where there is none
/// @param paperNumber what stands on an old card, empty where there is none
/// @param mergedInto the record this one is part of, empty where it stands for itself
public record PersonRow(
        String id,
        String number,
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
        String paperNumber,
        String mergedInto,
        Receipt receipt) {

    /// Somebody of whom neither post office nor other numbers are known.
    public PersonRow(
            String id,
            String number,
            String name,
            String localName,
            Birth birth,
            String sex,
            String phone,
            String village,
            String guardian,
            Receipt receipt) {
        this(
                id, number, name, localName, birth, sex, phone, village, guardian, "", "", "", "",
                "", receipt);
    }
}
