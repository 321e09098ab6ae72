// SPDX-License-Identifier: GPL-3.0-or-later
/// Hospitals and districts as this counter knows them: names in both scripts, departments, stores.
///
/// **Words.** A *hospital* is one of whatever tier; its *departments* and *stores* are named by
/// codes that are unique in it.
///
/// **Invariants.** Nothing here is written at a counter: it comes with the district's news.
///
/// **Who decides.** The district and the nation, through `DefineHospital` and `DefineDistrict`.
@NullMarked
package org.outpost.desktop.facilities;

import org.jspecify.annotations.NullMarked;
