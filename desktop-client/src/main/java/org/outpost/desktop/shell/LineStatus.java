// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How the line to the district is, as the strip tells it.
///
/// @param kept facts of this machine not yet at the district
/// @param oldest when the oldest of them was written down
/// @param lastSent when the district last took something or said it had all
/// @param downSince since when there is no line; empty while there is one
/// @param sendingOf how many facts the sending under way began with; 0 when none is
/// @param firstLoad percent of the first load that is here, 100 when it is complete
/// @param loadLeft how long the rest of it takes at the pace of late; empty where that is not known
/// @param gravest what is worse than a slow line, empty when nothing is
public record LineStatus(
        long kept,
        Optional<Instant> oldest,
        Optional<Instant> lastSent,
        Optional<Instant> downSince,
        long sendingOf,
        int firstLoad,
        Optional<Duration> loadLeft,
        Optional<Phrase> gravest) {
    private static final Duration LATE = Duration.ofMinutes(15);
    private static final Duration TOO_LATE = Duration.ofHours(24);

    public static LineStatus unknown() {
        return new LineStatus(
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                100,
                Optional.empty(),
                Optional.empty());
    }

    /// Amber and red by the table of SCREENS 6.
    public Tone tone(Instant now) {
        boolean tooLate = oldest.isPresent() && oldest.get().plus(TOO_LATE).isBefore(now);
        if (tooLate || gravest.isPresent()) {
            return Tone.DANGER;
        }
        boolean late = oldest.isPresent() && oldest.get().plus(LATE).isBefore(now);
        if (downSince.isPresent() || late) {
            return Tone.WARNING;
        }
        return firstLoad < 100 || kept > 0 ? Tone.ACCENT : Tone.SUCCESS;
    }

    /// The sentence of the strip. `words` is asked only for how moments are written.
    public Phrase sentence(Words words, Instant now) {
        if (gravest.isPresent()) {
            return gravest.get();
        }
        if (downSince.isPresent()) {
            String since = words.moment(downSince.get(), now);
            return oldest.isPresent()
                    ? Phrase.of("strip.down", since, kept, words.moment(oldest.get(), now))
                    : Phrase.of("strip.down.nothing", since);
        }
        if (firstLoad < 100) {
            return loadLeft.map(
                            left -> Phrase.of("strip.first.left", minutes(left), (long) firstLoad))
                    .orElseGet(() -> Phrase.of("strip.first", (long) firstLoad));
        }
        if (kept > 0 && sendingOf == 0 && oldest.isPresent()) {
            return Phrase.of("strip.kept", kept, words.moment(oldest.get(), now));
        }
        if (kept > 0) {
            long of = Math.max(sendingOf, kept);
            return Phrase.of("strip.sending", of - kept, of);
        }
        return lastSent.isPresent()
                ? Phrase.of("strip.sent", words.moment(lastSent.get(), now))
                : Phrase.of("strip.never");
    }

    /// Rounded up: nobody is told that no time is left.
    static long minutes(Duration left) {
        return Math.max(1, left.plusSeconds(59).toMinutes());
    }
}
