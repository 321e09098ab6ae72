// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.util.List;
import org.outpost.desktop.shell.Phrase;

/// Somebody who may be the person being typed, and why: "same phone", "name sounds alike".
public record LikelySame(PersonRow person, List<Phrase> reasons) {
    public LikelySame {
        reasons = List.copyOf(reasons);
    }
}
