// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.platform;

/// Where the key of the local file comes from. Today a file beside the database that only its owner
/// may read; wrapping it per user and by the operating system's keyring is another implementation
/// of this port.
public interface DeviceKey {
    /// The 32 bytes; made on the first call of a new folder.
    ///
    /// @throws LocalTroubleException of kind `WRONG_KEY` where a key was there and is gone or
    ///   malformed
    byte[] bytes(boolean firstStart);
}
