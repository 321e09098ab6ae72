// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.FeedId;

class FeedAndPullTest {
    private static final byte[] KEY = {7};
    private final Centre centre = new Centre();
    private final Desk desk = new Desk("a", Desk.HOME);
    private final Desk reader = new Desk("b", Desk.HOME);
    private final FeedSession feeds =
            new FeedSession(Desk.BATCHES, message -> Desk.sign(KEY, message));
    private final PullSession pull = new PullSession(Desk.BATCHES, Desk.CHECK);

    private List<FeedPage> news(int maxBytes, FeedCursor... cursors) {
        return feeds.news(List.of(cursors), reader.writer, maxBytes, centre);
    }

    private void fill(int facts) {
        List<Fact> all = new ArrayList<>();
        for (int i = 0; i < facts; i++) {
            all.add(desk.fact(new Toy.AddBeads(List.of("x"), 1, "to H/RMP-DH02", null)));
        }
        centre.push(desk, desk.batch(all));
    }

    private static FeedCursor at(long n) {
        return new FeedCursor(Desk.HOME, "e1", n);
    }

    @Test
    void pagesJoinOnUntilTheHeadAndNothingIsSkipped() {
        fill(20);
        List<Long> seen = new ArrayList<>();
        FeedCursor cursor = FeedCursor.start(Desk.HOME);
        for (int turn = 0; turn < 30; turn++) {
            List<FeedPage> pages = pull.accept(news(900, cursor), List.of(cursor), KEY);
            if (pages.isEmpty()) {
                break;
            }
            pages.getFirst().entries().forEach(entry -> seen.add(entry.n()));
            cursor = at(pages.getFirst().to());
            assertThat(pages.getFirst().more()).isEqualTo(cursor.n() < 20);
        }
        assertThat(seen).hasSize(20).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void everyFeedWithNewsGetsAWordInWhenTheBudgetIsSpent() {
        fill(20);
        List<FeedPage> pages = news(500, FeedCursor.start(Desk.HOME), FeedCursor.start(Desk.OTHER));
        assertThat(pages).hasSize(2).allMatch(FeedPage::more);
        assertThat(pages.get(1).entries()).hasSize(1);
    }

    @Test
    void ownFactsComeBackAsReceipts() {
        fill(2);
        List<FeedPage> pages = feeds.news(List.of(at(0)), desk.writer, 100_000, centre);
        assertThat(pages.getFirst().entries()).allMatch(entry -> entry.fact() == null);
        assertThat(pull.accept(pages, List.of(at(0)), KEY)).hasSize(1);
    }

    @Test
    void aLaggingNodeSaysNothingAndAnUnknownFeedIsEmpty() {
        fill(3);
        assertThat(news(1000, at(9))).isEmpty();
        assertThat(news(1000, FeedCursor.start(FeedId.NATION))).isEmpty();
    }

    @Test
    void aRepeatedPageIsDroppedAndAnOverlapIsCut() {
        fill(5);
        FeedPage page = news(100_000, at(0)).getFirst();
        assertThat(pull.accept(List.of(page, page), List.of(at(0)), KEY)).hasSize(1);
        assertThat(pull.accept(List.of(page), List.of(at(5)), KEY)).isEmpty();
        FeedPage rest = pull.accept(List.of(page), List.of(at(3)), KEY).getFirst();
        assertThat(rest.entries()).extracting(FeedEntry::n).containsExactly(4L, 5L);
        assertThat(rest.from()).isEqualTo(3);
    }

    @Test
    void aGapIsLeftForTheNextTurn() {
        fill(5);
        FeedPage behind = news(100_000, at(3)).getFirst();
        assertThat(pull.accept(List.of(behind), List.of(at(2)), KEY)).isEmpty();
    }

    @Test
    void aForgedPageIsNotLetThrough() {
        fill(5);
        FeedPage page = news(100_000, at(0)).getFirst();
        FeedPage cut =
                new FeedPage(
                        page.feed(),
                        page.epoch(),
                        page.from(),
                        page.to(),
                        page.more(),
                        page.entries().subList(1, 5),
                        page.digest(),
                        page.signature(),
                        null);
        assertThat(pull.accept(List.of(cut), List.of(at(0)), KEY)).isEmpty();
        assertThat(pull.accept(List.of(page), List.of(at(0)), new byte[] {8})).isEmpty();
        FeedPage stranger = news(100_000, at(0)).getFirst();
        assertThat(pull.accept(List.of(stranger), List.of(FeedCursor.start(FeedId.NATION)), KEY))
                .isEmpty();
    }

    @Test
    void aPageTellsTheDigestOfAllUpToItsEndUnderItsSignature() {
        fill(20);
        FeedPage page = news(900, at(0)).getFirst();
        assertThat(page.more()).isTrue();
        assertThat(page.digest()).isEqualTo(centre.digest(Desk.HOME, page.to()));
        FeedPage other =
                new FeedPage(
                        page.feed(),
                        page.epoch(),
                        page.from(),
                        page.to(),
                        page.more(),
                        page.entries(),
                        Digest.NONE,
                        page.signature(),
                        null);
        assertThat(pull.accept(List.of(other), List.of(at(0)), KEY)).isEmpty();
        assertThat(pull.accept(List.of(page), List.of(at(3)), KEY).getFirst().digest())
                .isEqualTo(page.digest());
    }

    @Test
    void whoHoldsSomethingElseUpToTheHeadIsToldTheDigest() {
        fill(4);
        String proof = centre.digest(Desk.HOME, 4).proof();
        assertThat(news(1000, new FeedCursor(Desk.HOME, "e1", 4, proof))).isEmpty();
        FeedCursor astray = new FeedCursor(Desk.HOME, "e1", 4, Digest.NONE.proof());
        FeedPage word = news(1000, astray).getFirst();
        assertThat(word.entries()).isEmpty();
        assertThat(word.digest()).isEqualTo(centre.digest(Desk.HOME, 4));
        assertThat(pull.accept(List.of(word), List.of(astray), KEY)).containsExactly(word);
        assertThat(pull.accept(List.of(word), List.of(at(3)), KEY)).isEmpty();
    }

    @Test
    void aNewEpochStartsFromTheFirstEntryAndNeverInTheMiddle() {
        fill(5);
        FeedCursor old = new FeedCursor(Desk.HOME, "e0", 400);
        FeedPage page = news(100_000, old).getFirst();
        assertThat(page.from()).isZero();
        assertThat(pull.accept(List.of(page), List.of(old), KEY)).hasSize(1);
        FeedPage middle = news(100_000, at(3)).getFirst();
        assertThat(pull.accept(List.of(middle), List.of(old), KEY)).isEmpty();
    }

    @Test
    void aTokenLostOnTheWayIsNoCopyButAnOldOneIs() {
        TokenRow row = TokenRow.NONE.shown(null, "t1");
        assertThat(row.shown(null, "t2")).isEqualTo(row);
        row = row.shown("t1", "t2");
        assertThat(row.shown("t1", "t3").current()).isEqualTo("t2");
        assertThat(row.shown(null, "t3")).isNull();
        row = row.shown("t2", "t3");
        assertThat(row.shown("t1", "t4")).isNull();
        assertThat(row.shown("t2", "t4").current()).isEqualTo("t3");
        assertThat(row.shown("t3", "t4").current()).isEqualTo("t4");
        assertThat(row.shown(null, "t4")).isNull();
    }
}
