// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// The one thing that stands in the way: sign-in at the start, and the lock screen (F12) over what
/// was open. At a new computer it also leads to the first load by stick, because there nobody can
/// sign in yet where the line is down.
final class SignInView extends StackPane {
    private final SignInViewModel model;
    private final TextField user = new TextField();
    private final PasswordField secret = new PasswordField();
    private final Words words;
    private final Button byStick = new Button();
    private final VBox card;
    private @Nullable StickView stick;

    SignInView(SignInViewModel model, Words words) {
        this.model = model;
        this.words = words;
        getStyleClass().add("sign-in-ground");
        user.setId("user");
        secret.setId("secret");
        FormField userField = new FormField(words, model.user(), user);
        FormField secretField = new FormField(words, model.secret(), secret);
        HBox refusal =
                new HBox(
                        6,
                        Look.icon(Material2OutlinedAL.ERROR_OUTLINE),
                        Look.wrapping(words.live(model.refusalProperty())));
        refusal.getStyleClass().add("complaint");
        refusal.visibleProperty().bind(model.refusalProperty().map(now -> now.isPresent()));
        refusal.managedProperty().bind(refusal.visibleProperty());
        model.refusalProperty()
                .addListener((value, before, after) -> {
                    if (after.isPresent()) {
                        secret.requestFocus();
                    }
                });
        Button go = new Button();
        go.getStyleClass().add("main-action");
        go.setMaxWidth(Double.MAX_VALUE);
        model.busyProperty().addListener((value, before, after) -> label(go, words, after));
        label(go, words, false);
        go.setOnAction(event -> model.signIn());
        Button language = new Button();
        language.getStyleClass().add("quiet");
        language.setGraphic(Look.icon(Material2OutlinedMZ.TRANSLATE));
        language.textProperty().bind(words.live("top.language"));
        language.setOnAction(event -> words.speak(words.language().other()));
        HBox head = new HBox(8, Look.plain("Outpost", "title"), Look.gap(), language);
        head.setAlignment(Pos.CENTER_LEFT);
        byStick.getStyleClass().add("quiet");
        byStick.setGraphic(Look.icon(Material2OutlinedMZ.USB));
        byStick.textProperty().bind(words.live("signin.stick"));
        byStick.setOnAction(event -> openStick());
        byStick.managedProperty().bind(byStick.visibleProperty());
        card =
                new VBox(
                        16,
                        head,
                        Look.wrapping(words.live(model.leadProperty()), "muted"),
                        userField,
                        secretField,
                        refusal,
                        go,
                        Look.wrapping(words.live("signin.offline"), "hint"),
                        byStick);
        card.getStyleClass().add("card");
        card.setStyle("-fx-padding: 24px;");
        card.setMaxSize(420, Region.USE_PREF_SIZE);
        getChildren().setAll(card);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        user.addEventFilter(KeyEvent.KEY_PRESSED, event -> enter(event, secret::requestFocus));
        secret.addEventFilter(KeyEvent.KEY_PRESSED, event -> enter(event, model::signIn));
    }

    /// In front again: the cursor where the next letter belongs.
    void arrive() {
        byStick.setVisible(model.beginning().isPresent());
        if (model.user().text().isEmpty()) {
            user.requestFocus();
        } else {
            secret.requestFocus();
        }
        model.offerLastUser(secret::requestFocus);
    }

    /// What became of the person before, until the next one has signed in.
    void say(Phrase said) {
        model.say(said);
    }

    private void openStick() {
        Optional<SignInDesk.Beginning> beginning = model.beginning();
        if (beginning.isEmpty()) {
            return;
        }
        StickView opened =
                StickView.atDoor(
                        model.stick(beginning.get().stick()), beginning.get().files(), words);
        Button take = new Button();
        take.getStyleClass().add("main-action");
        take.textProperty().bind(words.live("signin.stick.take"));
        take.setOnAction(event -> opened.bring());
        Button back = new Button();
        back.getStyleClass().add("quiet");
        back.textProperty().bind(words.live("signin.stick.back"));
        back.setOnAction(event -> closeStick());
        VBox inFront =
                new VBox(
                        16,
                        Look.label(words.live("title.stick"), "title"),
                        opened.content(),
                        new HBox(16, take, back));
        inFront.getStyleClass().add("card");
        inFront.setStyle("-fx-padding: 24px;");
        inFront.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        stick = opened;
        getChildren().setAll(inFront);
        opened.shown();
    }

    private void closeStick() {
        stick = null;
        getChildren().setAll(card);
        arrive();
    }

    private void pressed(KeyEvent event) {
        StickView open = stick;
        boolean used = true;
        if (open == null) {
            used = event.getCode() == KeyCode.F2 && byStick.isVisible();
            if (used) {
                openStick();
            }
        } else if (event.getCode() == KeyCode.F9) {
            open.bring();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            closeStick();
        } else {
            used = open.pressed(event);
        }
        if (used) {
            event.consume();
        }
    }

    private static void label(Button go, Words words, boolean busy) {
        go.textProperty().unbind();
        go.textProperty().bind(words.live(busy ? "signin.busy" : "signin.go"));
    }

    private static void enter(KeyEvent event, Runnable then) {
        if (event.getCode() == KeyCode.ENTER) {
            event.consume();
            then.run();
        }
    }
}
