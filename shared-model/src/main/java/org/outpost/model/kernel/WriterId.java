// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.kernel;

import java.util.regex.Pattern;

/// One life of one local database: begun at install, at each restore and at a move to another
/// hospital. Its facts are numbered from 1 with no gap. The server is one writer per feed:
/// `S/<feed>`.
public record WriterId(String value) implements Id {
    private static final Pattern FORM = Pattern.compile("[0-9a-z]{16}|S/[A-Z0-9/-]{1,20}");

    public WriterId {
        if (!Ids.isRandom(value)) {
            Ids.require(value, FORM, "writer");
        }
    }

    @Override
    public String toString() {
        return value;
    }

    /// The writer under which the server writes into `feed`.
    public static WriterId serverOf(FeedId feed) {
        return new WriterId("S/" + feed.value());
    }

    /// Whether facts of this writer are made by the server, under the lock of its feed.
    public boolean isServer() {
        return value.startsWith("S/");
    }
}
