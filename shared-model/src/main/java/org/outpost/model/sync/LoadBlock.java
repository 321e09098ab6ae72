// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.Map;
import java.util.regex.Pattern;
import org.outpost.model.kernel.MalformedException;

/// One block of a first load, as its manifest tells it.
///
/// @param hash of its bytes, 64 hex digits; also its name
/// @param bytes how long it is
/// @param facts how many entries of the feed it holds
/// @param stage what it is needed for
/// @param behind the position its entries stand behind, and `upTo`, the last one any of them may
///   have: whoever has the feed up to there needs none of them
/// @param things how many things of each kind it brings, whole together with the blocks before it
public record LoadBlock(
        String hash,
        long bytes,
        int facts,
        LoadStage stage,
        long behind,
        long upTo,
        Map<String, Integer> things) {
    /// The longest block anyone makes.
    public static final long MAX_BYTES = 32_000_000;

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public LoadBlock {
        boolean sized = bytes >= 1 && bytes <= MAX_BYTES && facts >= 1;
        if (!isHash(hash) || !sized || behind < 0 || upTo <= behind) {
            throw new MalformedException("not a block of a first load");
        }
        things = Map.copyOf(things);
    }

    /// Whether a text can be a block's name.
    public static boolean isHash(String text) {
        return HASH.matcher(text).matches();
    }
}
