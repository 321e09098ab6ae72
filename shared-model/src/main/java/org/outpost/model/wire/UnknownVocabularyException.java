// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import org.outpost.model.kernel.MalformedException;

/// A block takes words for known that are not here. Nothing is wrong with it: asked for again
/// without them, it can be read.
public final class UnknownVocabularyException extends MalformedException {
    UnknownVocabularyException(long id) {
        super("it takes words for known that are not here: " + Long.toHexString(id));
    }
}
