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
        Receipt receipt) {}
