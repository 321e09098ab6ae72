// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The answer to the search box, and home of the front desk. The cursor stays in the box: rows move
/// under it.
public final class HomeView implements Screen {
    private static final int PAGE = 8;
    private final String id;
    private final HomeViewModel model;
    private final Frame frame;
    private final Optional<Act> main;
    private final ListView<HomeRow> list = new ListView<>();
    private final HBox tiles = new HBox(16);
    private final VBox content = new VBox(16);
    private boolean opening;
    private boolean inVain;
    private boolean following;

    /// Whose row is chosen, wherever it stands.
    private String stands = "";

    /// @param main what F9 and Ctrl+N do here: a new person, where the role may
    public HomeView(String id, HomeViewModel model, Frame frame, Optional<Act> main) {
        this.id = id;
        this.model = model;
        this.frame = frame;
        this.main = main;
        Words words = frame.words();
        list.setItems(model.rows());
        list.setCellFactory(ignored -> new RowCell(words));
        list.accessibleTextProperty().bind(words.live("home.list"));
        list.getStyleClass().add("home-list");
        list.setPlaceholder(placeholder(words));
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                open();
            }
        });
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> consume(event, rowKey(event)));
        model.rows().addListener((ListChangeListener<HomeRow>) change -> chooseAgain());
        model.answeredProperty().addListener((value, before, after) -> answered(after));
        model.tiles().addListener((ListChangeListener<HomeFacts.Tile>) change -> drawTiles());
        words.follow(this, HomeView::speak);
        StackPane card = new StackPane(list);
        card.getStyleClass().addAll("card", "flush");
        VBox.setVgrow(card, Priority.ALWAYS);
        content.getChildren().setAll(tiles, card);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Phrase title() {
        return Phrase.of("title.home");
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public Optional<Act> main() {
        return main;
    }

    @Override
    public List<KeyHint> keys() {
        return List.of(
                new KeyHint("↑ ↓", Phrase.of("keys.rows")),
                new KeyHint("Enter", Phrase.of("keys.open")));
    }

    @Override
    public void shown() {
        following = false;
        model.ask();
        frame.focusSearch();
    }

    /// Neither the cursor nor the chosen row moves.
    @Override
    public void follow() {
        following = true;
        model.follow();
    }

    String asked() {
        return model.queryProperty().get();
    }

    /// What was typed since it came to the front and led to nobody; asked by whoever leaves for
    /// another screen. A question that was answered is not carried to the next patient's form.
    String lookedFor() {
        String typed = inVain ? asked() : "";
        inVain = false;
        return typed;
    }

    /// The box's text is the question.
    void query(String typed) {
        opening = false;
        following = false;
        inVain = true;
        model.queryProperty().set(typed);
    }

    @Override
    public boolean pressed(KeyEvent event) {
        return rowKey(event);
    }

    @Override
    public void step(int by) {
        move(by);
    }

    /// Rows move and open while the cursor is in the search box.
    private boolean rowKey(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown()) {
            return personKey(event);
        }
        switch (event.getCode()) {
            case DOWN -> move(1);
            case UP -> move(-1);
            case PAGE_DOWN -> move(PAGE);
            case PAGE_UP -> move(-PAGE);
            case ENTER -> open();
            default -> {
                return personKey(event);
            }
        }
        return true;
    }

    private boolean personKey(KeyEvent event) {
        int key = PersonStep.key(event);
        boolean used =
                key > 0
                        && list.getSelectionModel().getSelectedItem() instanceof HomeRow.Row row
                        && row.source().pressed(row.hit(), key);
        inVain &= !used;
        return used;
    }

    private static void consume(KeyEvent event, boolean used) {
        if (used) {
            event.consume();
        }
    }

    private void move(int by) {
        int at = list.getSelectionModel().getSelectedIndex();
        int step = by < 0 ? -1 : 1;
        int left = Math.abs(by);
        int best = at;
        for (int i = at + step; i >= 0 && i < model.rows().size() && left > 0; i += step) {
            if (model.rows().get(i) instanceof HomeRow.Row) {
                best = i;
                left--;
            }
        }
        if (best != at && best >= 0) {
            choose(best);
            list.scrollTo(Math.max(0, best - 3));
            if (model.rows().get(best) instanceof HomeRow.Row row) {
                row.source().preview(row.hit());
            }
        }
    }

    /// The first row, and that of before where others changed the rows meanwhile.
    private void chooseAgain() {
        tilesVisible();
        int first = -1;
        for (int i = model.rows().size() - 1; i >= 0; i--) {
            if (model.rows().get(i) instanceof HomeRow.Row(SearchSource source, Hit hit)) {
                if (following && hit.id().equals(stands)) {
                    first = i;
                    break;
                }
                first = i;
            }
        }
        if (first >= 0) {
            choose(first);
        }
    }

    private void choose(int at) {
        list.getSelectionModel().clearAndSelect(at);
        if (model.rows().get(at) instanceof HomeRow.Row(SearchSource source, Hit hit)) {
            stands = hit.id();
        }
    }

    /// A scanner's Enter comes before the answer: the row is opened once it is there, never one of
    /// the question before.
    private void open() {
        opening = !model.answeredProperty().get();
        if (!opening && list.getSelectionModel().getSelectedItem() instanceof HomeRow.Row row) {
            row.source().open(row.hit(), asked());
        }
    }

    private void answered(boolean all) {
        if (all && opening) {
            open();
        }
    }

    private void speak() {
        list.refresh();
        drawTiles();
    }

    private void tilesVisible() {
        boolean on = model.queryProperty().get().isBlank() && !model.tiles().isEmpty();
        tiles.setVisible(on);
        tiles.setManaged(on);
    }

    private void drawTiles() {
        tiles.getChildren().clear();
        for (HomeFacts.Tile tile : model.tiles()) {
            VBox box =
                    new VBox(
                            Look.plain(Words.number(tile.number()), "tile-number"),
                            Look.wrapping(frame.words().live(tile.what()), "muted"));
            box.getStyleClass().addAll("card", "tile");
            HBox.setHgrow(box, Priority.ALWAYS);
            box.setMaxWidth(Double.MAX_VALUE);
            tiles.getChildren().add(box);
        }
        tilesVisible();
    }

    private Node placeholder(Words words) {
        Wrapped none = Look.wrapping(words.live("home.none"), "muted").hugging();
        Wrapped start = Look.wrapping(words.live("home.empty"), "muted").hugging();
        model.queryProperty()
                .addListener((value, before, after) -> {
                    none.setVisible(!after.isBlank());
                    start.setVisible(after.isBlank());
                });
        none.setVisible(false);
        return new StackPane(none, start);
    }

    /// One line of the list: heading, row or "more". Its parts are made once and written anew with
    /// every answer: to make and dress them took longer than to find people.
    private static final class RowCell extends ListCell<HomeRow> {
        private final Words words;
        private final Label title = Look.plain("", "strong");
        private final Label local = Look.plain("", "muted");
        private final Label detail = Look.plain("", "muted");
        private final Label aside = Look.plain("", "muted");
        private final HBox line = new HBox(12, title, local, detail, Look.gap(), aside);
        private final Label head = Look.plain("", "group-head");

        RowCell(Words words) {
            this.words = words;
            setStyle("-fx-padding: 0;");
            // Where room is short the details give way: whoever stands there is told by the name.
            for (Label whole : List.of(title, local, aside)) {
                whole.setMinWidth(Region.USE_PREF_SIZE);
            }
            line.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().addAll("suggestion", "hit-row");
            line.setMaxWidth(Double.MAX_VALUE);
            selectedProperty().addListener((value, before, after) -> mark(after));
        }

        @Override
        protected void updateItem(@Nullable HomeRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(null);
            setMouseTransparent(!(row instanceof HomeRow.Row));
            if (empty || row == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            switch (row) {
                case HomeRow.Head(var said) -> head(said);
                case HomeRow.More(var said) -> head(said);
                case HomeRow.Row(SearchSource source, Hit hit) -> {
                    write(hit);
                    setGraphic(line);
                    setAccessibleText(hit.title() + " " + words.text(hit.detail()));
                }
            }
        }

        private void head(Phrase said) {
            head.textProperty().bind(words.live(said));
            setGraphic(head);
        }

        private void write(Hit hit) {
            title.setText(hit.title());
            local.setText(hit.local());
            local.setManaged(!hit.local().isEmpty());
            detail.textProperty().bind(words.live(hit.detail()));
            aside.textProperty().bind(words.live(hit.aside()));
            mark(isSelected());
            if (!line.prefWidthProperty().isBound()) {
                line.prefWidthProperty().bind(getListView().widthProperty().subtract(18));
            }
        }

        private void mark(boolean on) {
            if (on != line.getStyleClass().contains("chosen")) {
                if (on) {
                    line.getStyleClass().add("chosen");
                } else {
                    line.getStyleClass().remove("chosen");
                }
            }
        }
    }
}
