// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import org.outpost.desktop.shell.Background;
import org.outpost.desktop.shell.Chip;
import org.outpost.desktop.shell.Frame;
import org.outpost.desktop.shell.PaperTold;
import org.outpost.desktop.shell.PersonStep;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Words;

/// A patient's card beside the person: Alt+C prints it, Alt+R gives a new one for a lost or worn
/// one, with its reason.
public final class PrintCardView implements PersonStep {
    private static final String REASON = "reason.card.";
    private final CardDesk desk;
    private final Background background;
    private final Frame frame;
    private final PaperTold told;

    public PrintCardView(CardDesk desk, Background background, Frame frame) {
        this.desk = desk;
        this.background = background;
        this.frame = frame;
        this.told = new PaperTold(frame, "card.declined.todo", "PAT-201", true);
    }

    @Override
    public Node draw(Words words, String personId) {
        return new FlowPane(
                8,
                8,
                chip("Alt+C", words, "card.print", () -> print(personId)),
                chip("Alt+R", words, "card.replace", () -> why(personId)));
    }

    @Override
    public boolean pressed(String personId, int key) {
        switch (key) {
            case PersonStep.CARD -> print(personId);
            case PersonStep.NEW_CARD -> why(personId);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static Chip chip(String key, Words words, String text, Runnable chosen) {
        Chip chip = new Chip(key, words.live(text), chosen);
        chip.setFocusTraversable(false);
        chip.setMaxWidth(Region.USE_PREF_SIZE);
        return chip;
    }

    private void print(String personId) {
        background.run(() -> desk.card(personId), told, frame::trouble);
    }

    private void why(String personId) {
        frame.askReason(
                Phrase.of("card.replace.why"),
                List.of(REASON + "lost", REASON + "worn", REASON + "wrong"),
                reason ->
                        background.run(
                                () -> desk.replace(personId, reason.substring(REASON.length())),
                                told,
                                frame::trouble));
    }
}
