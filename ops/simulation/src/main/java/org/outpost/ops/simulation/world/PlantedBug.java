// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.world;

/// Bugs put in on purpose, one at a time: a judge that misses one is no judge.
public enum PlantedBug {
    /// The server says it has a fact and does not keep it.
    FACT_DROPPED_AFTER_RECEIPT("the server drops a fact it gave a receipt for"),
    /// The screen says "kept" before the disk does.
    ACKNOWLEDGED_BEFORE_COMMIT("a counter acknowledges before it has committed"),
    /// What comes by a second feed is applied again.
    APPLIED_TWICE("a counter applies a fact again when it comes by a second feed"),
    /// The cursor moves in a transaction of its own, before the facts are applied.
    CURSOR_BEFORE_FACTS("a counter moves its cursor before it has applied the page"),
    /// What comes last is taken for the newest.
    ARRIVAL_ORDER_TRUSTED("folds trust the order of arrival instead of the clock"),
    /// The server passes on what another desk holds.
    LEASE_GRANTED_TWICE("the server passes a part of a lease on twice"),
    /// Folds go on counting what was refused.
    RULING_SKIPPED("a counter does not heed rulings"),
    /// The server forgets the token before the last, so that a lost answer looks like a copy.
    PREVIOUS_TOKEN_FORGOTTEN("the server takes a lost answer for a copy"),
    /// A batch that comes again is taken in again.
    BATCH_TAKEN_TWICE("the server takes a repeated batch in again"),
    /// A page begins one entry late.
    ENTRY_SKIPPED("the server's page leaves one entry out"),
    /// The server confirms a place without looking whether it is taken.
    PLACE_CONFIRMED_BLINDLY("the server confirms a place that is taken"),
    /// A power cut takes what the screen had called kept.
    FSYNC_SKIPPED("a counter does not wait for the disk"),
    /// A new fact takes the time of day for its clock, whatever it has seen.
    CLOCK_TRUSTED("a counter trusts its clock"),
    /// The server puts facts into a hospital's feed that are none of its business.
    WRONG_SCOPE("the server shows a hospital what is another's"),
    /// Two neighbours in a feed are handed out in the wrong order.
    REORDERED("the server hands out entries in the wrong order"),
    /// The server's own facts get numbers that were used.
    SERVER_NUMBER_REUSED("the server uses a number of its own again"),
    /// One fact that can't be read stops all behind it.
    QUARANTINE_BLOCKS("a fact that can't be read stops those behind it"),
    /// What a newer program wrote is thrown away.
    UNKNOWN_TYPE_DROPPED("a counter drops what it can't read"),
    /// What was sent is taken for what arrived.
    SENT_TAKEN_FOR_REACHED("a counter takes what it sent for what arrived"),
    /// The lease of a counter that is silent is given to the next.
    LEASE_ENDED_BY_CLOCK("the server ends a lease by the clock"),
    /// What was handed out is refused instead of disputed.
    PHYSICAL_REFUSED("the server refuses what was physical"),
    /// The server's fold does not see that a parcel left.
    PARCEL_COUNTED_TWICE("a parcel stays on the shelf it left"),
    /// A repeated page moves the cursor back.
    CURSOR_GOES_BACK("a counter moves its cursor back"),
    /// After a crash the last number is used again.
    NUMBER_REUSED_AFTER_CRASH("a counter uses a number again after a crash"),
    /// A batch is made anew when it is sent again.
    FROZEN_AGAIN("a counter freezes a batch again when it sends it again"),
    /// Refused facts are not kept.
    REFUSED_NOT_KEPT("the server does not keep what it refuses"),
    /// Who was dismissed may go on.
    DISMISSAL_IGNORED("the server takes what dismissed staff writes"),
    /// Fact and state are two transactions.
    HALF_AN_ACTION("a counter commits a fact without what it changes"),
    /// A token may be shown for ever, so that no copy of a file is ever found out.
    TOKEN_NOT_ROTATED("the server gives the same token again and again"),
    /// Batches that were frozen anew are taken, whatever they continue.
    CHAIN_NOT_CHECKED("the server takes a batch that continues another chain"),
    /// What a ruling skips goes on counting until there is other news.
    RULING_LATE("a counter folds rulings a transaction later than it keeps them"),
    /// Facts are written down again as this version understands them.
    UNKNOWN_FIELD_DROPPED("a counter keeps only those fields of a fact that it knows"),
    /// Nobody looks whether both sides hold the same; only where digests are kept.
    DIGEST_IGNORED("a counter never compares what its feeds add up to"),
    /// Every conversation begins with the first batch.
    RESENT_FROM_THE_START("a counter sends everything again"),
    /// A copy that takes a new writer writes again what it had and does not say what that was.
    REJOIN_WITHOUT_WAS("a copied counter writes its facts again without their first names"),
    /// What the district has is given up here, though a backup of it may know less.
    RECEIPT_DELETED_EARLY("a counter deletes what it sent as soon as it was received"),
    /// A message is taken off the queue before what it tells of is noted.
    MESSAGE_TAKEN_EARLY("a message is taken off the queue before it is noted"),
    /// What was told is noted again when the message comes again.
    TOLD_TWICE("a repeated message is told again"),
    /// A district that went back passes on again what others hold.
    LEASES_NOT_AWAITED("the server passes leases on before everybody came who may hold some");

    private final String words;

    PlantedBug(String words) {
        this.words = words;
    }

    /// What it does, for the report.
    public String words() {
        return words;
    }
}
