// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.clerk;

import java.util.List;
import java.util.stream.Stream;
import org.outpost.desktop.RobotView;

/// A time in which a window answered nothing at all, while something was done.
///
/// @param during what was done
/// @param millis until it answered again
/// @param ownMillis of them, those in which its thread really ran
/// @param copyMillis of them, those in which a frame was copied as only a window without a screen
///   does
/// @param copyOwnMillis of these, those in which its thread really ran
/// @param where its thread was meanwhile; empty where that was not for long
public record Silence(
        String during,
        double millis,
        double ownMillis,
        double copyMillis,
        double copyOwnMillis,
        String where) {
    /// While a token was given and its slip came out.
    static final String SLIP = "token and slip";

    /// Those of one piece of work, as one answer.
    public record All(List<Silence> each) {
        public All {
            each = List.copyOf(each);
        }
    }

    /// What a window with a screen would have had of it.
    public double beside() {
        return millis - copyMillis;
    }

    static Stream<Silence> of(String during, RobotView.Effort effort) {
        return effort.silences().stream()
                .map(one ->
                        new Silence(
                                during,
                                one.millis(),
                                one.ownMillis(),
                                one.copyMillis(),
                                one.copyOwnMillis(),
                                one.where()));
    }
}
