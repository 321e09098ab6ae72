// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench.sync;

/// What is done.
enum Work {
    /// New registrations made without a line go up.
    W1,
    /// A new client takes in all that is there.
    W2,
    /// Edits go up while others come down, on a base both hold.
    W3
}
