// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.outpost.desktop.shell.print.Paper;
import org.outpost.desktop.shell.print.PrintJob;
import org.outpost.desktop.shell.print.PrintSetting;
import org.outpost.desktop.shell.print.PrintTrouble;
import org.outpost.desktop.shell.print.Printing;
import org.outpost.desktop.shell.print.Sheet;

/// Paper as the window shows it: the preview in the side panel with where it stands, the count of
/// what did not print in the strip, trouble under the title.
final class PaperTray implements Printing.Watcher {
    private static final double SHOWN = 300;

    /// Dots to a pixel, for windows drawn at twice the size.
    private static final double SHARP = 2;

    private final Frame frame;
    private final Printing printing;
    private final Background background;
    private final Consumer<Integer> undone;
    private final SimpleObjectProperty<Optional<Phrase>> stands =
            new SimpleObjectProperty<>(Optional.empty());
    private long shown = -1;

    /// @param undone told how many papers did not come out
    PaperTray(Frame frame, Printing printing, Background background, Consumer<Integer> undone) {
        this.frame = frame;
        this.printing = printing;
        this.background = background;
        this.undone = undone;
        count();
    }

    /// @param asked a person pressed a key for it; without, the counter's setting decides
    void print(Sheet sheet, boolean asked) {
        printing.print(sheet, asked, this);
    }

    /// Ctrl+P: one's own newest paper of this counter once more.
    void again() {
        background.run(
                () -> printing.desk().last(),
                job ->
                        job.ifPresentOrElse(
                                this::again, () -> frame.say(Phrase.of("print.nothing"))),
                frame::trouble);
    }

    void again(long id) {
        background.run(
                () -> printing.desk().job(id), job -> job.ifPresent(this::again), frame::trouble);
    }

    private void again(PrintJob job) {
        preview(job);
        printing.again(job, this);
    }

    @Override
    public void stands(PrintJob job) {
        if (shown != job.id()) {
            preview(job);
        }
        stands.set(Optional.of(words(job)));
        count();
    }

    @Override
    public void trouble(Trouble trouble) {
        frame.trouble(trouble);
        count();
    }

    /// From the same layout as on paper; it stands there as soon as it is drawn.
    private void preview(PrintJob job) {
        shown = job.id();
        stands.set(Optional.of(words(job)));
        StackPane ground = new StackPane();
        ground.getStyleClass().add("paper");
        Node state = Look.wrapping(frame.words().live(stands), "strong");
        frame.openSide(
                Phrase.of("print.preview", PrintTrouble.name(job.sheet().kind())),
                new VBox(12, state, ground));
        double pixels = Paper.px(Paper.ROLL_80.width());
        printing.show(
                job.sheet(),
                SHARP * SHOWN / pixels,
                picture -> ground.getChildren().setAll(paper(job.sheet(), picture)),
                this);
    }

    private static Node paper(Sheet sheet, Image picture) {
        ImageView paper = new ImageView(picture);
        paper.setFitWidth(SHOWN);
        paper.setPreserveRatio(true);
        paper.setAccessibleRole(AccessibleRole.TEXT);
        paper.setAccessibleText(sheet.spoken());
        return paper;
    }

    private Phrase words(PrintJob job) {
        if (printing.isUnderWay(job.id())) {
            return Phrase.of("print.state.printing");
        }
        if (job.trouble().isPresent()) {
            return Phrase.of("print.state.failed");
        }
        return job.printed()
                .map(at ->
                        job.place().equals(PrintSetting.PDF)
                                ? Phrase.of("print.state.pdf", at)
                                : Phrase.of("print.state.printed", at, job.place()))
                .orElseGet(() -> Phrase.of("print.state.kept"));
    }

    private void count() {
        background.run(() -> printing.desk().undone().size(), undone, trouble -> {});
    }
}
