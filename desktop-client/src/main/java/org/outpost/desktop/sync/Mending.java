// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.Randomness;
import org.outpost.model.sync.LineException;
import org.outpost.model.sync.LineException.Trouble;
import org.outpost.model.sync.MendSession;

/// When this machine looks whether it holds what the district does: at once where a page did not
/// come out as the district's sum, and once a day from the bytes as they lie here. Runs on the
/// line's thread when there is nothing to carry.
public final class Mending {
    private static final long DAY = TimeUnit.DAYS.toMillis(1);
    private static final long AGAIN = TimeUnit.MINUTES.toMillis(1);
    private static final String LOOKED = "looked";

    private final LocalDatabase database;
    private final MendStore store;
    private final MendSession session;
    private final Clock clock;
    private final Randomness randomness;
    private long notBefore;
    private volatile boolean differs;

    public Mending(
            LocalDatabase database,
            MendStore store,
            MendSession session,
            Clock clock,
            Randomness randomness) {
        this.database = database;
        this.store = store;
        this.session = session;
        this.clock = clock;
        this.randomness = randomness;
        this.differs = !store.differing().isEmpty();
    }

    /// Whether something here is known to be other than the district has it.
    public boolean differs() {
        return differs;
    }

    /// Looks where it is time to.
    ///
    /// @throws LineException where the line did not carry; what was mended so far stays mended
    public void afterTurn() throws LineException {
        byte[] key = database.read(sql -> MetaStore.bytes(sql, "server.key"));
        long now = clock.millis();
        differs = !store.differing().isEmpty();
        boolean due = now - database.read(sql -> MetaStore.number(sql, LOOKED)) >= DAY;
        if (key == null || now < notBefore || !(due || differs)) {
            return;
        }
        notBefore = now + AGAIN;
        try {
            if (due) {
                session.look(key, ByteBuffer.wrap(randomness.bytes(Long.BYTES)).getLong());
                database.change(sql -> MetaStore.put(sql, LOOKED, now));
            } else {
                session.turn(key);
            }
        } catch (LineException e) {
            if (e.trouble() != Trouble.NOT_UNDERSTOOD) {
                throw e;
            }
            // A district of an older version: it keeps no sums to compare with.
            notBefore = now + DAY;
        }
        differs = !store.differing().isEmpty();
    }
}
