// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.sql.Connection;
import java.sql.SQLException;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.Hello;
import org.outpost.model.sync.WriterRow;

/// A room that keeps what a counter says of itself at each exchange.
public interface CounterHook {
    /// @param known the writer as it stands here
    /// @param now milliseconds since 1970
    void heard(Connection connection, WriterRow known, Exchange.Request said, long now)
            throws SQLException;

    /// What it said when it greeted.
    ///
    /// @param known the writer as it stands here
    void greeted(Connection connection, WriterRow known, Hello.Request said) throws SQLException;

    /// It was declared lost.
    ///
    /// @param home where it stood
    void lost(Connection connection, DeviceId device, FeedId home, long now) throws SQLException;
}
