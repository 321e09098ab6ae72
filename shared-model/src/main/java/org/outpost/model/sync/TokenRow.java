// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import org.jspecify.annotations.Nullable;

/// The server's memory of one writer's sync tokens. Every answer carries one that the next request
/// must show. The one before still counts, because an answer may be lost and a request may come
/// twice; it then gives the same token again, so that neither turns an honest machine into a copy.
/// An older one betrays that two copies of one database are at work.
///
/// @param current given in the last answer; null before the first
/// @param previous shown by the request that was answered so; null where that was the first
public record TokenRow(@Nullable String current, @Nullable String previous) {
    /// A writer that was never answered.
    public static final TokenRow NONE = new TokenRow(null, null);

    /// The row after a request; its `current` goes into the answer.
    ///
    /// @param shown the request's token
    /// @param fresh a random token, used where a new one is due
    /// @return null where the token is spent: a copy
    public @Nullable TokenRow shown(@Nullable String shown, String fresh) {
        if (current == null) {
            return new TokenRow(fresh, shown);
        }
        if (current.equals(shown)) {
            return new TokenRow(fresh, current);
        }
        boolean again = previous == null ? shown == null : previous.equals(shown);
        return again ? this : null;
    }
}
