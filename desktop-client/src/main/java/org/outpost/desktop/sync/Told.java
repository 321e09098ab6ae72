// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.util.function.Function;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.model.kernel.Refusal;

/// Turns what became of writing something down into what a screen can tell.
public final class Told {
    private Told() {}

    /// @param done asked only where it is on the disk
    public static <T> Outcome<T> of(Recorded recorded, Function<Recorded.Kept, Outcome<T>> done) {
        return switch (recorded) {
            case Recorded.Kept kept -> done.apply(kept);
            case Recorded.Doubtful(var why) -> new Outcome.NeedsReason<>(words(why));
            case Recorded.Refused(var why) -> new Outcome.Declined<>(words(why), field(why));
        };
    }

    /// The words of a refusal: its code is a key of the bundles.
    public static Phrase words(Refusal why) {
        return Receipts.words(why.code(), why.details());
    }

    /// A refusal about a field names it first.
    private static String field(Refusal why) {
        return why.code().startsWith("patients.") && !why.details().isEmpty()
                ? why.details().getFirst()
                : "";
    }
}
