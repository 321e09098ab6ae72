// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.util.List;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The places of a doctor's day under one another, all equally high. Only those that have come into
/// sight are drawn: a large hospital has hundreds a day, of which the window shows forty. The first
/// one is drawn at once, since it says how high all are.
final class PlaceRowsView extends Pane {
    private static final double BETWEEN = 2;

    private final int places;
    private final IntFunction<Region> draw;
    private final TreeMap<Integer, Region> drawn = new TreeMap<>();

    /// @param draw makes the row of the place with this index, once
    PlaceRowsView(int places, IntFunction<Region> draw) {
        this.places = places;
        this.draw = draw;
        if (places > 0) {
            row(0);
        }
    }

    /// The row of a place, drawn now if it was not.
    Region row(int at) {
        return drawn.computeIfAbsent(
                at,
                missing -> {
                    Region row = draw.apply(missing);
                    getChildren().add(row);
                    return row;
                });
    }

    /// The same; null where there is no such place.
    @Nullable Region drawn(int at) {
        return at < places ? row(at) : null;
    }

    /// Whatever of these places can be seen through `port` and is not drawn yet.
    ///
    /// @param port in the scene's coordinates
    List<Integer> missing(Bounds port) {
        return seen(port).stream().filter(at -> !drawn.containsKey(at)).toList();
    }

    /// Whatever of these places can be seen through `port`.
    List<Integer> seen(Bounds port) {
        Bounds seen = sceneToLocal(port);
        if (places == 0 || !seen.intersects(getLayoutBounds())) {
            return List.of();
        }
        int first = Math.max(0, (int) (seen.getMinY() / pitch()));
        int last = Math.min(places - 1, (int) (seen.getMaxY() / pitch()));
        return IntStream.rangeClosed(first, last).boxed().toList();
    }

    /// Where a place stands or will stand, from the upper edge of the first.
    double top(int at) {
        return at * pitch();
    }

    /// From the upper edge of one place to that of the next.
    double pitch() {
        Region first = row(0);
        return snapSizeY(Math.max(first.minHeight(-1), first.prefHeight(-1))) + BETWEEN;
    }

    @Override
    protected double computePrefHeight(double width) {
        return places == 0 ? 0 : places * pitch() - BETWEEN;
    }

    @Override
    protected void layoutChildren() {
        drawn.forEach(
                (at, row) -> row.resizeRelocate(0, at * pitch(), getWidth(), pitch() - BETWEEN));
    }
}
