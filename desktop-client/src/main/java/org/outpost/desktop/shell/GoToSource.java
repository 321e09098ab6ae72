// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.List;
import java.util.Locale;

/// The group "Go to" of the search box: the screens of the rail by their words in either language.
public final class GoToSource implements SearchSource {
    private final Frame frame;
    private final List<String> screens;

    public GoToSource(Frame frame, List<String> screens) {
        this.frame = frame;
        this.screens = List.copyOf(screens);
    }

    @Override
    public String group() {
        return "group.goto";
    }

    @Override
    public Found find(String query, int limit) {
        String letters = query.toLowerCase(Locale.ROOT);
        return Found.of(
                screens.stream()
                        .filter(id -> word(id).toLowerCase(Locale.ROOT).startsWith(letters))
                        .map(id -> new Hit(id, word(id), "", Phrase.given(""), Phrase.given("")))
                        .toList());
    }

    @Override
    public void open(Hit hit) {
        frame.go(hit.id());
    }

    private String word(String id) {
        return frame.words().text("rail." + id);
    }
}
