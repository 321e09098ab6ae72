// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import java.util.List;
import java.util.Set;
import org.outpost.model.access.Device;
import org.outpost.model.access.Permissions;
import org.outpost.model.access.RetireDevice;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FeedId;
import org.outpost.server.platform.ProblemException;
import org.outpost.server.sync.FactInbox;
import org.outpost.server.sync.LostMachines;

/// An administrator takes a machine out of use, because it was replaced or is lost. Its signature
/// opens nothing from the next request on, and the district's page waits for it no more.
public final class RetireDevices {
    private static final int MAX_REASON = 40;

    /// Why nobody expects a machine to give back by itself what it holds.
    private static final Set<String> GONE = Set.of("lost", "stolen", "broken");

    private final FactInbox inbox;
    private final LostMachines lost;
    private final FactDirectory directory;

    RetireDevices(FactInbox inbox, FactDirectory directory, LostMachines lost) {
        this.inbox = inbox;
        this.lost = lost;
        this.directory = directory;
    }

    /// Does so; a machine that is out of use already stays as it is.
    ///
    /// @param reason a code: `replaced` or `done`; `lost`, `stolen` or `broken`, which also opens
    ///   what the machine held
    /// @throws ProblemException where the machine is not within the caller's scope
    public void retire(Caller caller, DeviceId id, String reason) {
        if (!Permissions.may(caller.role(), "RetireDevice")) {
            throw new ProblemException(
                    403, "access.not-allowed", "Only administrators take computers out of use.");
        }
        if (!reason.matches("[a-z-]{1," + MAX_REASON + "}")) {
            throw new ProblemException(
                    400,
                    "access.bad-reason",
                    "A reason is a short code, such as replaced or lost.");
        }
        Device device = directory.device(id).orElse(null);
        FeedId at = device == null ? null : device.at();
        if (device == null || at == null || !caller.reaches(at)) {
            throw new ProblemException(
                    404, "access.unknown-device", "There is no such computer here.");
        }
        boolean gone = GONE.contains(reason);
        if (!device.retired()) {
            if (gone) {
                // Before it is out of use: until then the pages show it, and ask again after a
                // crash in between.
                lost.note(id, at);
                lost.declare(id, at, caller.user(), reason);
            }
            inbox.act(at, caller.user(), _ -> List.of(new RetireDevice(id, reason)), null);
        }
        if (gone) {
            // Also what it began between the two.
            lost.declare(id, at, caller.user(), reason);
        }
    }
}
