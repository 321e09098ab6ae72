// SPDX-License-Identifier: Apache-2.0
/// Stock as the district sees it: positions, medicines and transfers, one row each, made of the
/// folded facts, and the queries over them, scoped to the hospitals the caller reaches.
///
/// Nothing is decided here: what was received, dispensed or sent comes in by sync, and the rule is
/// the shared model's. Invariant: every row equals what its facts add up to.
@NullMarked
package org.outpost.server.inventory;

import org.jspecify.annotations.NullMarked;
