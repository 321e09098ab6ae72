// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// Gives the columns of a table their room: each its share of it, but the ones of which a half
/// would be another one, such as dates, counts and batches, as much as their longest needs; the
/// others share what is left. Left to itself the table gives each as much of what room there is
/// besides, a number of two digits as much as a sentence.
final class ColumnRoom<R> {
    /// Both sides of a cell, in its letters' own size.
    private static final double PADDING_EM = 1.5;

    private static final double ROUNDING = 2;
    private static final double LEAST = 24;

    /// The longest by letters is not always the longest on the screen.
    private static final int MEASURED = 3;

    private final TableView<R> table;
    private final Map<TableColumn<R, ?>, Double> shares = new LinkedHashMap<>();
    private final Map<TableColumn<R, ?>, Function<R, String>> whole = new HashMap<>();
    private final Label ruler = new Label();

    ColumnRoom(TableView<R> table) {
        this.table = table;
        ruler.setManaged(false);
        ruler.setMouseTransparent(true);
        ruler.fontProperty().addListener((value, before, after) -> share());
        table.widthProperty().addListener((value, before, after) -> share());
    }

    /// What measures in the table's letters; it stands beside the table and shows nothing.
    Node ruler() {
        return ruler;
    }

    void add(TableColumn<R, ?> column, double share) {
        shares.put(column, share);
        column.setPrefWidth(share * 100);
        column.visibleProperty().addListener((value, before, after) -> share());
    }

    /// Cells of this column are never cut.
    void keepWhole(TableColumn<R, ?> column, Function<R, String> cell) {
        whole.put(column, cell);
    }

    /// Gives out the room anew, for the rows of now.
    void share() {
        List<TableColumn<R, ?>> columns = List.copyOf(table.getVisibleLeafColumns());
        double left = table.getWidth() - table.snappedLeftInset() - table.snappedRightInset();
        double parts =
                columns.stream().mapToDouble(column -> shares.getOrDefault(column, 0.0)).sum();
        if (left <= 0 || parts <= 0) {
            return;
        }
        Map<TableColumn<R, ?>, Double> given = new HashMap<>();
        Map<TableColumn<R, ?>, Double> needs = needs(columns);
        for (boolean again = true; again; ) {
            again = false;
            for (Map.Entry<TableColumn<R, ?>, Double> need : needs.entrySet()) {
                double share = shares.getOrDefault(need.getKey(), 0.0);
                if (!given.containsKey(need.getKey()) && need.getValue() > left * share / parts) {
                    given.put(need.getKey(), need.getValue());
                    left -= need.getValue();
                    parts -= share;
                    again = true;
                }
            }
        }
        for (TableColumn<R, ?> column : columns) {
            double share = shares.getOrDefault(column, 0.0);
            double part = Math.max(LEAST, Math.floor(left * share / Math.max(parts, share)));
            column.setPrefWidth(given.getOrDefault(column, part));
        }
    }

    private Map<TableColumn<R, ?>, Double> needs(List<TableColumn<R, ?>> columns) {
        Map<TableColumn<R, ?>, Double> needs = new LinkedHashMap<>();
        for (TableColumn<R, ?> column : columns) {
            Function<R, String> cell = whole.get(column);
            if (cell != null) {
                needs.put(column, need(column, cell));
            }
        }
        ruler.setText("");
        return needs;
    }

    private double need(TableColumn<R, ?> column, Function<R, String> cell) {
        double longest =
                Stream.concat(
                                Stream.of(column.getText()),
                                table.getItems().stream()
                                        .map(cell)
                                        .distinct()
                                        .sorted(Comparator.comparingInt(text -> -text.length()))
                                        .limit(MEASURED))
                        .mapToDouble(this::measured)
                        .max()
                        .orElse(0);
        return Math.ceil(longest + PADDING_EM * ruler.getFont().getSize() + ROUNDING);
    }

    private double measured(String text) {
        ruler.setText(text);
        return ruler.prefWidth(-1);
    }
}
