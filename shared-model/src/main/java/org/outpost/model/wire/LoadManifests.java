// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import org.outpost.model.kernel.MalformedException;
import org.outpost.model.sync.LoadManifest;

/// Manifests as the bytes that are signed, and back. The bytes are kept as they came: what a newer
/// server says in them beyond this version stands under the same signature.
public final class LoadManifests {
    private LoadManifests() {}

    /// The canonical JSON of a manifest.
    public static byte[] document(LoadManifest manifest) {
        return Canonical.bytes(Json.treeOf(manifest));
    }

    /// The manifest of a document whose signature holds.
    ///
    /// @throws MalformedException where it is none
    public static LoadManifest read(byte[] document) {
        return Json.read(document, LoadManifest.class);
    }
}
