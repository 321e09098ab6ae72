// SPDX-License-Identifier: Apache-2.0
/// Where batches of facts come in and feeds go out. {@link org.outpost.server.sync.ServerPartner}
/// is the server's end of the line, with or without HTTP before it; {@link
/// org.outpost.server.sync.FactInbox} takes one batch in, in one transaction; {@link
/// org.outpost.server.sync.FeedStore} reads what the feeds hold.
///
/// The rules are not here: the pure sessions of the shared model judge, this room locks, reads and
/// writes. It knows the rooms of care as ports only: their rule and fold from the shared model,
/// their {@link org.outpost.server.sync.RowProjection}, and who may write through {@link
/// org.outpost.server.sync.WriteRule}.
///
/// Invariants: a batch is in whole or not at all; every fact of a committed batch has one position
/// in its home feed; positions are given under the feed's lock, taken last, so that commit order is
/// feed order; a version row is written only where its version is the one judged; lock order is
/// writer, leases and sessions by id, aggregates by id, feeds by id.
@NullMarked
package org.outpost.server.sync;

import org.jspecify.annotations.NullMarked;
