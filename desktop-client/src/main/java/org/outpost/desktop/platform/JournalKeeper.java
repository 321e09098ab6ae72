// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.platform;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Brings the journal of a counter's file in every few seconds, behind whatever people wait for. A
/// counter without one loses nothing: its journal then comes in with every so many saves, one of
/// which waits for it.
public final class JournalKeeper implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(JournalKeeper.class.getName());
    private final LocalDatabase database;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("journal").daemon(true).factory());

    /// @param everyMillis how long it rests in between
    public JournalKeeper(LocalDatabase database, long everyMillis) {
        this.database = database;
        thread.scheduleWithFixedDelay(
                this::settle, everyMillis, everyMillis, TimeUnit.MILLISECONDS);
    }

    /// What can't be brought in now stays where it is safe, and is tried again.
    private void settle() {
        try {
            database.settle();
        } catch (LocalTroubleException e) {
            LOG.log(Level.WARNING, "the journal could not be brought into the file", e);
        }
    }

    /// Returns when nothing of it is under way any more; to be called before the file is closed.
    @Override
    public void close() {
        thread.close();
    }
}
