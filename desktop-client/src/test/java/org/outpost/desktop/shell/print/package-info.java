// SPDX-License-Identifier: GPL-3.0-or-later
/// Paper, looked at as a scanner and a reader look at it.
@NullMarked
package org.outpost.desktop.shell.print;

import org.jspecify.annotations.NullMarked;
