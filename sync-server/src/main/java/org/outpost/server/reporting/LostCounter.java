// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import org.jspecify.annotations.Nullable;

/// A counter that was declared lost.
///
/// @param heard when it was heard last; null where it never was
/// @param unsent how much it had not sent then
/// @param back when it came into use again; null where it did not
record LostCounter(
        String device, long lostAt, @Nullable Long heard, long unsent, @Nullable Long back) {}
