// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.kernel;

/// Where randomness comes in: the machine's own in the field, a seed in the simulation.
@FunctionalInterface
public interface Randomness {
    /// So many fresh random bytes.
    byte[] bytes(int count);
}
