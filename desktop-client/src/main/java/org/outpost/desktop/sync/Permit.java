// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.Verdict;

/// The port to the permission table: whether a person may write such a fact here. The server asks
/// the same table again.
@FunctionalInterface
public interface Permit {
    Verdict mayWrite(UserId who, String factType);
}
