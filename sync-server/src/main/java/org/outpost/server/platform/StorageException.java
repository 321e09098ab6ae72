// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.platform;

/// The database could not be asked or did not take what was written. Nothing was committed; the
/// message holds no statement and no value.
public class StorageException extends RuntimeException {
    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
