// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

/// How soon a machine that begins needs a thing, soonest first: a first load brings everything of
/// one stage before anything of the next.
public enum LoadStage {
    /// Places, people at work, items and what numbers may be given out: with these a desk
    /// registers.
    PLACES,
    /// Sessions, bookings and visits of these days.
    DAY,
    /// What lies on the shelves and what is on its way.
    SHELVES,
    /// Patients, the last registered first.
    PEOPLE,
    /// All else: what is over, and what this version does not know.
    REST
}
