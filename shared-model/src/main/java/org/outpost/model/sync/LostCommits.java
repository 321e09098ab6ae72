// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;

/// What a machine does first of all once its partner has begun a new epoch, before it takes a page
/// of it or asks for anything: it gives back what the partner itself had written and lost, such as
/// the shares of leases it passed, and lets go of what may not stand there any more. A partner that
/// takes nothing back decides all that again.
final class LostCommits {
    private final LocalLog log;
    private final Partner partner;
    private Set<String> settled = Set.of();

    LostCommits(LocalLog log, Partner partner) {
        this.log = log;
        this.partner = partner;
    }

    /// Tells which facts the partner has.
    @FunctionalInterface
    interface Known {
        Map<Was, FactId> standing(List<Was> names) throws LineException;
    }

    /// Gives back and lets go.
    ///
    /// @param answer the greeting that told of the epoch
    void settle(Hello.Answer answer, Known known) throws LineException {
        List<FeedCursor> joints = answer.joints() == null ? List.of() : answer.joints();
        List<FeedCursor> sound = new ArrayList<>();
        for (FeedCursor joint : joints) {
            if (isSound(joint)) {
                sound.add(joint);
            }
        }
        List<Fact> back = log.decidedBehind(sound);
        for (int from = 0; from < back.size(); from += Ranges.MAX_BACK) {
            int to = Math.min(back.size(), from + Ranges.MAX_BACK);
            giveBack(back.subList(from, to));
        }
        // What is damaged is not given back, but let go of all the same: the partner's own comes.
        List<Fact> decided = sound.equals(joints) ? back : log.decidedBehind(joints);
        if (!decided.isEmpty()) {
            Map<Was, FactId> standing = known.standing(decided.stream().map(Was::of).toList());
            List<Fact> lost = new ArrayList<>(decided);
            lost.removeIf(fact -> standing.containsKey(Was.of(fact)));
            if (!lost.isEmpty()) {
                log.takeOut(lost);
            }
        }
        Set<String> epochs = new HashSet<>();
        answer.feeds().forEach(head -> epochs.add(head.epoch()));
        settled = epochs;
    }

    /// Whether what stands here behind a joint is as it came. Damage before it, which is mended
    /// from the partner another time, does not count: the partner says what the feed adds up to
    /// there.
    private boolean isSound(FeedCursor joint) throws LineException {
        if (log.isSoundBehind(joint, null)) {
            return true;
        }
        try {
            List<Digest> upTo =
                    partner.ranges(
                                    new Ranges.Request(
                                            log.device(),
                                            log.writer(),
                                            joint.feed(),
                                            List.of(joint.n()),
                                            null))
                            .digests();
            return upTo.size() == 1 && log.isSoundBehind(joint, upTo.getFirst());
        } catch (LineException e) {
            if (e.trouble() != LineException.Trouble.NOT_UNDERSTOOD) {
                throw e;
            }
            return false;
        }
    }

    private void giveBack(List<Fact> some) throws LineException {
        try {
            partner.giveBack(new Ranges.Back(log.device(), log.writer(), List.of(), some));
        } catch (LineException e) {
            if (e.trouble() != LineException.Trouble.NOT_UNDERSTOOD) {
                throw e;
            }
        }
    }

    /// Whether the partner has begun a new epoch of a feed since this machine last stood in it.
    static boolean isNewEpoch(List<FeedCursor> cursors, List<FeedCursor> heads) {
        return heads.stream().anyMatch(head -> isBehind(cursors, head.feed(), head.epoch()));
    }

    private static boolean isBehind(List<FeedCursor> cursors, FeedId feed, String epoch) {
        return cursors.stream()
                .anyMatch(cursor ->
                        cursor.feed().equals(feed)
                                && !cursor.epoch().isEmpty()
                                && !cursor.epoch().equals(epoch));
    }

    /// Whether a page is of an epoch that nothing was settled for yet: then it must wait.
    boolean tooEarly(List<FeedPage> pages, List<FeedCursor> cursors) {
        return pages.stream()
                .filter(page -> !settled.contains(page.epoch()))
                .anyMatch(page -> isBehind(cursors, page.feed(), page.epoch()));
    }
}
