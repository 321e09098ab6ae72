// SPDX-License-Identifier: Apache-2.0
/// Hospitals and districts as everyone may see them, made of the folded facts.
///
/// Administrators define them by facts that come in by sync. Invariant: every row equals what its
/// facts add up to.
@NullMarked
package org.outpost.server.facilities;

import org.jspecify.annotations.NullMarked;
