// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// When rows are drawn.
@ExtendWith(ApplicationExtension.class)
class DataTableTest {
    private static final List<String> ROWS = List.of("A-001", "A-002", "A-003");
    private final Words words = new Words(Lang.EN, ZoneId.of("Asia/Kolkata"));
    private final AtomicInteger drawn = new AtomicInteger();
    private final StackPane ground = new StackPane();

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(ground, 600, 400));
        stage.show();
    }

    @Test
    void rowsThatAreTheSameStayAsTheyAreDrawn(FxRobot robot) {
        DataTable<String> table = shown(robot);
        robot.interact(() -> table.choose(1));
        int before = drawn.get();
        show(robot, table, List.copyOf(ROWS));
        assertThat(drawn).hasValue(before);
        assertThat(table.chosen()).isEqualTo("A-002");
    }

    @Test
    void whoFollowsTheChosenRowHearsNothingWhereAnotherChanges(FxRobot robot) {
        DataTable<String> table = shown(robot);
        List<String> told = new ArrayList<>();
        robot.interact(() -> table.onMove(told::add).choose(1));
        int before = drawn.get();
        show(robot, table, List.of("A-001", "A-002", "A-004"));
        assertThat(drawn).hasValueGreaterThan(before);
        assertThat(table.chosen()).isEqualTo("A-002");
        assertThat(told).as("the chosen row is the same").containsExactly("A-002");
    }

    @Test
    void anotherLanguageDrawsTheSameRowsAnew(FxRobot robot) {
        DataTable<String> table = shown(robot);
        int before = drawn.get();
        robot.interact(() -> {
            words.speak(Lang.HI);
            ground.applyCss();
            ground.layout();
        });
        assertThat(drawn).hasValueGreaterThanOrEqualTo(before + ROWS.size());
        assertThat(table.rows()).isEqualTo(ROWS);
    }

    @Test
    void eachColumnHasItsShareOfTheRoomAndLeavesItToTheOthersWhereItHasNothingToSay(FxRobot robot) {
        DataTable<String> table =
                new DataTable<String>(words, "title.queue", row -> row)
                        .number("column.row", 1, row -> "12")
                        .text("column.why", 7, row -> row)
                        .sometimes("column.doctor", 2, row -> row.isEmpty(), row -> new Label(row));
        robot.interact(() -> ground.getChildren().setAll(table));
        show(robot, table, List.of("A-001", ""));
        double room = table.control().getWidth();
        assertThat(width(table, 0)).isCloseTo(room / 10, within(4.0));
        assertThat(width(table, 1)).isCloseTo(room * 7 / 10, within(4.0));
        show(robot, table, ROWS);
        assertThat(width(table, 0)).isCloseTo(room / 8, within(4.0));
        assertThat(width(table, 1)).isCloseTo(room * 7 / 8, within(4.0));
    }

    private static double width(DataTable<String> table, int column) {
        return table.control().getColumns().get(column).getWidth();
    }

    private DataTable<String> shown(FxRobot robot) {
        DataTable<String> table =
                new DataTable<String>(words, "title.queue", row -> row)
                        .text("column.token", 1, this::drawn)
                        .keepingEqual();
        robot.interact(() -> ground.getChildren().setAll(table));
        show(robot, table, ROWS);
        assertThat(drawn).hasValueGreaterThanOrEqualTo(ROWS.size());
        return table;
    }

    private String drawn(String row) {
        drawn.incrementAndGet();
        return row;
    }

    private void show(FxRobot robot, DataTable<String> table, List<String> rows) {
        robot.interact(() -> {
            table.show(rows, rows.size());
            ground.applyCss();
            ground.layout();
        });
    }
}
