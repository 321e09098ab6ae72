// SPDX-License-Identifier: Apache-2.0
/// People who came to a hospital: *details that merge*.
///
/// Any desk registers and edits, alone and offline. Details merge field by field: of two edits of
/// one field the later by clock holds, edits of different fields all hold, and every loser stays
/// visible among the facts. What says when someone was born is one field. A patient's number comes
/// from a block of a hundred leased to the desk, with a check digit; registered without one, or
/// with one that was not the desk's to give, the patient gets one from the server by decision.
///
/// A patient carries a *card* with the number as a code. A lost one is replaced by the next issue;
/// the old one still finds the patient and is known as old.
///
/// Invariants: a number names one patient for ever; all that is about the person is in the person
/// part and never in a refusal.
@NullMarked
package org.outpost.model.patients;

import org.jspecify.annotations.NullMarked;
