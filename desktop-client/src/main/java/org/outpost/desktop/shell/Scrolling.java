// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Skin;

/// What may be taller than its place, and is as wide as it. It has no picture of itself beside the
/// window's: the toolkit keeps one of every pane that scrolls, as large as that, and does not give
/// it back with the pane. A side panel for every visitor left a megabyte behind each time, until
/// the longest of collections took them all.
public final class Scrolling extends ScrollPane {
    public Scrolling(Node content) {
        super(content);
        setFitToWidth(true);
        setFocusTraversable(false);
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        Skin<?> skin = super.createDefaultSkin();
        getChildren().forEach(part -> part.setCache(false));
        return skin;
    }
}
