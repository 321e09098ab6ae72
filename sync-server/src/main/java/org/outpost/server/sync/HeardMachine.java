// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

/// How a machine stands since the server became an earlier state of itself.
///
/// @param since when that was
/// @param stands whether it has given back what it held of this server's
/// @param sent whether it has sent again all it had written, too
public record HeardMachine(
        String hospital, String device, long since, boolean stands, boolean sent) {}
