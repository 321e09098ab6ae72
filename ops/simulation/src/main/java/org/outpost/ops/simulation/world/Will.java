// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.world;

/// How firmly something is written down at a counter.
public enum Will {
    /// As the rule allows: what it disputes or refuses is left.
    ASKED,
    /// It happened, whatever is disputed about it.
    HAPPENED,
    /// By a program of another version, which knows no such rule.
    UNASKED
}
