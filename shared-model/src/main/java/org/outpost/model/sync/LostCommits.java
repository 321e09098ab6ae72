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
        List<FeedCursor> joints = answer.joints();
        List<Fact> decided = joints == null ? List.of() : log.decidedBehind(joints);
        for (int from = 0; from < decided.size(); from += Ranges.MAX_BACK) {
            int to = Math.min(decided.size(), from + Ranges.MAX_BACK);
            giveBack(decided.subList(from, to));
        }
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
