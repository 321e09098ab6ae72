// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.outpost.desktop.shell.Digits;
import org.outpost.desktop.shell.Hit;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.SearchSource;
import org.outpost.model.patients.ScannedCode;

/// The group "People" of the search box: Enter opens a patient, moving along shows it in the side
/// panel.
public final class PeopleSource implements SearchSource {
    private final PatientsDesk desk;
    private final Consumer<String> open;
    private final Consumer<String> preview;
    private final BiPredicate<String, Integer> key;

    /// @param key what a key does with the person one stands on; true when it was for them
    public PeopleSource(
            PatientsDesk desk,
            Consumer<String> open,
            Consumer<String> preview,
            BiPredicate<String, Integer> key) {
        this.desk = desk;
        this.open = open;
        this.preview = preview;
        this.key = key;
    }

    @Override
    public String group() {
        return "group.people";
    }

    @Override
    public Found find(String query, int limit) {
        return desk.find(Digits.latin(query), limit);
    }

    @Override
    public void open(Hit hit) {
        open.accept(hit.id());
    }

    /// A card or slip that was scanned brings its patient beside the list, ready for a token; a
    /// name that was typed is opened.
    @Override
    public void open(Hit hit, String asked) {
        if (ScannedCode.read(asked).isPresent()) {
            preview(hit);
        } else {
            open(hit);
        }
    }

    @Override
    public void preview(Hit hit) {
        preview.accept(hit.id());
    }

    @Override
    public boolean pressed(Hit hit, int pressed) {
        return key.test(hit.id(), pressed);
    }

    /// People as rows of the answer. Who shares a phone stands together, the later ones under the
    /// first and saying so.
    public static List<Hit> hits(List<PersonRow> people, LocalDate today) {
        Map<String, List<PersonRow>> families = new LinkedHashMap<>();
        for (PersonRow person : people) {
            String family = person.phone().isEmpty() ? person.id() : person.phone();
            families.computeIfAbsent(family, phone -> new ArrayList<>()).add(person);
        }
        List<Hit> hits = new ArrayList<>();
        for (List<PersonRow> family : families.values()) {
            for (PersonRow person : family) {
                boolean first = person == family.getFirst();
                Phrase detail = PatientCardView.inLists(person, today);
                hits.add(hit(person, first ? detail : Phrase.of("person.family", detail)));
            }
        }
        return hits;
    }

    /// A person as a row of the answer.
    public static Hit hit(PersonRow person, LocalDate today) {
        return hit(person, PatientCardView.inLists(person, today));
    }

    private static Hit hit(PersonRow person, Phrase detail) {
        return new Hit(
                person.id(),
                person.name(),
                person.localName().equals(person.name()) ? "" : person.localName(),
                detail,
                Phrase.given(
                        Stream.of(person.phone(), person.number())
                                .filter(text -> !text.isEmpty())
                                .collect(Collectors.joining("  ·  "))));
    }
}
