// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.access;

/// Wrong tries of one login and until when it has to wait. Five tries are free, then one more each
/// after 1, 5, 15 and 60 minutes.
///
/// @param until milliseconds since 1970 by this computer's clock; 0 where it may try now
record Lockout(long tries, long until) {
    private static final long FREE = 5;
    private static final long[] MINUTES = {1, 5, 15, 60};

    /// After one more wrong try.
    Lockout wrong(long now) {
        long next = tries + 1;
        if (next < FREE) {
            return new Lockout(next, 0);
        }
        int step = (int) Math.min(next - FREE, MINUTES.length - 1L);
        return new Lockout(next, now + MINUTES[step] * 60_000);
    }

    /// Minutes still to wait; 0 where it may try now. A clock that was set back does not lengthen
    /// the wait beyond its longest.
    long minutesLeft(long now) {
        long left = Math.min(until - now, MINUTES[MINUTES.length - 1] * 60_000);
        return left <= 0 ? 0 : (left + 59_999) / 60_000;
    }
}
