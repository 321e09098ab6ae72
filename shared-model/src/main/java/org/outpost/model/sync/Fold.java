// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import org.outpost.model.kernel.AggregateId;

/// What the facts of one kind of aggregate add up to. Pure and total: it computes and never
/// decides, ignores types it does not know, and never throws on a fact that was once accepted.
///
/// @param <S> an immutable record that the wire codec can keep: records, lists, maps by text,
///   integers
public interface Fold<S> {
    /// The first part of the ids this fold is for: `patient`.
    String kind();

    Class<S> stateType();

    /// The state before the first fact.
    S empty(AggregateId id);

    /// The state after one more fact in fold order.
    S apply(S state, AggregateId id, ReadFact fact);
}
