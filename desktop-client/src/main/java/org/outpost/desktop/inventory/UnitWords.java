// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

import java.util.Set;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Words;

/// Units and forms of medicines in the language of the screen. The catalogue is national and may
/// bring words we have none for: those stand as they came. Names of medicines are never translated.
final class UnitWords {
    private static final Set<String> UNITS =
            Set.of(
                    "tablet", "capsule", "vial", "ampoule", "bottle", "tube", "inhaler", "unit",
                    "strip", "sachet", "respule", "kit");
    private static final Set<String> FORMS =
            Set.of(
                    "tablet",
                    "capsule",
                    "chewable tablet",
                    "dispersible tablet",
                    "syrup",
                    "dry syrup",
                    "injection",
                    "infusion",
                    "cream",
                    "ointment",
                    "eye drops",
                    "inhaler",
                    "nebuliser solution",
                    "solution",
                    "powder",
                    "kit");

    private UnitWords() {}

    static Phrase of(String unit) {
        return UNITS.contains(unit) ? Phrase.of("unit." + unit) : Phrase.given(unit);
    }

    /// What lies here, in its unit.
    static Phrase onHand(long count, String unit) {
        return Phrase.of("item.on.hand", counted(count, unit));
    }

    /// `1 tablet`, `20 tablets`.
    static Phrase counted(long count, String unit) {
        return UNITS.contains(unit)
                ? Phrase.of("units." + unit, count)
                : Phrase.given((Words.number(count) + " " + unit).strip());
    }

    static Phrase form(String form) {
        return FORMS.contains(form)
                ? Phrase.of("form.of." + form.replace(' ', '-'))
                : Phrase.given(form);
    }
}
