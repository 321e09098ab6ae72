// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Home is search: what the box holds and the grouped answer to it. Empty, it shows the last people
/// of this counter and today's counts. Each group asks its own source and answers when it is ready,
/// newest question first.
public final class HomeViewModel {
    private static final int EACH = 50;
    private static final int LAST_PEOPLE = 5;
    private final HomeFacts facts;
    private final List<SearchSource> sources;
    private final List<Latest> latest = new ArrayList<>();
    private final Latest empty;
    private final Consumer<Trouble> trouble;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<HomeRow> rows = FXCollections.observableArrayList();
    private final ObservableList<HomeFacts.Tile> tiles = FXCollections.observableArrayList();
    private final List<Optional<SearchSource.Found>> answers = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Boolean> answered = new ReadOnlyObjectWrapper<>(true);

    public HomeViewModel(
            HomeFacts facts,
            List<SearchSource> sources,
            Background background,
            Consumer<Trouble> trouble) {
        this.facts = facts;
        this.sources = List.copyOf(sources);
        this.trouble = trouble;
        this.empty = new Latest(background);
        for (int i = 0; i < sources.size(); i++) {
            latest.add(new Latest(background));
            answers.add(Optional.empty());
        }
        query.addListener((value, before, after) -> ask());
    }

    public StringProperty queryProperty() {
        return query;
    }

    public ObservableList<HomeRow> rows() {
        return rows;
    }

    public ObservableList<HomeFacts.Tile> tiles() {
        return tiles;
    }

    /// False while a group has not answered yet: an empty list then means nothing.
    public ReadOnlyObjectProperty<Boolean> answeredProperty() {
        return answered.getReadOnlyProperty();
    }

    /// Asks again with what the box holds: the screen came back, or facts arrived.
    public void ask() {
        String asked = query.get().strip();
        if (asked.isEmpty()) {
            latest.forEach(Latest::drop);
            askNothing();
            return;
        }
        empty.drop();
        answered.set(false);
        for (int i = 0; i < sources.size(); i++) {
            int group = i;
            SearchSource source = sources.get(i);
            answers.set(i, Optional.empty());
            latest.get(i)
                    .ask(() -> source.find(asked, EACH), found -> answer(group, found), trouble);
        }
    }

    /// What others do meanwhile changes today's counts. An answer stays as it was given: its rows
    /// would change places under whoever reads them.
    public void follow() {
        if (query.get().isBlank()) {
            askNothing();
        }
    }

    private void askNothing() {
        answered.set(true);
        empty.ask(
                () -> new Empty(facts.lastPeople(LAST_PEOPLE), facts.today()),
                found -> {
                    // What stands there already is not drawn again.
                    if (!tiles.equals(found.tiles())) {
                        tiles.setAll(found.tiles());
                    }
                    List<HomeRow> shown = new ArrayList<>();
                    if (!found.people().isEmpty() && !sources.isEmpty()) {
                        shown.add(new HomeRow.Head(Phrase.of("home.last")));
                        found.people()
                                .forEach(p -> shown.add(new HomeRow.Row(sources.getFirst(), p)));
                    }
                    if (!rows.equals(shown)) {
                        rows.setAll(shown);
                    }
                },
                trouble);
    }

    private void answer(int group, SearchSource.Found found) {
        answers.set(group, Optional.of(found));
        boolean all = answers.stream().allMatch(Optional::isPresent);
        List<HomeRow> shown = new ArrayList<>(found(false));
        if (all && shown.isEmpty()) {
            List<HomeRow> elsewhere = found(true);
            if (!elsewhere.isEmpty()) {
                // Without rows the list says so itself.
                shown.add(new HomeRow.Head(Phrase.of("home.none")));
                shown.addAll(elsewhere);
            }
        }
        // Whoever waits for the whole answer finds it in place.
        rows.setAll(shown);
        answered.set(all);
    }

    private List<HomeRow> found(boolean whenNothing) {
        List<HomeRow> shown = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            Optional<SearchSource.Found> answer = answers.get(i);
            if (sources.get(i).onlyWhenNothing() == whenNothing
                    && answer.isPresent()
                    && !answer.get().hits().isEmpty()) {
                add(shown, sources.get(i), answer.get());
            }
        }
        return shown;
    }

    private static void add(List<HomeRow> shown, SearchSource source, SearchSource.Found found) {
        shown.add(new HomeRow.Head(Phrase.of(source.group())));
        found.hits().forEach(hit -> shown.add(new HomeRow.Row(source, hit)));
        if (found.all() > found.hits().size()) {
            shown.add(new HomeRow.More(Phrase.of("home.more", found.all())));
        }
    }

    private record Empty(List<Hit> people, List<HomeFacts.Tile> tiles) {}
}
