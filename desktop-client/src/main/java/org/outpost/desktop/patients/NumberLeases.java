// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.util.List;
import org.outpost.desktop.access.CurrentUser;
import org.outpost.desktop.sync.Device;
import org.outpost.desktop.sync.FactLog;
import org.outpost.model.access.Permissions;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.LeaseShare;

/// This machine's blocks of patient numbers: it asks for one more while few are left, if whoever
/// works here registers. Blocks are never given back: numbers never come back.
public final class NumberLeases {
    private final FactLog log;
    private final Device device;
    private final CurrentUser current;

    public NumberLeases(FactLog log, Device device, CurrentUser current) {
        this.log = log;
        this.device = device;
        this.current = current;
    }

    /// What this machine would like.
    public List<Exchange.Want> wants() {
        FeedId home = device.home();
        boolean registers =
                current.isPresent() && Permissions.may(current.role(), "RegisterPatient");
        if (home == null || !home.isHospital() || !registers) {
            return List.of();
        }
        Exchange.Want want =
                log.states(states ->
                        LeaseShare.numbersWanted(device.writer(), home.hospital(), states));
        return want == null ? List.of() : List.of(want);
    }
}
