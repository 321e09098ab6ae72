// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;

/// Finds where a feed differs here and at the server, and mends it: asks for digests of ranges,
/// each a sixteenth of the one before, until a few entries are left; takes those out of a signed
/// page; and gives back what turns out to lie damaged there. Belongs to the thread of the
/// conversation, comes after it, and holds up nothing: a cursor goes on whatever is found.
public final class MendSession {
    private static final int PARTS = 16;
    private static final int LEAF = 16;

    /// How much one turn goes through; the next one goes on.
    private static final int MAX_LEAVES = 32;

    private static final int MAX_LISTS = 50;
    private static final int STEP = 20_000;

    private final MendLog log;
    private final Partner partner;
    private final BatchCodec codec;
    private final SignatureCheck signatures;

    public MendSession(MendLog log, Partner partner, BatchCodec codec, SignatureCheck signatures) {
        this.log = log;
        this.partner = partner;
        this.codec = codec;
        this.signatures = signatures;
    }

    /// The daily look: adds every feed up again from the bytes as they lie here, compares a few
    /// facts whole, person parts and all, and gives back what the server found damaged.
    ///
    /// @param sample any number: which facts are compared whole
    /// @return whether none differs any more
    public boolean look(byte[] serverKey, long sample) throws LineException {
        Map<FeedId, Integer> mended = new HashMap<>();
        for (FeedCursor cursor : log.followed()) {
            if (cursor.n() > 0) {
                mended.put(cursor.feed(), new Feed(cursor, serverKey, 0).audit(sample));
            }
        }
        return turn(serverKey, mended);
    }

    /// Goes once through all feeds that differ.
    ///
    /// @param serverKey whose pages are taken
    /// @return whether none differs any more
    public boolean turn(byte[] serverKey) throws LineException {
        return turn(serverKey, Map.of());
    }

    private boolean turn(byte[] serverKey, Map<FeedId, Integer> mended) throws LineException {
        boolean same = true;
        for (FeedCursor cursor : log.differing()) {
            int before = mended.getOrDefault(cursor.feed(), 0);
            same &= new Feed(cursor, serverKey, before).mend();
        }
        return same;
    }

    private record Range(long from, long to) {
        long size() {
            return to - from;
        }
    }

    /// One feed, up to where its cursor stands.
    private final class Feed {
        private final FeedCursor at;
        private final FeedId feed;
        private final byte[] serverKey;
        private int mended;

        Feed(FeedCursor at, byte[] serverKey, int mended) {
            this.mended = mended;
            this.at = at;
            this.feed = at.feed();
            this.serverKey = serverKey;
        }

        boolean mend() throws LineException {
            Ranges.Answer head = ask(List.of(at.n()), null);
            if (!head.epoch().equals(at.epoch()) || head.head() < at.n()) {
                // Another epoch, or a node that lags: the next pull tells.
                return false;
            }
            if (head.digests().isEmpty() || !learn()) {
                return false;
            }
            if (!addedUp().equals(head.digests().getFirst())) {
                for (Range leaf : narrowed()) {
                    look(leaf);
                }
            }
            return log.settle(at, head.digests().getFirst(), mended);
        }

        /// @return how many facts were put right at once
        int audit(long sample) throws LineException {
            Ranges.Answer head = ask(List.of(at.n()), null);
            if (!head.wanted().isEmpty()) {
                List<Long> wanted = head.wanted();
                partner.giveBack(
                        log.frozen(wanted.subList(0, Math.min(wanted.size(), Ranges.MAX_BACK))));
            }
            if (!head.epoch().equals(at.epoch()) || head.digests().isEmpty()) {
                return 0;
            }
            if (!addedUp().equals(head.digests().getFirst())) {
                log.doubt(at);
            }
            FeedPage page = page(Math.floorMod(sample, at.n()), Ranges.MAX_WHOLE, true);
            List<FeedEntry> unlike = page == null ? List.of() : log.unlike(page);
            if (!unlike.isEmpty()) {
                log.doubt(at);
                log.mend(feed, unlike);
            }
            return unlike.size();
        }

        /// In steps, so that no reading of the store lasts long.
        private Digest addedUp() {
            Digest all = Digest.NONE;
            for (long from = 0; from < at.n(); from += STEP) {
                all = all.plus(log.digest(feed, from, Math.min(at.n(), from + STEP)));
            }
            return all;
        }

        /// Where facts came without their positions, as in a first load, asks for the names.
        ///
        /// @return false where there is more to learn next time
        private boolean learn() throws LineException {
            for (int lists = 0; log.unplaced(feed, at.n()) > LEAF; lists++) {
                if (lists == MAX_LISTS) {
                    return false;
                }
                long after = lists == 0 ? log.firstUnplaced(feed) - 1 : listed;
                if (after >= at.n()) {
                    return true;
                }
                FeedPage page = page(after, Ranges.MAX_NAMES, false);
                if (page == null || page.to() <= after) {
                    return true;
                }
                log.place(page);
                listed = page.to();
            }
            return true;
        }

        private long listed;

        /// The small ranges in which the two differ.
        private List<Range> narrowed() throws LineException {
            List<Range> found = new ArrayList<>();
            List<Range> open = new ArrayList<>(List.of(new Range(0, at.n())));
            while (!open.isEmpty() && found.size() < MAX_LEAVES) {
                Range range = open.removeLast();
                if (range.size() <= LEAF) {
                    found.add(range);
                } else {
                    open.addAll(parts(range));
                }
            }
            return found;
        }

        /// Those sixteenths of a range that differ, the first one last.
        private List<Range> parts(Range range) throws LineException {
            List<Long> cuts = new ArrayList<>();
            for (int i = 0; i <= PARTS; i++) {
                cuts.add(range.from() + range.size() * i / PARTS);
            }
            List<Digest> theirs = digests(cuts);
            List<Range> differing = new ArrayList<>();
            for (int i = theirs.size() - 1; i > 0; i--) {
                Digest there = theirs.get(i).minus(theirs.get(i - 1));
                Range part = new Range(cuts.get(i - 1), cuts.get(i));
                if (part.size() > 0 && !log.digest(feed, part.from(), part.to()).equals(there)) {
                    differing.add(part);
                }
            }
            return differing;
        }

        /// Compares a few entries one by one.
        private void look(Range leaf) throws LineException {
            List<Long> cuts = new ArrayList<>();
            for (long n = leaf.from(); n <= leaf.to(); n++) {
                cuts.add(n);
            }
            List<Digest> theirs = digests(cuts);
            List<FeedEntry> right = new ArrayList<>();
            List<FactId> damagedThere = new ArrayList<>();
            long after = leaf.from();
            while (after < leaf.to() && !theirs.isEmpty()) {
                FeedPage page = page(after, (int) (leaf.to() - after), true);
                if (page == null || page.to() <= after || page.to() > leaf.to()) {
                    break;
                }
                for (FeedEntry entry : page.entries()) {
                    int i = (int) (entry.n() - leaf.from());
                    Digest is = theirs.get(i).minus(theirs.get(i - 1));
                    boolean same = log.digest(feed, entry.n() - 1, entry.n()).equals(is);
                    Fact fact = entry.fact();
                    if (fact == null || !Digest.of(fact).equals(is)) {
                        if (same) {
                            damagedThere.add(entry.id());
                        }
                    } else if (!same) {
                        right.add(entry);
                    }
                }
                after = page.to();
            }
            if (!right.isEmpty()) {
                log.mend(feed, right);
                mended += right.size();
            }
            giveBack(damagedThere);
        }

        private void giveBack(List<FactId> damaged) throws LineException {
            for (int i = 0; i < damaged.size(); i += Ranges.MAX_BACK) {
                List<FactId> some =
                        damaged.subList(i, Math.min(damaged.size(), i + Ranges.MAX_BACK));
                mended += partner.giveBack(log.held(some)).mended();
            }
        }

        private List<Digest> digests(List<Long> cuts) throws LineException {
            List<Digest> digests = ask(cuts, null).digests();
            return digests.size() == cuts.size() ? digests : List.of();
        }

        /// A signed page of this feed behind a position; null where it is none.
        private @Nullable FeedPage page(long after, int entries, boolean whole)
                throws LineException {
            int most = (int) Math.min(entries, at.n() - after);
            FeedPage page = ask(List.of(), new Ranges.Stretch(after, most, whole)).page();
            boolean good =
                    page != null
                            && page.feed().equals(feed)
                            && page.epoch().equals(at.epoch())
                            && page.from() == after
                            && signatures.holds(
                                    serverKey, codec.signedBytes(page), page.signature());
            return good ? page : null;
        }

        private Ranges.Answer ask(List<Long> cuts, Ranges.@Nullable Stretch stretch)
                throws LineException {
            return partner.ranges(
                    new Ranges.Request(log.device(), log.writer(), feed, cuts, stretch));
        }
    }
}
