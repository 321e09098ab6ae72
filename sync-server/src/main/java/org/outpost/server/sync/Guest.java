// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.util.Comparator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// One that asked to be let in: whether it was, and where it stands among those who wait for a
/// hand. [Admission] alone changes it, under its own lock.
final class Guest {
    /// Who is given the next hand: those who are in and go on, then those who were promised a turn,
    /// then who came first.
    static final Comparator<Guest> ORDER =
            Comparator.<Guest, Rank>comparing(guest -> guest.rank)
                    .thenComparingLong(guest -> guest.since)
                    .thenComparingLong(guest -> guest.number);

    /// Why one stands where it does.
    enum Rank {
        GOES_ON,
        DUE,
        NEW
    }

    private Rank rank;
    private long since;
    private long number;
    private long turn;
    private CountDownLatch hand = new CountDownLatch(1);

    /// @param since when it came or was to come, milliseconds since 1970
    /// @param number for those of one moment
    Guest(Rank rank, long since, long number) {
        this.rank = rank;
        this.since = since;
        this.number = number;
    }

    /// When to come again, milliseconds since 1970; 0 where it was let in.
    long turn() {
        return turn;
    }

    long since() {
        return since;
    }

    boolean hasHand() {
        return hand.getCount() == 0;
    }

    void sendAway(long until) {
        turn = until;
    }

    void take() {
        hand.countDown();
    }

    /// It is in, and its line brings something.
    void rest(long now) {
        since = now;
        hand = new CountDownLatch(1);
    }

    /// It is in, and its line brought something.
    void goOn(long now, long next) {
        rank = Rank.GOES_ON;
        since = now;
        number = next;
    }

    /// Waits for its hand.
    ///
    /// @return whether it has one; it has none after so long, or where the server closes
    boolean comesToHand(long millis) {
        try {
            return hand.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
