// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.ListCellSkin;
import javafx.scene.control.skin.ListViewSkin;
import javafx.scene.control.skin.NestedTableColumnHeader;
import javafx.scene.control.skin.ScrollBarSkin;
import javafx.scene.control.skin.ScrollPaneSkin;
import javafx.scene.control.skin.TableCellSkin;
import javafx.scene.control.skin.TableHeaderRow;
import javafx.scene.control.skin.TableRowSkin;
import javafx.scene.control.skin.TableViewSkin;
import javafx.scene.control.skin.TextFieldSkin;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.outpost.desktop.shell.print.Sheet;

/// Opens every screen once, behind the sign-in, for nobody, and draws a paper: classes are loaded,
/// styles found and letters measured then, and not while somebody stands before the clerk. The
/// small parts come first, then the screens that are made of them, a little at a time, so that
/// whoever types a password meanwhile feels nothing of it.
///
/// Nothing of it stays: no screen is shown, so that none reads anybody's record, and all of them
/// are let go.
final class Rehearsal {
    /// Keys come first in between.
    private static final long BETWEEN_MILLIS = 5;

    /// The first loads, the second is the one that shows the machine what is done often.
    private static final int PASSES = 2;

    private static final int ROWS = 12;
    private static final String NOUGHT = "0";

    /// At the desk where most is opened.
    private static final SignedIn NOBODY =
            new SignedIn(
                    "",
                    "",
                    "front_desk",
                    "",
                    "",
                    List.of("patients", "queue", "room", "day-board", "shift"));

    private final Background background;
    private final Rooms rooms;
    private final Words words;
    private final Pane root;
    private final StackPane wings = new StackPane();
    private final Slices slices;
    private final Runnable over;

    private Rehearsal(ShellParts parts, Rooms rooms, Pane root, Runnable over) {
        this.background = parts.background();
        this.slices = new Slices(background, BETWEEN_MILLIS, 1);
        this.rooms = rooms;
        this.words = parts.words();
        this.root = root;
        this.over = over;
    }

    /// @param root of the window, which has the styles
    /// @param over told when everything has been opened once
    static void begin(ShellParts parts, Rooms rooms, Pane root, Runnable over) {
        Rehearsal rehearsal = new Rehearsal(parts, rooms, root, over);
        rehearsal.wings.setVisible(false);
        rehearsal.wings.setManaged(false);
        root.getChildren().addFirst(rehearsal.wings);
        parts.printing().warm(rehearsal::load);
    }

    /// The largest parts of the toolkit come from the disk while the window does something else.
    private void load() {
        background.run(
                () -> {
                    for (Class<?> large : large()) {
                        Class.forName(large.getName(), true, large.getClassLoader());
                    }
                    return true;
                },
                loaded -> rehearse(),
                trouble -> rehearse());
    }

    private static List<Class<?>> large() {
        return List.of(
                TextFieldSkin.class,
                ScrollPaneSkin.class,
                ScrollBarSkin.class,
                ListViewSkin.class,
                ListCellSkin.class,
                VirtualFlow.class,
                TableViewSkin.class,
                TableHeaderRow.class,
                NestedTableColumnHeader.class,
                TableRowSkin.class,
                TableCellSkin.class,
                TableView.TableViewSelectionModel.class);
    }

    private void rehearse() {
        List<Runnable> steps = new ArrayList<>();
        for (int pass = 0; pass < PASSES; pass++) {
            parts().forEach(part -> steps.add(() -> dress(part.get())));
            steps.add(this::screens);
        }
        slices.begin(steps, this::end);
    }

    /// What all screens are made of.
    private List<Supplier<Node>> parts() {
        return List.of(
                () -> Look.wrapping(words.live("home.empty"), "muted"),
                () -> new Chip("F2", words.live("likely.same"), () -> {}),
                () -> new Pill(Material2OutlinedAL.DONE, words.live("receipt.kept"), Tone.SUCCESS),
                TextField::new,
                () -> new FormField(words, Field.optional("name"), new TextField()),
                () ->
                        new FormField(
                                words,
                                Field.optional("sex"),
                                new KeyChoice(
                                        words,
                                        Field.optional("sex"),
                                        List.of(
                                                new KeyChoice.Option(
                                                        "F", KeyCode.F, Phrase.of("sex.F"))))),
                () -> new Scrolling(new Group()),
                this::panel,
                () -> new ListView<>(FXCollections.observableArrayList(NOUGHT)),
                this::answers,
                TableView::new,
                Rehearsal::columns,
                () -> table(1),
                () -> table(ROWS),
                () -> new TroubleCard(words, Trouble.unforeseen("OUT-000")),
                () -> new ImageView(new WritableImage(1, 1)));
    }

    private Node panel() {
        return new SidePanel(words, () -> {})
                .show(
                        Phrase.of("card.title"),
                        new VBox(new Chip("F2", words.live("likely.same"), () -> {})));
    }

    /// A table without the look of ours.
    private static Node columns() {
        TableView<String> table = new TableView<>(FXCollections.observableArrayList(NOUGHT));
        TableColumn<String, String> column = new TableColumn<>(NOUGHT);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue()));
        table.getColumns().add(column);
        return table;
    }

    private Node table(int rows) {
        DataTable<String> table =
                new DataTable<String>(words, "title.queue", row -> row)
                        .text("column.name", 1, row -> row)
                        .node(
                                "column.state",
                                1,
                                row ->
                                        new Pill(
                                                Material2OutlinedAL.DONE,
                                                words.live(Phrase.given(row)),
                                                Tone.NEUTRAL))
                        .number("column.waited", 1, row -> words.text("queue.minutes", 1L))
                        .whenEmpty("queue.empty");
        table.show(IntStream.range(0, rows).mapToObj(Integer::toString).toList(), rows);
        table.choose(0);
        return table;
    }

    private Node answers() {
        HomeViewModel model =
                new HomeViewModel(new NoFacts(), List.of(), background, trouble -> {});
        HomeView answer = new HomeView("patients", model, new Mute(words), Optional.empty());
        model.rows()
                .setAll(
                        new HomeRow.Head(Phrase.of("home.last")),
                        new HomeRow.Row(
                                new NoSource(),
                                new Hit(
                                        NOUGHT,
                                        NOUGHT,
                                        NOUGHT,
                                        Phrase.given(NOUGHT),
                                        Phrase.given(NOUGHT))),
                        new HomeRow.More(Phrase.of("home.more", 1L)));
        return answer.content();
    }

    private void screens() {
        Frame mute = new Mute(words);
        HomeView home = rooms.home(mute, NOBODY);
        rooms.beside(mute, NOBODY).forEach(this::screen);
        for (RailEntry entry : rooms.screens(mute, NOBODY, home).reversed()) {
            screen(entry.screen());
        }
    }

    private void screen(Supplier<Screen> of) {
        List<Screen> made = new ArrayList<>();
        slices.next(() -> made.getFirst().chips().forEach(this::dress));
        slices.next(() -> dress(made.getFirst().content()));
        slices.next(() -> made.add(of.get()));
    }

    private void dress(Node node) {
        wings.getChildren().setAll(node);
        wings.resize(root.getWidth(), root.getHeight());
        wings.applyCss();
        wings.layout();
        wings.getChildren().clear();
    }

    private void end() {
        root.getChildren().remove(wings);
        over.run();
    }

    private static final class NoFacts implements HomeFacts {
        @Override
        public List<Hit> lastPeople(int limit) {
            return List.of();
        }

        @Override
        public List<Tile> today() {
            return List.of();
        }
    }

    private static final class NoSource implements SearchSource {
        @Override
        public String group() {
            return "home.last";
        }

        @Override
        public Found find(String query, int limit) {
            return Found.of(List.of());
        }

        @Override
        public void open(Hit hit) {}
    }

    /// A frame that has a voice and does nothing.
    private record Mute(Words words) implements Frame {
        @Override
        public void toast(Phrase said, @Nullable Callable<Outcome<?>> undo) {}

        @Override
        public void say(Phrase said) {}

        @Override
        public void trouble(Trouble trouble) {}

        @Override
        public void openSide(Phrase title, Node content, Runnable again) {}

        @Override
        public void closeSide() {}

        @Override
        public void open(Screen screen) {}

        @Override
        public void go(String screenId) {}

        @Override
        public void askReason(Phrase why, List<String> reasons, Consumer<String> chosen) {}

        @Override
        public void print(Sheet sheet, boolean asked) {}

        @Override
        public void working(Optional<Phrase> what) {}

        @Override
        public void back() {}

        @Override
        public void signOut(Outcome<?> said) {}

        @Override
        public void focusSearch() {}

        @Override
        public void retitle() {}
    }
}
