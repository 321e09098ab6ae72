// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// What the district holds, carried on a stick: a counter that begins takes it in, a counter with a
/// good line fills it.
public final class StickView implements Screen {
    public static final String ID = "stick";
    private static final double WIDE = 560;
    private final StickViewModel model;
    private final FileChoice files;
    private final Words words;
    private final boolean isFilling;
    private final TextField place = new TextField();
    private final TextField code = new TextField();
    private final VBox content = new VBox(16);

    /// The screen of a counter that people work at.
    public StickView(StickViewModel model, FileChoice files, Words words) {
        this(model, files, words, true);
    }

    /// Before anybody has signed in: such a computer can take in, and has nothing to fill with.
    static StickView atDoor(StickViewModel model, FileChoice files, Words words) {
        return new StickView(model, files, words, false);
    }

    private StickView(StickViewModel model, FileChoice files, Words words, boolean isFilling) {
        this.model = model;
        this.files = files;
        this.words = words;
        this.isFilling = isFilling;
        place.setId("stick-place");
        code.setId("stick-code");
        Wrapped said = Look.wrapping(words.live(model.saidProperty()), "strong");
        said.setId("stick-said");
        said.managedProperty().bind(said.visibleProperty());
        said.visibleProperty().bind(model.saidProperty().map(Optional::isPresent));
        Button choose = new Button();
        choose.getStyleClass().add("quiet");
        choose.setGraphic(Look.icon(Material2OutlinedAL.FOLDER_OPEN));
        choose.textProperty().bind(words.live("act.stick.choose"));
        choose.setOnAction(event -> choose());
        VBox card =
                new VBox(
                        16,
                        Look.wrapping(
                                words.live(isFilling ? "stick.lead" : "stick.lead.door"), "muted"),
                        new FormField(words, model.place(), place).hint(words, "stick.place.hint"),
                        choose,
                        new FormField(words, model.code(), code).hint(words, "stick.code.hint"),
                        said);
        if (isFilling) {
            card.getStyleClass().add("card");
        }
        card.setMaxWidth(WIDE);
        card.setMinHeight(Region.USE_PREF_SIZE);
        VBox.setVgrow(card, Priority.NEVER);
        content.getChildren().setAll(card);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Phrase title() {
        return Phrase.of("title.stick");
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public Optional<Act> main() {
        return Optional.of(new Act(Phrase.of("act.stick.bring"), "F9", model::bring));
    }

    @Override
    public Optional<Act> second() {
        return Optional.of(new Act(Phrase.of("act.stick.fill"), "F4", model::fill));
    }

    @Override
    public List<KeyHint> keys() {
        return List.of(
                new KeyHint("F2", Phrase.of("stick.key.next")),
                new KeyHint("F3", Phrase.of("stick.key.choose")),
                new KeyHint("F4", Phrase.of("act.stick.fill")));
    }

    @Override
    public void shown() {
        model.look();
        (place.getText().isEmpty() ? place : code).requestFocus();
    }

    @Override
    public boolean pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.F2) {
            model.nextPlace();
            return true;
        }
        if (event.getCode() == KeyCode.F3) {
            choose();
            return true;
        }
        if (event.getCode() == KeyCode.F4 && isFilling) {
            model.fill();
            return true;
        }
        return false;
    }

    void bring() {
        model.bring();
    }

    /// The system's own dialog, beside the path that can be typed.
    private void choose() {
        files.folder(words.text("stick.choose"), place.getText())
                .ifPresent(folder -> {
                    model.place().write(folder.toString());
                    code.requestFocus();
                });
    }
}
