// SPDX-License-Identifier: GPL-3.0-or-later
/// The hostile world in which the whole protocol must hold: many machines and one server in memory,
/// with the real rooms, rules, folds, sessions and wire form, a line that loses, repeats, delays
/// and cuts, crashes at every write and clocks that lie. Everything comes from one seed.
///
/// The judge is not the code under test: it is the world (strips on shelves, parcels on the road,
/// slips in hands) and a naive fold of its own. Bugs planted on purpose show that it sees.
@NullMarked
package org.outpost.ops.simulation;

import org.jspecify.annotations.NullMarked;
