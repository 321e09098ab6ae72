// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import org.outpost.desktop.patients.ImportRegisterViewModel.Shown;
import org.outpost.desktop.shell.Act;
import org.outpost.desktop.shell.Chip;
import org.outpost.desktop.shell.DataTable;
import org.outpost.desktop.shell.FileChoice;
import org.outpost.desktop.shell.FormField;
import org.outpost.desktop.shell.Frame;
import org.outpost.desktop.shell.KeyHint;
import org.outpost.desktop.shell.Look;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Pill;
import org.outpost.desktop.shell.Screen;
import org.outpost.desktop.shell.Tone;
import org.outpost.desktop.shell.Words;

/// A register on file: which one, what was understood of it, its first rows, and with F9 all of it,
/// with counts, the time left and every row that wants a look. F5 gives this hospital's register
/// out as a file of the same columns.
public final class RegisterFileView implements Screen {
    private static final String REASON = "reason.export.";
    private static final List<String> WHY =
            List.of(REASON + "own", REASON + "district", REASON + "move");

    /// So many columns of a file fit beside each other.
    private static final int MOST_COLUMNS = 6;

    private final ImportRegisterViewModel model;
    private final Frame frame;
    private final FileChoice files;
    private final TextField path = new TextField();
    private final VBox found = new VBox(16);
    private final DataTable<RowNote> notes;
    private final VBox content;

    public RegisterFileView(ImportRegisterViewModel model, Frame frame, FileChoice files) {
        this.model = model;
        this.frame = frame;
        this.files = files;
        Words words = frame.words();
        notes = notesTable(words);
        path.setId("register-path");
        path.addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
        FormField field = new FormField(words, model.path(), path).hint(words, "import.hint");
        HBox.setHgrow(field, Priority.ALWAYS);
        FlowPane chips =
                new FlowPane(
                        8,
                        8,
                        chip("F2", "import.choose", this::choose),
                        chip("F3", "import.stop", model::stop),
                        chip("F4", "import.save.mend", this::saveToMend),
                        chip("F5", "import.export", this::export));
        VBox top = new VBox(12, field, chips);
        top.getStyleClass().add("card");
        VBox.setVgrow(found, Priority.ALWAYS);
        content = new VBox(16, top, found);
        model.shownProperty().addListener((value, before, after) -> draw(after));
        model.workingProperty().addListener((value, before, after) -> frame.working(after));
        draw(Optional.empty());
    }

    @Override
    public String id() {
        return "register-file";
    }

    @Override
    public Phrase title() {
        return Phrase.of("title.import");
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public Optional<Act> main() {
        return Optional.of(new Act(Phrase.of("act.import"), "F9", this::takeIn));
    }

    @Override
    public List<KeyHint> keys() {
        return List.of(
                new KeyHint("F2", Phrase.of("import.choose")),
                new KeyHint("F3", Phrase.of("import.stop")),
                new KeyHint("F4", Phrase.of("import.save.mend")),
                new KeyHint("F5", Phrase.of("import.export")));
    }

    @Override
    public void shown() {
        path.requestFocus();
        path.end();
    }

    @Override
    public boolean pressed(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown()) {
            return false;
        }
        switch (event.getCode()) {
            case F2 -> choose();
            case F3 -> model.stop();
            case F4 -> saveToMend();
            case F5 -> export();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void typed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && !event.isControlDown()) {
            event.consume();
            model.look();
        }
    }

    private void choose() {
        files.toRead(frame.words().text("import.choose"))
                .ifPresent(file -> {
                    path.setText(file.toString());
                    model.look();
                });
    }

    /// The first F9 behind a path that was only typed looks at the file: nothing comes in unseen.
    private void takeIn() {
        if (!model.isSeen() && !path.getText().isBlank()) {
            model.look();
            return;
        }
        model.takeIn(now ->
                frame.toast(Phrase.of("import.done", now.at().taken(), now.at().mend()), null));
    }

    private void saveToMend() {
        model.saveToMend(frame.words(), this::told);
    }

    private void export() {
        frame.askReason(
                Phrase.of("import.export.why"),
                WHY,
                reason ->
                        files.toWrite(
                                        frame.words().text("import.export"),
                                        frame.words().text("export.file") + ".zip")
                                .ifPresent(to ->
                                        model.export(
                                                to,
                                                reason.substring(REASON.length()),
                                                frame.words(),
                                                this::given)));
    }

    /// The code stands there until it is closed: it is told once.
    private void given(Outcome<RegisterDesk.GivenOut> outcome) {
        switch (outcome) {
            case Outcome.Done<RegisterDesk.GivenOut>(var made, var words, _) -> {
                Label code = Look.plain(made.code(), "title");
                code.setId("export-code");
                frame.openSide(
                        Phrase.of("export.sealed"),
                        new VBox(
                                12,
                                code,
                                Look.wrapping(frame.words().live("export.sealed.lead"), "muted")));
                frame.toast(words, null);
            }
            case Outcome.Declined<RegisterDesk.GivenOut>(var why, _) -> model.path().complain(why);
            case Outcome.NeedsReason<RegisterDesk.GivenOut>(var why) -> model.path().complain(why);
        }
    }

    private void told(Outcome<Long> outcome) {
        switch (outcome) {
            case Outcome.Done<Long>(_, var words, _) -> frame.toast(words, null);
            case Outcome.Declined<Long>(var why, _) -> model.path().complain(why);
            case Outcome.NeedsReason<Long>(var why) -> model.path().complain(why);
        }
    }

    private void draw(Optional<Shown> now) {
        if (now.isEmpty()) {
            found.getChildren().setAll(Look.wrapping(frame.words().live("import.empty"), "muted"));
            return;
        }
        Shown shown = now.get();
        boolean begun = shown.at().next() > 0;
        DataTable<?> table = begun ? notes(shown) : preview(shown.file());
        VBox.setVgrow(table, Priority.ALWAYS);
        if (found.getChildren().getLast() == table) {
            // Whoever stands on a row of it stays there.
            found.getChildren().set(0, counts(shown));
        } else {
            found.getChildren().setAll(counts(shown), table);
        }
    }

    private Node counts(Shown now) {
        Words words = frame.words();
        RegisterFile file = now.file();
        VBox card = new VBox(10);
        card.getStyleClass().add("card");
        Label title = Look.plain(now.name(), "section");
        Label rows = Look.label(words.live("import.rows", file.rows()), "muted");
        HBox head = new HBox(12, title, rows);
        if (!now.folder().isEmpty()) {
            head.getChildren().add(Look.label(words.live("import.folder", now.folder()), "muted"));
        }
        head.setAlignment(Pos.BASELINE_LEFT);
        card.getChildren().add(head);
        if (now.at().next() == 0) {
            card.getChildren().add(Look.wrapping(words.live(understood(file))));
            if (!file.strange().isEmpty()) {
                card.getChildren()
                        .add(
                                Look.wrapping(
                                        words.live(
                                                "import.strange",
                                                String.join(", ", file.strange())),
                                        "muted"));
            }
            return card;
        }
        FlowPane pills =
                new FlowPane(
                        8,
                        8,
                        new Pill(
                                Material2OutlinedAL.DONE,
                                words.live("import.taken", now.at().taken()),
                                Tone.SUCCESS));
        pill(pills, "import.to.mend", now.at().mend(), Tone.DANGER);
        pill(pills, "import.alike", now.at().likely(), Tone.WARNING);
        pill(pills, "import.were.known", now.at().known(), Tone.NEUTRAL);
        if (!now.at().finished()) {
            card.getChildren().add(bar(words, now));
        }
        card.getChildren().addAll(pills, Look.wrapping(words.live(stand(now)), "muted"));
        return card;
    }

    private static Node bar(Words words, Shown now) {
        long rows = now.file().rows();
        ProgressBar bar = new ProgressBar((double) now.read() / Math.max(1, rows));
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(words.text("import.strip", now.read(), rows));
        return bar;
    }

    private void pill(FlowPane pills, String key, long count, Tone tone) {
        if (count > 0) {
            pills.getChildren()
                    .add(
                            new Pill(
                                    Material2OutlinedMZ.REPORT,
                                    frame.words().live(key, count),
                                    tone));
        }
    }

    /// How it stands, in one sentence.
    private static Phrase stand(Shown now) {
        if (now.at().finished()) {
            return Phrase.of(now.at().mend() > 0 ? "import.finished.mend" : "import.finished");
        }
        Phrase of = Phrase.of("import.strip", now.read(), now.file().rows());
        return now.running()
                ? now.left().map(left -> Phrase.of("import.going", of, left)).orElse(of)
                : Phrase.of("import.stopped", of);
    }

    private Phrase understood(RegisterFile file) {
        Words words = frame.words();
        return Phrase.of(
                "import.columns",
                file.columns().keySet().stream()
                        .map(column -> words.text(column.words()))
                        .collect(Collectors.joining(", ")));
    }

    private DataTable<RegisterFile.Line> preview(RegisterFile file) {
        DataTable<RegisterFile.Line> table =
                new DataTable<>(frame.words(), "import.preview", RegisterFile.Line::row);
        table.number("column.row", 0.5, line -> Words.number(line.row()));
        List<RegisterColumn> columns = new ArrayList<>(file.columns().keySet());
        for (RegisterColumn column : columns.subList(0, Math.min(MOST_COLUMNS, columns.size()))) {
            table.text(column.words().key(), 1, line -> line.cell(column));
        }
        table.show(file.first(), file.first().size());
        return table;
    }

    private DataTable<RowNote> notesTable(Words words) {
        return new DataTable<RowNote>(words, "import.notes", RowNote::row)
                .number("column.row", 0.4, note -> Words.number(note.row()))
                .node("column.kind", 0.9, note -> kind(words, note))
                .node("column.mend", 4.2, note -> Look.label(words.live(note.words())))
                .whenEmpty("import.no.notes");
    }

    /// The same table for as long as the screen lives: batches come several times a second.
    private DataTable<RowNote> notes(Shown now) {
        if (!notes.rows().equals(now.notes())) {
            notes.show(now.notes(), now.notes().size());
        }
        return notes;
    }

    private static Node kind(Words words, RowNote note) {
        return switch (note.kind()) {
            case "mend" ->
                    new Pill(
                            Material2OutlinedAL.ERROR_OUTLINE,
                            words.live("import.kind.mend"),
                            Tone.DANGER);
            case "likely" ->
                    new Pill(
                            Material2OutlinedMZ.PEOPLE,
                            words.live("import.kind.likely"),
                            Tone.WARNING);
            default ->
                    new Pill(
                            Material2OutlinedAL.DONE,
                            words.live("import.kind.known"),
                            Tone.NEUTRAL);
        };
    }

    private Chip chip(String key, String words, Runnable chosen) {
        Chip chip = new Chip(key, frame.words().live(words), chosen);
        chip.setFocusTraversable(false);
        chip.setMaxWidth(Region.USE_PREF_SIZE);
        return chip;
    }
}
