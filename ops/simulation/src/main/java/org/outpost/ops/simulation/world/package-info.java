// SPDX-License-Identifier: GPL-3.0-or-later
/// The hostile world, whatever its machines are made of: people, shelves and parcels, weather,
/// lines that lose and repeat, and the judge over all of it. Drivers bring the machines and the
/// server through the ports [Machine], [District] and [Driver].
///
/// Everything comes from one seed: what is done at an event from the event's own dice, what goes
/// wrong from another throw ([Faults]) or from a plan ([FaultPlan]). So a plan can be made smaller
/// without changing what the people do.
///
/// The judge is not the code under test: it is the world (strips on shelves, parcels on the road,
/// slips in hands) and a naive fold of its own.
///
/// Files are copied behind the programs' backs ([Copies]): cloned to a second machine, put back
/// from a backup. What the world remembers goes by the *first* name of the fact that made it,
/// because a copy that gives way writes its facts again under another. Until one of two files has
/// given way, both hold one lease, and what both give out of it is given twice, whatever any
/// program does: the judge asks only that the server settles it. Nor does anybody send or unpack a
/// parcel at such a machine: the paper that goes with it names it for ever, and no later name
/// reaches that paper.
@NullMarked
package org.outpost.ops.simulation.world;

import org.jspecify.annotations.NullMarked;
