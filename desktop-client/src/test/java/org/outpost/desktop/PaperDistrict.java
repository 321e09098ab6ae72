// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import java.util.List;
import org.outpost.desktop.patients.DistrictDesk;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;

/// A district that knows three people of other hospitals, for pictures; the line is down for
/// whoever asks for nobody it knows.
final class PaperDistrict implements DistrictDesk {
    @Override
    public Answer ask(Asked asked) {
        if (!asked.text().startsWith("Kavita")) {
            return new Answer.NotNow(Phrase.of("elsewhere.down"), Phrase.of("elsewhere.down.todo"));
        }
        return new Answer.Found(
                "inquiry",
                List.of(
                        of("1", "Kavita Sharma", "कविता शर्मा", "1992", "Sarai"),
                        of("2", "Kavita Kumari Sharma", "कविता कुमारी शर्मा", "1991", "Mau"),
                        of("3", "Kaveeta Sharma", "", "1993", "Sarai")),
                false);
    }

    private static Stranger of(String id, String name, String local, String born, String village) {
        return new Stranger(
                "patient/" + id,
                name,
                local,
                "F",
                born,
                village,
                "District Hospital Rampur",
                "ज़िला अस्पताल रामपुर");
    }

    @Override
    public Outcome<String> follow(Stranger stranger, Answer.Found shownIn, String reason) {
        return new Outcome.Declined<>(Phrase.of("elsewhere.coming", stranger.name()), "");
    }
}
