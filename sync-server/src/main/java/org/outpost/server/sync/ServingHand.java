// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The hand that serves one request of a counter, from when it is let in until its answer is made.
/// While the line still carries what the request brings, it is lent to others.
@RequestScoped
public class ServingHand {
    @Inject private Admission admission;
    private @Nullable Guest guest;
    private long since;
    private long lentNanos;

    /// Asks to be let in, and waits a moment for it where that is to be expected.
    ///
    /// @param turn what this counter was given before; 0 where it was given none
    /// @return its turn; let in where that is 0
    public long ask(long turn) {
        Guest asked = admission.enter(turn);
        if (asked.turn() == 0) {
            guest = asked;
            since = System.nanoTime();
        }
        return asked.turn();
    }

    /// Reads what is still on the line, without a hand.
    public <T extends @Nullable Object> T lentWhile(Supplier<T> read) {
        Guest resting = guest;
        if (resting == null) {
            return read.get();
        }
        long before = System.nanoTime();
        admission.rest(resting);
        try {
            return read.get();
        } finally {
            admission.goOn(resting);
            lentNanos += System.nanoTime() - before;
        }
    }

    /// The answer is made, whatever it is.
    public void leave() {
        if (guest != null) {
            guest = null;
            admission.leave((System.nanoTime() - since - lentNanos) / 1_000_000);
        }
    }
}
