// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.prescriptions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.outpost.desktop.shell.Background;
import org.outpost.desktop.shell.Chip;
import org.outpost.desktop.shell.Frame;
import org.outpost.desktop.shell.PaperTold;
import org.outpost.desktop.shell.PersonStep;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Rupees;
import org.outpost.desktop.shell.Words;

/// Money is given back beside the patient: Alt+G shows what was paid last and asks why; with the
/// reason it is written down and its receipt printed.
public final class RefundPaymentView implements PersonStep {
    private static final String REASON = "reason.refund.";
    private final RefundDesk desk;
    private final Background background;
    private final Frame frame;
    private final PaperTold told;

    public RefundPaymentView(RefundDesk desk, Background background, Frame frame) {
        this.desk = desk;
        this.background = background;
        this.frame = frame;
        this.told = new PaperTold(frame, "refund.declined.todo", "PAY-201", false);
    }

    @Override
    public Node draw(Words words, String personId) {
        Chip chip = new Chip("Alt+G", words.live("refund.act"), () -> ask(personId));
        chip.setFocusTraversable(false);
        chip.setMaxWidth(Region.USE_PREF_SIZE);
        return chip;
    }

    @Override
    public boolean pressed(String personId, int key) {
        if (key == PersonStep.REFUND) {
            ask(personId);
            return true;
        }
        return false;
    }

    private void ask(String personId) {
        background.run(() -> desk.last(personId), this::why, frame::trouble);
    }

    private void why(Optional<RefundDesk.Paid> paid) {
        if (paid.isEmpty()) {
            frame.say(Phrase.of("refund.nothing"));
            return;
        }
        RefundDesk.Paid last = paid.get();
        String day = frame.words().date(Instant.ofEpochMilli(last.taken()));
        Phrase what =
                last.receipt().isEmpty()
                        ? Phrase.of("refund.why.unnumbered", Rupees.of(last.paise()), day)
                        : Phrase.of("refund.why", Rupees.of(last.paise()), day, last.receipt());
        frame.askReason(
                what,
                List.of(
                        REASON + "not-seen",
                        REASON + "double",
                        REASON + "free",
                        REASON + "mistake"),
                reason ->
                        background.run(
                                () -> desk.refund(last, reason.substring(REASON.length())),
                                told,
                                frame::trouble));
    }
}
