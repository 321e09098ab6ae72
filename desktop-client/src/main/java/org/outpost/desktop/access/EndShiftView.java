// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.access;

import java.util.List;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.outpost.desktop.shell.Act;
import org.outpost.desktop.shell.Chip;
import org.outpost.desktop.shell.Frame;
import org.outpost.desktop.shell.KeyHint;
import org.outpost.desktop.shell.Look;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Rupees;
import org.outpost.desktop.shell.Screen;
import org.outpost.desktop.shell.Scrolling;
import org.outpost.desktop.shell.Words;
import org.outpost.desktop.shell.Wrapped;
import org.outpost.desktop.shell.print.PrintSetting;

/// One screen for going home: what was done today, the cash in the drawer, what still lies here and
/// why, the summary on paper, F9. How this counter prints is chosen here too.
public final class EndShiftView implements Screen {
    private static final List<String> WHY =
            List.of("reason.shift.line", "reason.shift.others", "reason.shift.told");
    private static final double DAY_WIDTH = 340;
    private final EndShiftViewModel model;
    private final Frame frame;
    private final VBox column = new VBox(16);
    private final Scrolling content = new Scrolling(column);

    public EndShiftView(EndShiftViewModel model, Frame frame) {
        this.model = model;
        this.frame = frame;
        content.setId("shift");
        content.setFocusTraversable(true);
        model.shownProperty().addListener((value, before, after) -> after.ifPresent(this::draw));
    }

    @Override
    public String id() {
        return "shift";
    }

    @Override
    public Phrase title() {
        return Phrase.of("title.shift");
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public Optional<Act> main() {
        return Optional.of(new Act(Phrase.of("act.shift.end"), "F9", this::end));
    }

    @Override
    public Optional<Act> second() {
        return Optional.of(
                new Act(Phrase.of("act.shift.print"), "Ctrl+P", () -> print(Optional.empty())));
    }

    @Override
    public List<KeyHint> keys() {
        return List.of(
                new KeyHint("Ctrl+P", Phrase.of("act.shift.print")),
                new KeyHint("F2", Phrase.of("shift.key.printer")),
                new KeyHint("F3", Phrase.of("shift.key.paper")),
                new KeyHint("F4", Phrase.of("shift.key.once")));
    }

    @Override
    public void shown() {
        content.requestFocus();
        follow();
    }

    /// What lies here goes out while one looks at it.
    @Override
    public void follow() {
        model.look(unsent -> {});
    }

    @Override
    public boolean pressed(KeyEvent event) {
        if (event.isControlDown()) {
            if (event.getCode() == KeyCode.P) {
                print(Optional.empty());
                return true;
            }
            return false;
        }
        switch (event.getCode()) {
            case F2 -> model.nextPrinter();
            case F3 -> model.nextPaper();
            case F4 -> model.turnAtOnce();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void print(Optional<Phrase> unsent) {
        model.summary(unsent, sheet -> frame.print(sheet, true));
    }

    /// What is not at the district yet is explained before one goes; the reason stands on the
    /// summary.
    private void end() {
        model.look(unsent -> {
            if (unsent) {
                explain();
            } else {
                leave();
            }
        });
    }

    private void explain() {
        frame.askReason(
                Phrase.of("shift.unsent.why"),
                WHY,
                reason ->
                        model.summary(
                                Optional.of(Phrase.of(reason)),
                                sheet -> {
                                    frame.print(sheet, false);
                                    leave();
                                }));
    }

    private void leave() {
        model.end(outcome -> {
            if (outcome instanceof Outcome.Done<Long>) {
                frame.signOut(outcome);
            }
        });
    }

    private void draw(EndShiftViewModel.Shown now) {
        Words words = frame.words();
        ShiftDesk.Standing standing = now.standing();
        FlowPane tiles =
                new FlowPane(
                        16,
                        16,
                        tile(words, Words.number(standing.day().given()), "shift.tokens"),
                        tile(words, Words.number(standing.registered()), "home.registered"),
                        tile(words, Words.number(standing.booked()), "home.booked"),
                        tile(words, Rupees.text(standing.day().cash()), "shift.cash"));
        Region day = day(words, standing.day());
        day.setMinWidth(DAY_WIDTH);
        day.setPrefWidth(DAY_WIDTH);
        Region left = left(words, standing);
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox cards = new HBox(16, day, left);
        column.getChildren().setAll(tiles, cards, choices(words, now.choices()));
    }

    private static Region day(Words words, ShiftDesk.Day day) {
        GridPane grid = new GridPane(24, 6);
        day.tokens().forEach(row -> row(grid, words, row.department(), Words.number(row.given())));
        day.taken()
                .forEach(row ->
                        row(
                                grid,
                                words,
                                Phrase.of("shift.scheme", row.scheme(), row.count()),
                                Rupees.text(row.paise())));
        day.returned()
                .forEach(row ->
                        row(
                                grid,
                                words,
                                Phrase.of("shift.scheme", Phrase.of("shift.returned"), row.count()),
                                Rupees.text(-row.paise())));
        if (grid.getChildren().isEmpty()) {
            grid.add(Look.wrapping(words.live("shift.no.tokens"), "muted"), 0, 0);
        }
        return card(Look.label(words.live("shift.day"), "section"), grid);
    }

    private static Region left(Words words, ShiftDesk.Standing now) {
        Phrase kept =
                now.kept() == 0 ? Phrase.of("shift.all.sent") : Phrase.of("shift.kept", now.kept());
        Phrase places =
                now.places() == 0
                        ? Phrase.of("shift.no.places")
                        : Phrase.of("shift.places", now.places());
        long papers = now.day().unprinted();
        return card(
                Look.label(words.live("shift.left"), "section"),
                Look.wrapping(words.live(kept), "strong"),
                Look.wrapping(words.live(places), "muted"),
                Look.wrapping(
                        words.live(
                                papers == 0
                                        ? Phrase.of("shift.all.printed")
                                        : Phrase.of("print.strip.undone", papers)),
                        papers == 0 ? "muted" : "strong"));
    }

    private Node choices(Words words, ShiftDesk.Choices now) {
        PrintSetting setting = now.setting();
        Phrase printer =
                switch (setting.printer()) {
                    case "" ->
                            now.printers().isEmpty()
                                    ? Phrase.of("shift.printer.none")
                                    : Phrase.of("shift.printer.own", now.printers().getFirst());
                    case PrintSetting.PDF -> Phrase.of("shift.printer.pdf");
                    default -> Phrase.given(setting.printer());
                };
        Phrase once = Phrase.of(setting.on() ? "shift.once.on" : "shift.once.off");
        FlowPane chips =
                new FlowPane(
                        8,
                        8,
                        chip(words, "F2", printer, model::nextPrinter),
                        chip(words, "F3", Phrase.of(setting.paper().key()), model::nextPaper),
                        chip(words, "F4", once, model::turnAtOnce));
        return card(
                Look.label(words.live("shift.choices"), "section"),
                chips,
                Look.wrapping(
                        words.live(Phrase.of("shift.fee", Rupees.of(now.feePaise()))), "muted"));
    }

    private static Chip chip(Words words, String key, Phrase text, Runnable chosen) {
        Chip chip = new Chip(key, words.live(text), chosen);
        chip.setFocusTraversable(false);
        chip.setMaxWidth(Region.USE_PREF_SIZE);
        return chip;
    }

    private static Region card(Node... inside) {
        VBox card = new VBox(10, inside);
        card.getStyleClass().add("card");
        card.setMaxWidth(Double.MAX_VALUE);
        return card;
    }

    private static void row(GridPane grid, Words words, Phrase what, String number) {
        Label right = Look.plain(number, "strong");
        right.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setHalignment(right, HPos.RIGHT);
        GridPane.setValignment(right, VPos.TOP);
        Wrapped left = Look.wrapping(words.live(what));
        GridPane.setHgrow(left, Priority.ALWAYS);
        grid.addRow(grid.getRowCount(), left, right);
    }

    private static Node tile(Words words, String number, String key) {
        VBox tile =
                new VBox(
                        2, Look.plain(number, "tile-number"), Look.label(words.live(key), "muted"));
        tile.getStyleClass().addAll("card", "tile");
        tile.setMinWidth(Region.USE_PREF_SIZE);
        return tile;
    }
}
