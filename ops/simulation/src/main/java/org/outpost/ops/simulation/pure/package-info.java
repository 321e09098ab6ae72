// SPDX-License-Identifier: GPL-3.0-or-later
/// The pure driver: the real sessions, rules and folds over stores in memory, which a crash leaves
/// as a transaction would. Fast enough for years of many machines. The planted bugs live here: each
/// wraps or bends one port of the code under test.
@NullMarked
package org.outpost.ops.simulation.pure;

import org.jspecify.annotations.NullMarked;
