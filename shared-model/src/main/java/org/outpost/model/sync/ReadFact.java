// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

/// A fact beside the body read from it; what folds and rules work on.
public record ReadFact(Fact fact, FactBody body) {}
