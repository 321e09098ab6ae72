// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell.print;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;

/// The outlines of words, for paper. Letters are shaped by the window's own toolkit and on its
/// thread, because on Linux two threads that shape text at once end the program; so this is all of
/// paper that thread ever does, a few words at a time, and a word it shaped before it is not asked
/// for again. Outlines, because at the size of paper JavaFX draws this type's letters from glyph
/// images that are chipped where strokes cross.
final class Lettering {
    private static final int KEPT = 1_500;
    private static final long PATIENCE_SECONDS = 60;

    /// Behind so much shaping the window may answer a key before the next words.
    private static final long SLICE_NANOS = 3_000_000;

    private final Object turn = new Object();
    private final Map<Asked, Shaped> kept =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Asked, Shaped> eldest) {
                    return size() > KEPT;
                }
            };

    /// One word.
    ///
    /// @param px how large, in pixels of the window
    record Asked(String word, double px, boolean bold) {}

    /// What it looks like.
    ///
    /// @param above how far a line of it reaches above its baseline
    /// @param below and below
    /// @param outline around the beginning of the baseline
    record Shaped(double width, double above, double below, Outline outline) {}

    /// All these words. On any thread but the window's it waits for that one between its other
    /// work.
    Map<Asked, Shaped> shape(Collection<Asked> words) {
        if (Platform.isFxApplicationThread()) {
            return shaped(words);
        }
        // The preview and the paper of one sheet ask for the same words: the second finds them.
        synchronized (turn) {
            return shaped(words);
        }
    }

    private Map<Asked, Shaped> shaped(Collection<Asked> words) {
        Map<Asked, Shaped> all = new HashMap<>();
        Deque<Asked> missing = new ArrayDeque<>();
        synchronized (kept) {
            for (Asked word : words) {
                Shaped known = kept.get(word);
                if (known == null) {
                    missing.add(word);
                } else {
                    all.put(word, known);
                }
            }
        }
        while (!missing.isEmpty()) {
            Map<Asked, Shaped> fresh = slice(missing);
            all.putAll(fresh);
            synchronized (kept) {
                kept.putAll(fresh);
            }
        }
        return all;
    }

    private static Map<Asked, Shaped> slice(Deque<Asked> missing) {
        if (Platform.isFxApplicationThread()) {
            return some(missing);
        }
        FutureTask<Map<Asked, Shaped>> asked = new FutureTask<>(() -> some(missing));
        Platform.runLater(asked);
        try {
            return asked.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("nobody waits for the words any more", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the window did not shape the words of a paper", e);
        }
    }

    /// At least one, so that it comes to an end.
    private static Map<Asked, Shaped> some(Deque<Asked> missing) {
        Map<Asked, Shaped> fresh = new HashMap<>();
        long began = System.nanoTime();
        do {
            Asked word = missing.removeFirst();
            fresh.computeIfAbsent(word, Lettering::shaped);
        } while (!missing.isEmpty() && System.nanoTime() - began < SLICE_NANOS);
        return fresh;
    }

    /// Styled by the family's name: only so a letter Inter has not comes from another type file.
    private static Shaped shaped(Asked asked) {
        Text text = new Text(asked.word());
        text.setStyle(
                String.format(
                        Locale.ROOT,
                        "-fx-font-family: Inter; -fx-font-size: %.2fpx; -fx-font-weight: %s;",
                        asked.px(),
                        asked.bold() ? "bold" : "normal"));
        Group root = new Group(text);
        Scene scene = new Scene(root);
        root.applyCss();
        Bounds bounds = text.getLayoutBounds();
        Path path = (Path) Shape.union(text, new Rectangle());
        scene.setRoot(new Group());
        return new Shaped(bounds.getWidth(), -bounds.getMinY(), bounds.getMaxY(), Outline.of(path));
    }
}
