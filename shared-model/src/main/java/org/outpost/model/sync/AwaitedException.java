// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

/// A batch can't be judged yet: its machine hands on parts of a pool that it may have from another
/// one, which was not heard since commits were lost. Refused, they would be in two hands; believed,
/// too. Nothing of the batch may be kept.
public final class AwaitedException extends RuntimeException {
    AwaitedException() {
        super("somebody who was not heard yet may have passed what it hands on");
    }
}
