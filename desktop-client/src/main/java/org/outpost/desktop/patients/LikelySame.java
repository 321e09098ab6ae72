// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.util.List;
import org.outpost.desktop.shell.Phrase;
import org.outpost.model.patients.DuplicateScore;

/// Somebody who may be the person being typed, and why: "same phone", "name sounds alike".
public record LikelySame(PersonRow person, List<Phrase> reasons) {
    public LikelySame {
        reasons = List.copyOf(reasons);
    }

    /// What is said of a reason.
    static Phrase words(DuplicateScore.Reason reason) {
        return Phrase.of(
                switch (reason) {
                    case SAME_ABHA -> "likely.abha";
                    case SAME_PAPER_NUMBER -> "likely.paper";
                    case SAME_NAME -> "likely.name";
                    case SAME_SOUND -> "likely.sound";
                    case NEAR_NAME -> "likely.near";
                    case PART_OF_NAME -> "likely.part";
                    case SAME_PHONE -> "likely.phone";
                    case SAME_AGE -> "likely.age";
                    case NEAR_AGE -> "likely.near.age";
                    case SAME_VILLAGE -> "likely.village";
                    case SAME_GUARDIAN -> "likely.guardian";
                });
    }
}
