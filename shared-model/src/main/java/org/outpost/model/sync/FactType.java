// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

/// A released meaning: the stem of a use case and a version. New meaning = new type or version; a
/// released one never changes.
public record FactType(String name, int version, Class<? extends FactBody> body) {
    /// Version 1 of the type named like its record.
    public static FactType of(Class<? extends FactBody> body) {
        return new FactType(body.getSimpleName(), 1, body);
    }
}
