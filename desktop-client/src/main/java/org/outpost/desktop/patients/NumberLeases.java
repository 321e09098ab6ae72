// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.access.CurrentUser;
import org.outpost.desktop.sync.Device;
import org.outpost.desktop.sync.FactLog;
import org.outpost.model.access.Permissions;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.LeaseShare;
import org.outpost.model.sync.States;

/// What this machine numbers with: blocks of patient numbers, of which it asks for one more while
/// few are left, if whoever works here registers; and its own letters for tokens and receipts,
/// once. Neither is ever given back: numbers never come back.
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
        if (home == null || !home.isHospital() || !current.isPresent()) {
            return List.of();
        }
        HospitalId hospital = home.hospital();
        List<Exchange.Want> wants = new ArrayList<>();
        if (Permissions.may(current.role(), "RegisterPatient")) {
            want(states -> LeaseShare.numbersWanted(device.writer(), hospital, states))
                    .ifPresent(wants::add);
        }
        if (Permissions.may(current.role(), "OpenVisit")) {
            want(states -> LeaseShare.seriesWanted(device.writer(), hospital, states))
                    .ifPresent(wants::add);
        }
        return wants;
    }

    private Optional<Exchange.Want> want(Function<States, Exchange.@Nullable Want> asked) {
        return Optional.ofNullable(log.<Exchange.@Nullable Want>states(asked::apply));
    }
}
