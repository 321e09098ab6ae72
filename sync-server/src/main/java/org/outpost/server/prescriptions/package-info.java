// SPDX-License-Identifier: Apache-2.0
/// Money as the district sees it; so far, what a visit costs at a hospital, which those who
/// administer it set and its counters follow.
///
/// Decides: nothing that a counter decides. Invariant: what was taken stays as it was taken.
@NullMarked
package org.outpost.server.prescriptions;

import org.jspecify.annotations.NullMarked;
