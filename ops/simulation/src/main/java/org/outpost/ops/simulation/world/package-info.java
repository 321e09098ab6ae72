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
@NullMarked
package org.outpost.ops.simulation.world;

import org.jspecify.annotations.NullMarked;
