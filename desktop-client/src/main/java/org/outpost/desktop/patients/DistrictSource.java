// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.util.List;
import java.util.function.Consumer;
import org.outpost.desktop.shell.Hit;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.SearchSource;

/// What the search offers where nobody and nothing of this hospital matches: to ask the district.
/// Nothing is asked while typing, only when it is opened and a reason is given.
public final class DistrictSource implements SearchSource {
    private static final int SHORTEST = 3;
    private final Consumer<String> open;

    /// @param open shows the screen with what was typed
    public DistrictSource(Consumer<String> open) {
        this.open = open;
    }

    @Override
    public String group() {
        return "group.district";
    }

    @Override
    public boolean onlyWhenNothing() {
        return true;
    }

    @Override
    public Found find(String query, int limit) {
        return query.strip().length() < SHORTEST
                ? Found.of(List.of())
                : Found.of(
                        List.of(
                                new Hit(
                                        "ask-district",
                                        query.strip(),
                                        "",
                                        Phrase.of("elsewhere.offer"),
                                        Phrase.given(""))));
    }

    @Override
    public void open(Hit hit) {
        open.accept(hit.title());
    }
}
