// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.HexFormat;
import java.util.regex.Pattern;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.MalformedException;

/// The first name of a fact that was written again under a new writer, after a copy of its database
/// went another way. Both names tell of one thing that happened, so it counts once, whichever comes
/// first; a second copy keeps the first name.
///
/// @param of the writer and number it had
/// @param hash of its core then, 64 hex digits: two copies give one number to different facts
public record Was(FactId of, String hash) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public Was {
        if (!HASH.matcher(hash).matches()) {
            throw new MalformedException("a first name has a hash");
        }
    }

    /// The name this fact goes by: what it was, or what it is.
    public static Was of(Fact fact) {
        Was was = fact.envelope().was();
        return was == null ? new Was(fact.id(), HexFormat.of().formatHex(fact.hash())) : was;
    }
}
