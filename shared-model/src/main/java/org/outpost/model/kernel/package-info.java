// SPDX-License-Identifier: Apache-2.0
/// The few words every room uses: ids, hybrid time, verdicts, refusals and the ports through which
/// time and randomness come in. At most a dozen files and no word of any room.
@NullMarked
package org.outpost.model.kernel;

import org.jspecify.annotations.NullMarked;
