// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.patients.Inquiry;
import org.outpost.model.patients.RegisterGivenOut;
import org.outpost.model.sync.Snapshot;
import org.outpost.server.sync.IngestHook;

/// Keeps what was disclosed as the facts say it.
@ApplicationScoped
public class DisclosureHook implements IngestHook {
    private final DisclosureStore store = new DisclosureStore();

    @Override
    public void ingested(Connection connection, List<Snapshot> before, List<Snapshot> after)
            throws SQLException {
        for (Snapshot now : after) {
            keep(connection, now);
        }
    }

    @Override
    public List<String> again(Connection connection, List<Snapshot> all) throws SQLException {
        for (Snapshot one : all) {
            keep(connection, one);
        }
        return List.of();
    }

    private void keep(Connection connection, Snapshot one) throws SQLException {
        switch (one.state()) {
            case Inquiry asked ->
                    keep(
                            connection,
                            one,
                            asked.from(),
                            asked.who(),
                            new Disclosure(
                                    "",
                                    asked.asked(),
                                    "asked",
                                    asked.reason(),
                                    asked.shown().size()));
            case RegisterGivenOut out ->
                    keep(
                            connection,
                            one,
                            out.from(),
                            out.who(),
                            new Disclosure("", out.at(), "file", out.why(), out.people()));
            default -> {}
        }
    }

    private void keep(
            Connection connection,
            Snapshot thing,
            @Nullable FeedId from,
            @Nullable UserId who,
            Disclosure one)
            throws SQLException {
        if (from != null && from.isHospital() && who != null) {
            store.keep(
                    connection,
                    thing.id(),
                    from.hospital(),
                    new Disclosure(who.value(), one.at(), one.kind(), one.why(), one.people()));
        }
    }
}
