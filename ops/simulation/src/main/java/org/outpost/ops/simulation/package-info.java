// SPDX-License-Identifier: GPL-3.0-or-later
/// `./outpost simulate`: worlds from seeds, run by one of two drivers, with bugs planted on purpose
/// to show that the judge sees; results kept, interrupted runs gone on with, failing plans made
/// small.
@NullMarked
package org.outpost.ops.simulation;

import org.jspecify.annotations.NullMarked;
