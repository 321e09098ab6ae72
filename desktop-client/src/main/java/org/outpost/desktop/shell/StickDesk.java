// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The port to first loads that are carried on a stick. Both ways take minutes, may be left and
/// begun again, and go on where they ended. Never called on the window's thread.
public interface StickDesk {
    /// Where a stick is plugged in, those with a first load before the others.
    List<String> places();

    /// Takes in what a stick holds of the feeds of this computer. What it does not hold, or what is
    /// damaged, comes by the line. A computer at which nobody has signed in with a line yet keeps
    /// it until then.
    ///
    /// @param code the one the stick was filled with
    Outcome<Brought> bring(String place, String code, Consumer<Progress> told);

    /// Fills a stick by the line, so that another computer of this hospital begins with it.
    ///
    /// @param code that of a stick which another counter filled; else empty
    Outcome<Filled> fill(String place, String code, Consumer<Progress> told);

    /// How far it is.
    ///
    /// @param here bytes that are through, of `all`
    record Progress(long here, long all, Optional<Duration> left) {
        public int percent() {
            return all == 0 ? 100 : (int) (100 * here / all);
        }
    }

    /// @param parts that were taken in
    /// @param damaged parts of the stick that are not what their names say
    /// @param missing parts that come by the line
    /// @param isKept whether they wait here for the first sign-in with a line
    record Brought(int parts, int damaged, int missing, boolean isKept) {}

    /// @param parts that lie on the stick now
    /// @param code to be typed where it is taken in
    record Filled(int parts, String code) {}
}
