// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.platform;

import java.io.InputStream;
import java.util.Optional;

/// Bytes under a name, outside the database: any S3. What is stored under a name never changes.
public interface ObjectStore {
    /// Stores an object; storing it again changes nothing.
    ///
    /// @throws StorageException where the store did not take it
    void put(String key, byte[] bytes);

    /// Opens a stretch of an object; empty where there is none of that name. To be closed by the
    /// caller, who never holds more of it than it passes on.
    ///
    /// @param from its first byte, and `to`, its last one
    /// @throws StorageException where the store did not answer
    Optional<InputStream> open(String key, long from, long to);

    /// Takes an object out; one that is not there is out already.
    void delete(String key);
}
