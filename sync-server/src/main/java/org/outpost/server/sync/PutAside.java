// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;

/// A fact that lies here without counting and waits for a person.
///
/// @param home whose machine wrote it
/// @param type as it says itself; empty where nobody can tell
/// @param code why, as of {@link org.outpost.model.kernel.Refusal}, {@link #NEWER} or {@link
///   #DAMAGED}
/// @param device the machine it came from
public record PutAside(
        FactId fact, FeedId home, String type, String code, long putAt, String device) {
    /// Made by a newer version than this: kept and passed on, read once this one is renewed.
    public static final String NEWER = "sync.newer";

    /// Its bytes are not what they were: a counter or a backup may have them whole, see the daily
    /// audit.
    public static final String DAMAGED = "sync.damaged";
}
