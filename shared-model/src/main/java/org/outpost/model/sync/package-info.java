// SPDX-License-Identifier: Apache-2.0
/// Facts and how machines bring each other up to date, without any I/O.
///
/// What happened is written down once as a {@link org.outpost.model.sync.Fact}. State is what
/// {@link org.outpost.model.sync.Folding} makes of the facts of one aggregate, sorted by {@link
/// org.outpost.model.sync.FoldPlace}: the same set gives the same state everywhere. The rooms of
/// care are known here only as {@link org.outpost.model.sync.Room}.
///
/// Invariants: a writer numbers its facts from 1 with no gap; nobody rewrites a clock; a fold never
/// decides; a verdict other than accepted is itself a fact of the server, standing before the fact
/// it rules in every feed; the last ruling holds; a part of a lease has one holder, and moves by
/// that holder's facts alone.
@NullMarked
package org.outpost.model.sync;

import org.jspecify.annotations.NullMarked;
