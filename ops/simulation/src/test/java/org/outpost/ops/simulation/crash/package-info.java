// SPDX-License-Identifier: GPL-3.0-or-later
@NullMarked
package org.outpost.ops.simulation.crash;

import org.jspecify.annotations.NullMarked;
