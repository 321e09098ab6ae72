// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.util.List;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.sync.WriterRow;

/// Which feeds a machine may read: its own, the one of the district its hospital lies in, and the
/// nation's. A hospital's code begins with its district's.
public final class Following {
    private Following() {}

    /// What a writer is told: what it follows, as far as its machine does where it stands now. One
    /// that was taken elsewhere still sends what it wrote before, and hears no more of that place.
    static List<FeedId> of(WriterRow row, DeviceDirectory devices) {
        List<FeedId> feeds = of(row.home());
        FeedId at = devices.find(row.device()).map(DeviceDirectory.Machine::home).orElse(null);
        return row.home().equals(at)
                ? feeds
                : feeds.stream().filter(feed -> at != null && of(at).contains(feed)).toList();
    }

    /// The feeds of a machine at this home, its own first.
    public static List<FeedId> of(FeedId home) {
        if (home.equals(FeedId.NATION)) {
            return List.of(home);
        }
        if (!home.isHospital()) {
            return List.of(home, FeedId.NATION);
        }
        String code = home.hospital().value();
        int dash = code.indexOf('-');
        return dash < 2
                ? List.of(home, FeedId.NATION)
                : List.of(home, FeedId.ofDistrict(code.substring(0, dash)), FeedId.NATION);
    }
}
