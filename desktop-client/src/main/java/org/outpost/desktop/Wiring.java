// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import java.time.ZoneId;

/// The composition root: every constructor call of the program on one page.
final class Wiring {
    /// Hospitals keep one time, whatever the machine is set to.
    static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

    private Wiring() {}
}
