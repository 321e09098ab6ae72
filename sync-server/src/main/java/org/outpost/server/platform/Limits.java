// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.platform;

/// How much one answer holds at most.
public final class Limits {
    private static final int MOST = 200;

    private Limits() {}

    /// What was asked for, within bounds; as much as may be where nothing was.
    public static int of(int asked) {
        return asked < 1 ? MOST : Math.min(asked, MOST);
    }
}
