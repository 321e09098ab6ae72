// SPDX-License-Identifier: Apache-2.0
/// Patients as the district sees them: one row each, made of the folded facts, and the queries over
/// them, scoped to the hospitals the caller reaches.
///
/// Nothing is decided here: registering and changing are facts that come in by sync, and the rule
/// is the shared model's. Invariant: every row equals what its facts add up to.
@NullMarked
package org.outpost.server.patients;

import org.jspecify.annotations.NullMarked;
