// SPDX-License-Identifier: GPL-3.0-or-later
/// Patients at the counter: found while typing, registered and changed by keyboard alone.
///
/// **Words.** A *person row* is how lists show a patient; an *entry* is what a clerk typed; *likely
/// same* is somebody who may be the person being typed, with reasons. An age is told, a birth date
/// is only sometimes known ([Birth]).
///
/// **Invariants.** A likely duplicate is shown beside the form and never stops it. A second member
/// of a family may have the same phone. A name is kept as typed, in either script. No screen waits
/// for the line.
///
/// **Who decides.** The rules are those of the shared model; this room writes the fact they accept
/// and shows what they question. [PatientsDesk] is all that the screens know of the stores behind
/// them.
@NullMarked
package org.outpost.desktop.patients;

import org.jspecify.annotations.NullMarked;
