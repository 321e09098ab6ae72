// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.Randomness;
import org.outpost.server.platform.Environment;
import org.outpost.server.platform.Transactions;

/// How an operator says that the database was put back from a backup: all nodes start with
/// `OUTPOST_RESTORED`, any name for this restore. The setting may stay; the same name begins
/// nothing twice. Where it is forgotten, the first counter that is ahead tells by its token.
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionManagement(TransactionManagementType.BEAN)
public class RestoredStart {
    private static final System.Logger LOG = System.getLogger(RestoredStart.class.getName());

    @Inject private Transactions transactions;
    @Inject private Clock clock;
    @Inject private Randomness randomness;

    @PostConstruct
    void start() {
        String label = Environment.find("OUTPOST_RESTORED").orElse("");
        if (!label.matches("[A-Za-z0-9._-]{0,40}")) {
            throw new IllegalStateException(
                    "OUTPOST_RESTORED is a name of up to 40 letters, digits, dots and dashes");
        }
        if (!label.isEmpty() && SyncParts.restored(transactions, label, clock, randomness)) {
            LOG.log(System.Logger.Level.WARNING, "a backup was put back: a new epoch begins");
        }
    }
}
