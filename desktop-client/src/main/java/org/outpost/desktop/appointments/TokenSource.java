// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.outpost.desktop.shell.Digits;
import org.outpost.desktop.shell.Hit;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.SearchSource;

/// The group "Tokens today" of the search box: a token said or typed, or a slip scanned, finds
/// whose it is.
public final class TokenSource implements SearchSource {
    private final QueueDesk desk;
    private final Consumer<String> show;
    private final BiPredicate<String, Integer> key;

    /// @param show shows a person in the side panel
    /// @param key what a key does with that person; true when it was for them
    public TokenSource(QueueDesk desk, Consumer<String> show, BiPredicate<String, Integer> key) {
        this.desk = desk;
        this.show = show;
        this.key = key;
    }

    @Override
    public String group() {
        return "group.tokens";
    }

    @Override
    public Found find(String query, int limit) {
        List<QueueRow> rows = desk.byToken(Digits.latin(query));
        if (rows.isEmpty()) {
            return Found.of(List.of());
        }
        Map<String, Phrase> names =
                desk.departments().stream()
                        .collect(Collectors.toMap(QueueDepartment::code, QueueDepartment::words));
        return Found.of(rows.stream().map(row -> hit(row, names)).toList());
    }

    @Override
    public void open(Hit hit) {
        show.accept(hit.id());
    }

    @Override
    public void preview(Hit hit) {
        show.accept(hit.id());
    }

    @Override
    public boolean pressed(Hit hit, int pressed) {
        return key.test(hit.id(), pressed);
    }

    private static Hit hit(QueueRow row, Map<String, Phrase> names) {
        String code = row.department();
        return new Hit(
                row.patientId(),
                row.token(),
                row.name(),
                Phrase.of("visit." + row.state().name(), row.room()),
                names.getOrDefault(code, QueueDepartment.unlisted(code)));
    }
}
