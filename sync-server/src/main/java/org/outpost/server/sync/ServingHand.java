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
    private boolean isIn;
    private long since;
    private long lentNanos;

    /// Asks to be let in.
    ///
    /// @param turn what this counter was given before; 0 where it was given none
    /// @return its turn; let in where that is 0
    public long ask(long turn) {
        long given = admission.enter(turn);
        isIn = given == 0;
        since = System.nanoTime();
        return given;
    }

    /// Reads what is still on the line, without a hand.
    public <T extends @Nullable Object> T lentWhile(Supplier<T> read) {
        if (!isIn) {
            return read.get();
        }
        long before = System.nanoTime();
        admission.rest();
        try {
            return read.get();
        } finally {
            admission.goOn();
            lentNanos += System.nanoTime() - before;
        }
    }

    /// The answer is made, whatever it is.
    public void leave() {
        if (isIn) {
            isIn = false;
            admission.leave((System.nanoTime() - since - lentNanos) / 1_000_000);
        }
    }
}
