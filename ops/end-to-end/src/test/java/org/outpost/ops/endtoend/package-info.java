// SPDX-License-Identifier: GPL-3.0-or-later
/// The whole, for real: counters in processes of their own, a server in another, a line between
/// them that is cut, and a browser that looks at the district's page.
@NullMarked
package org.outpost.ops.endtoend;

import org.jspecify.annotations.NullMarked;
