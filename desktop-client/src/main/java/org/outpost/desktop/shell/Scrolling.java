// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Skin;

/// What may be taller than its place, and is as wide as it. Whatever has the focus in it stands in
/// sight: nobody types into a field that is not seen.
///
/// It has no picture of itself beside the window's: the toolkit keeps one of every pane that
/// scrolls, as large as that, and does not give it back with the pane. A side panel for every
/// visitor left a megabyte behind each time, until the longest of collections took them all.
public final class Scrolling extends ScrollPane {
    /// What stays free above and below.
    private static final double MARGIN = 12;

    private final InvalidationListener moved = changed -> Platform.runLater(this::follow);

    public Scrolling(Node content) {
        super(content);
        setFitToWidth(true);
        setFocusTraversable(false);
        sceneProperty()
                .addListener((value, before, after) -> {
                    if (before != null) {
                        before.focusOwnerProperty().removeListener(moved);
                    }
                    if (after != null) {
                        after.focusOwnerProperty().addListener(moved);
                    }
                });
        // A line that comes above takes room, a complaint under a field pushes the next one down.
        heightProperty().addListener(moved);
        content.layoutBoundsProperty().addListener(moved);
    }

    private void follow() {
        Node focused = getScene() == null ? null : getScene().getFocusOwner();
        if (focused == null || !within(focused)) {
            return;
        }
        // A field is more than its box: its name and what is wrong with it are read too.
        Node whole = focused.getParent() instanceof FormField field ? field : focused;
        layout();
        Bounds place = getContent().sceneToLocal(whole.localToScene(whole.getLayoutBounds()));
        double seen = getViewportBounds().getHeight();
        double beyond = getContent().getLayoutBounds().getHeight() - seen;
        double above = place.getMinY() - MARGIN;
        double below = place.getMaxY() + MARGIN - seen;
        if (beyond > 0 && below < above) {
            double now = getVvalue() * beyond;
            setVvalue(Math.clamp(Math.clamp(now, below, above) / beyond, 0, 1));
        }
    }

    private boolean within(Node node) {
        Node at = node;
        while (at != null && at != getContent()) {
            at = at.getParent();
        }
        return at != null;
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        Skin<?> skin = super.createDefaultSkin();
        getChildren().forEach(part -> part.setCache(false));
        return skin;
    }
}
