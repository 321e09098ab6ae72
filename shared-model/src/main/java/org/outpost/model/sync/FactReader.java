// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

/// Reads bodies out of facts. Never throws on what a fact holds: that gives an {@link
/// UnreadableBody}.
@FunctionalInterface
public interface FactReader {
    ReadFact read(Fact fact);
}
