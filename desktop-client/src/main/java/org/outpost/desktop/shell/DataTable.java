// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A table of the house: rows of 36, words left, numbers right, one action by Enter, and a sentence
/// when it is empty.
///
/// New rows from elsewhere keep the chosen row and the place; past what is shown it asks for one
/// more letter.
public final class DataTable<R> extends VBox {
    private final TableView<R> table = new TableView<>();
    private final ObservableList<R> rows = FXCollections.observableArrayList();
    private final Words words;
    private final Function<R, Object> identity;
    private final Label more = new Label();
    private final ColumnRoom<R> room = new ColumnRoom<>(table);
    private final Map<TableColumn<R, ?>, Predicate<R>> rare = new LinkedHashMap<>();
    private boolean keeping;
    private boolean first;
    private boolean settling;

    /// What is told beside the table; in no window once it was put away.
    private @Nullable Node beside;

    private Runnable putAway = () -> {};
    private Consumer<R> opened = row -> {};
    private Consumer<R> moved = row -> {};

    public DataTable(Words words, String name, Function<R, Object> identity) {
        this.words = words;
        this.identity = identity;
        table.setItems(rows);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.accessibleTextProperty().bind(words.live(name));
        more.getStyleClass().addAll("hint");
        more.setStyle("-fx-padding: 8px 12px 8px 12px;");
        more.setVisible(false);
        more.setManaged(false);
        VBox.setVgrow(table, Priority.ALWAYS);
        getStyleClass().addAll("card", "flush");
        getChildren().setAll(table, more, room.ruler());
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        table.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                open();
            }
        });
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((value, before, after) -> {
                    if (after != null && !settling) {
                        moved.accept(after);
                    }
                });
        words.follow(
                this,
                view -> {
                    view.table.refresh();
                    view.room.share();
                });
    }

    public DataTable<R> text(String key, double share, Function<R, String> cell) {
        return column(key, share, false, row -> Look.plain(cell.apply(row)));
    }

    /// Numbers of papers and batches: words to the eye, but never cut.
    public DataTable<R> code(String key, double share, Function<R, String> cell) {
        text(key, share, cell);
        table.getColumns().getLast().getStyleClass().add("code");
        room.keepWhole(table.getColumns().getLast(), cell);
        return this;
    }

    /// Numbers and dates: right, and never cut.
    public DataTable<R> number(String key, double share, Function<R, String> cell) {
        column(key, share, true, row -> Look.plain(cell.apply(row)));
        room.keepWhole(table.getColumns().getLast(), cell);
        return this;
    }

    /// Pills and names in two scripts.
    public DataTable<R> node(String key, double share, Function<R, Node> cell) {
        return column(key, share, false, cell);
    }

    /// The same where hardly a row has anything to say: the column stands there only while one has,
    /// and leaves its room to the others.
    ///
    /// @param says whether a row has something to say
    public DataTable<R> sometimes(
            String key, double share, Predicate<R> says, Function<R, Node> cell) {
        column(key, share, false, cell);
        rare.put(table.getColumns().getLast(), says);
        return this;
    }

    /// One sentence on what will be here and the key that makes the first one.
    public DataTable<R> whenEmpty(String key) {
        Wrapped empty = Look.wrapping(words.live(key), "muted");
        table.setPlaceholder(new StackPane(empty.hugging()));
        return this;
    }

    /// Leaves the rows as they are drawn where the next ones equal them: for rows in which stands
    /// all that is drawn of them. The toolkit draws every cell anew for any row that is put in.
    public DataTable<R> keepingEqual() {
        keeping = true;
        return this;
    }

    /// Stands on the first row wherever it stands on none: Enter at once means that one.
    public DataTable<R> choosingFirst() {
        first = true;
        return this;
    }

    public DataTable<R> onOpen(Consumer<R> action) {
        opened = action;
        return this;
    }

    /// Told of the row one comes to; of one that rows from elsewhere brought, only while something
    /// is told beside the table ([#tell]): whoever has put that away is not made to look at it
    /// again by typing a letter or because a minute has passed.
    public DataTable<R> onMove(Consumer<R> action) {
        moved = action;
        return this;
    }

    /// Tells of a row in the side panel, which follows the rows from then on and goes with the last
    /// one.
    public void tell(Frame frame, Phrase title, Node told) {
        beside = told;
        putAway = frame::closeSide;
        frame.openSide(title, told);
    }

    /// Whether what was told last is still there to be seen.
    public boolean isTelling() {
        return beside != null && beside.getScene() != null;
    }

    /// Shows these rows out of `all`; selection and place stay where they were.
    public void show(List<R> fresh, long all) {
        rare.forEach((column, says) -> column.setVisible(fresh.stream().anyMatch(says)));
        if (!keeping || !rows.equals(fresh)) {
            replace(fresh);
            room.share();
        }
        boolean cut = all > fresh.size();
        more.setVisible(cut);
        more.setManaged(cut);
        more.textProperty().unbind();
        if (cut) {
            more.textProperty().bind(words.live("table.more", (long) fresh.size()));
        }
    }

    /// Whoever follows the chosen row hears nothing where the same stands in its place: it would be
    /// told that the row went and another came.
    private void replace(List<R> fresh) {
        R before = chosen();
        settling = true;
        rows.setAll(fresh);
        for (int i = 0; before != null && i < fresh.size(); i++) {
            if (identity.apply(fresh.get(i)).equals(identity.apply(before))) {
                table.getSelectionModel().select(i);
            }
        }
        if (first && chosen() == null && !rows.isEmpty()) {
            choose(0);
        }
        settling = false;
        R after = chosen();
        if (!isTelling()) {
            return;
        }
        if (after == null) {
            putAway.run();
        } else if (!(keeping && after.equals(before))) {
            moved.accept(after);
        }
    }

    public @Nullable R chosen() {
        return table.getSelectionModel().getSelectedItem();
    }

    public ObservableList<R> rows() {
        return rows;
    }

    public void choose(int index) {
        table.getSelectionModel().clearAndSelect(index);
        table.scrollTo(index);
    }

    /// Moves the chosen row, also while the cursor is in a field elsewhere.
    public void move(int by) {
        if (rows.isEmpty()) {
            return;
        }
        int now = table.getSelectionModel().getSelectedIndex();
        choose(Math.clamp((long) now + by, 0, rows.size() - 1));
    }

    /// Enter.
    public void open() {
        R row = chosen();
        if (row != null) {
            opened.accept(row);
        }
    }

    /// What takes the focus.
    public TableView<R> control() {
        return table;
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && !event.isControlDown()) {
            open();
            event.consume();
        }
    }

    private DataTable<R> column(String key, double share, boolean right, Function<R, Node> cell) {
        TableColumn<R, R> column = new TableColumn<>();
        column.textProperty().bind(words.live(key));
        column.setSortable(false);
        column.setReorderable(false);
        room.add(column, share);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(ignored -> new NodeCell<>(cell));
        if (right) {
            column.getStyleClass().add("number");
        }
        table.getColumns().add(column);
        return this;
    }

    /// Draws what the column makes of a row.
    private static final class NodeCell<R> extends TableCell<R, R> {
        private final Function<R, Node> draw;

        NodeCell(Function<R, Node> draw) {
            this.draw = draw;
        }

        @Override
        protected void updateItem(@Nullable R row, boolean empty) {
            super.updateItem(row, empty);
            setText(null);
            setGraphic(empty || row == null ? null : draw.apply(row));
        }
    }
}
