// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.util.List;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;

/// What the screen that asks the district for patients of other hospitals asks for. Every call goes
/// over the line and may take long.
public interface DistrictDesk {
    /// Who of other hospitals fits; written down there with who asks and why.
    Answer ask(Asked asked);

    /// Brings one of them here, with their past.
    ///
    /// @return the id they are found under, once they are in this counter's file
    Outcome<String> follow(Stranger stranger, Answer.Found shownIn, String reason);

    /// @param text number, phone or name as typed
    /// @param age in years, empty where it was not told
    /// @param reason a code: `came`, `referred`, `emergency`
    record Asked(String text, String age, String village, String reason) {}

    /// As much of a patient of another hospital as the district tells before they are chosen.
    ///
    /// @param birthYear empty where it is not known
    record Stranger(
            String id,
            String name,
            String localName,
            String sex,
            String birthYear,
            String village,
            String hospital,
            String hospitalLocal) {}

    /// What the district said.
    sealed interface Answer {
        /// @param inquiry names the look-up when one of them is chosen
        /// @param more whether more fit than are shown
        record Found(String inquiry, List<Stranger> people, boolean more) implements Answer {}

        /// Nothing was asked: the line is down, or the district wants it said otherwise.
        record NotNow(Phrase why, Phrase todo) implements Answer {}
    }
}
