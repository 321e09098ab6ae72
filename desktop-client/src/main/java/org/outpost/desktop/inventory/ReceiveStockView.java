// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.shell.Act;
import org.outpost.desktop.shell.Field;
import org.outpost.desktop.shell.FormField;
import org.outpost.desktop.shell.Frame;
import org.outpost.desktop.shell.KeyHint;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Picker;
import org.outpost.desktop.shell.ReasonList;
import org.outpost.desktop.shell.Screen;
import org.outpost.desktop.shell.Words;

/// Receiving goods, line after line: item, batch, expiry, quantity, Enter; F9 posts the whole
/// challan.
public final class ReceiveStockView implements Screen {
    private static final List<String> REASONS =
            List.of("reason.return", "reason.destroy", "reason.other");
    private final ReceiveStockViewModel model;
    private final Frame frame;
    private final TextField source = new TextField();
    private final Picker<ItemRow> item;
    private final TextField batch = new TextField();
    private final TextField expiry = new TextField();
    private final TextField quantity = new TextField();
    private final Map<Field, Node> controls;
    private final StockLinesView lines;
    private final VBox content;
    private @Nullable ReasonList reasons;

    public ReceiveStockView(ReceiveStockViewModel model, Frame frame) {
        this.model = model;
        this.frame = frame;
        Words words = frame.words();
        item =
                new Picker<>(
                        words,
                        model.item(),
                        row -> LineEntryView.item(words, row),
                        batch::requestFocus);
        controls =
                Map.of(
                        model.source(), source,
                        model.item().field(), item,
                        model.batch(), batch,
                        model.expiry(), expiry,
                        model.quantity(), quantity);
        controls.forEach((field, node) -> node.setId(field.name()));
        next(source, item);
        batch.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event ->
                        onEnter(
                                event,
                                () -> {
                                    model.batchTyped();
                                    expiry.requestFocus();
                                }));
        next(expiry, quantity);
        quantity.addEventFilter(KeyEvent.KEY_PRESSED, event -> onEnter(event, this::add));
        lines =
                new StockLinesView(
                        words,
                        model.lines(),
                        line -> line.itemId() + line.batch(),
                        "receive.empty");
        VBox.setVgrow(lines, Priority.ALWAYS);
        content = new VBox(12, entry(words), lines);
    }

    @Override
    public String id() {
        return "receive";
    }

    @Override
    public Phrase title() {
        return Phrase.of("title.receive");
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public Optional<Act> main() {
        return Optional.of(new Act(Phrase.of("act.receive"), "F9", () -> save("")));
    }

    @Override
    public List<KeyHint> keys() {
        return StockKeys.lines();
    }

    @Override
    public void shown() {
        if (model.source().text().isEmpty()) {
            source.requestFocus();
        } else {
            item.requestFocus();
        }
    }

    @Override
    public boolean pressed(KeyEvent event) {
        ReasonList open = reasons;
        if (open != null && open.pressed(event.getCode())) {
            return true;
        }
        StockLine chosen = lines.chosen();
        if (event.getCode() == KeyCode.F8 && chosen != null) {
            model.remove(chosen);
            return true;
        }
        return false;
    }

    private void add() {
        Optional<Field> mend = model.add();
        if (mend.isPresent()) {
            focus(mend.get());
        } else {
            item.requestFocus();
        }
    }

    private void focus(Field field) {
        Node control = controls.get(field);
        if (control != null) {
            control.requestFocus();
        }
    }

    private void save(String reason) {
        if (model.isTyping()) {
            Optional<Field> mend = model.add();
            if (mend.isPresent()) {
                focus(mend.get());
                return;
            }
        }
        model.save(reason, this::saved)
                .ifPresent(why -> {
                    frame.trouble(StockTroubles.incomplete(why));
                    if (model.source().text().isEmpty()) {
                        source.requestFocus();
                    }
                });
    }

    private void saved(Outcome<Integer> outcome) {
        reasons = null;
        switch (outcome) {
            case Outcome.Done<Integer> done -> {
                frame.closeSide();
                frame.toast(done.words(), done.undo());
                source.requestFocus();
            }
            case Outcome.Declined<Integer> no -> frame.trouble(StockTroubles.declined(no.why()));
            case Outcome.NeedsReason<Integer> ask -> {
                ReasonList list = new ReasonList(frame.words(), ask.why(), REASONS, this::save);
                reasons = list;
                frame.openSide(Phrase.of("reason.title"), list);
            }
        }
    }

    private Node entry(Words words) {
        FormField sourceField = new FormField(words, model.source(), source);
        sourceField.setMaxWidth(420);
        FormField itemField = new FormField(words, model.item().field(), item);
        HBox.setHgrow(itemField, Priority.ALWAYS);
        FormField batchField = sized(new FormField(words, model.batch(), batch), 150);
        FormField expiryField = sized(new FormField(words, model.expiry(), expiry), 130);
        FormField quantityField = sized(new FormField(words, model.quantity(), quantity), 130);
        expiry.promptTextProperty().bind(words.live("hint.expiry"));
        HBox row = new HBox(12, itemField, batchField, expiryField, quantityField);
        sourceField.setMinHeight(Region.USE_PREF_SIZE);
        row.setMinHeight(Region.USE_PREF_SIZE);
        VBox entry = new VBox(10, sourceField, row, item.answers());
        entry.getStyleClass().add("card");
        return entry;
    }

    private static FormField sized(FormField field, double width) {
        field.setPrefWidth(width);
        field.setMinWidth(width);
        return field;
    }

    private static void next(Node from, Node to) {
        from.addEventFilter(KeyEvent.KEY_PRESSED, event -> onEnter(event, to::requestFocus));
    }

    private static void onEnter(KeyEvent event, Runnable then) {
        if (event.getCode() == KeyCode.ENTER && !event.isControlDown()) {
            event.consume();
            then.run();
        }
    }
}
