// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// The attention desk (F10): one list of what waits for a person. Nothing here blocks the counter.
public final class AttentionView implements Screen {
    private final AttentionViewModel model;
    private final Frame frame;
    private final DataTable<AttentionItem> table;

    public AttentionView(AttentionViewModel model, Frame frame, InstantSource clock) {
        this.model = model;
        this.frame = frame;
        Words words = frame.words();
        table =
                new DataTable<AttentionItem>(words, "title.attention", AttentionItem::id)
                        .node(
                                "column.what",
                                1.6,
                                row -> Look.label(words.live(row.what()), "strong"))
                        .text("column.about", 1.6, AttentionItem::about)
                        .number(
                                "column.since",
                                1,
                                row -> words.moment(row.since(), clock.instant()))
                        .node("column.why", 3, row -> Look.label(words.live(row.why())))
                        .node(
                                "column.action",
                                1.2,
                                row -> Look.label(words.live(row.action()), "link-text"))
                        .whenEmpty("attention.empty")
                        .keepingEqual()
                        .choosingFirst()
                        .onOpen(this::act);
        model.rows()
                .addListener(
                        (ListChangeListener<AttentionItem>)
                                change -> table.show(model.rows(), model.rows().size()));
    }

    /// Its place in the rail of whoever it is for.
    static RailEntry entry(ShellParts parts, Frame frame) {
        return RailEntry.of(
                "attention",
                Material2OutlinedMZ.NOTIFICATIONS_NONE,
                () ->
                        new AttentionView(
                                new AttentionViewModel(
                                        parts.attention(),
                                        parts.background(),
                                        parts.clock(),
                                        frame::trouble),
                                frame,
                                parts.clock()));
    }

    @Override
    public String id() {
        return "attention";
    }

    @Override
    public Phrase title() {
        return Phrase.of("title.attention");
    }

    @Override
    public Node content() {
        return table;
    }

    @Override
    public Optional<Act> main() {
        return Optional.of(new Act(Phrase.of("attention.open"), "F9", () -> act(table.chosen())));
    }

    @Override
    public Optional<Act> second() {
        return Optional.of(new Act(Phrase.of("attention.later"), "F2", this::later));
    }

    @Override
    public List<KeyHint> keys() {
        return List.of(
                new KeyHint("Enter", Phrase.of("attention.open")),
                new KeyHint("F2", Phrase.of("attention.later")));
    }

    @Override
    public void shown() {
        model.read();
        table.control().requestFocus();
    }

    @Override
    public void follow() {
        model.read();
    }

    @Override
    public boolean pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.F2) {
            later();
            return true;
        }
        return false;
    }

    @Override
    public void step(int by) {
        table.move(by);
    }

    private void act(@Nullable AttentionItem item) {
        if (item == null) {
            return;
        }
        if (!item.screen().isEmpty()) {
            frame.go(item.screen());
            return;
        }
        model.done(
                item,
                () ->
                        frame.toast(
                                Phrase.of("attention.done", item.about()),
                                () -> model.again(item)));
    }

    private void later() {
        AttentionItem item = table.chosen();
        if (item != null) {
            model.later(
                    item,
                    () ->
                            frame.toast(
                                    Phrase.of("attention.put.off", item.about()),
                                    () -> model.again(item)));
        }
    }
}
