// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.SyncTokens.Judged;
import org.outpost.model.sync.SyncTokens.Meaning;

class SyncTokensTest {
    private static final WriterId WRITER = new WriterId("a".repeat(16));
    private final SyncTokens tokens = new SyncTokens(new byte[] {1, 2, 3});
    private TokenRow row = TokenRow.NONE;
    private String epoch = "epoch1aaaa";
    private List<String> former = List.of();

    private Meaning show(@Nullable String token) {
        Judged judged = tokens.judge(row, WRITER, epoch, former, token);
        TokenRow after = judged.after();
        row = after == null ? row : after;
        return judged.meaning();
    }

    @Test
    void whoGoesOnIsGoodAnAnswerMayBeLostAndASpentTokenIsACopys() {
        assertThat(show(null)).isEqualTo(Meaning.GOOD);
        String first = row.current();
        assertThat(show(first)).isEqualTo(Meaning.GOOD);
        String second = row.current();
        assertThat(second).isNotEqualTo(first);
        assertThat(show(first)).isEqualTo(Meaning.GOOD);
        assertThat(row.current()).as("the same answer again").isEqualTo(second);
        show(second);
        show(row.current());
        assertThat(show(first)).isEqualTo(Meaning.COPY);
        assertThat(show("made.up.token")).isEqualTo(Meaning.COPY);
        assertThat(show(null)).isEqualTo(Meaning.COPY);
    }

    @Test
    void aTokenTheServerGaveAndForgotMeansThatItLostCommits() {
        show(null);
        TokenRow backup = row;
        show(row.current());
        show(row.current());
        String ahead = row.current();
        row = backup;
        assertThat(show(ahead)).isEqualTo(Meaning.LOST);
        row = TokenRow.NONE;
        assertThat(show(ahead)).isEqualTo(Meaning.LOST);
    }

    @Test
    void inANewEpochTokensOfTheOneBeforeAreGoodOnce() {
        show(null);
        TokenRow backup = row;
        show(row.current());
        show(row.current());
        String ahead = row.current();
        row = backup;
        former = List.of(SyncTokens.mark(epoch));
        epoch = "epoch2aaaa";
        assertThat(show(ahead)).isEqualTo(Meaning.GOOD);
        assertThat(show(row.current())).isEqualTo(Meaning.GOOD);
        assertThat(show(row.current())).isEqualTo(Meaning.GOOD);
        assertThat(show(ahead)).isEqualTo(Meaning.COPY);
    }

    @Test
    void anOldRequestThatArrivesFirstInANewEpochMakesNobodyACopy() {
        show(null);
        String old = row.current();
        show(old);
        show(row.current());
        String held = row.current();
        former = List.of(SyncTokens.mark(epoch));
        epoch = "epoch2aaaa";
        assertThat(show(old)).as("held up on the way").isEqualTo(Meaning.GOOD);
        String given = row.current();
        assertThat(show(held)).as("the machine itself").isEqualTo(Meaning.GOOD);
        assertThat(show(given)).as("to the old request's sender").isEqualTo(Meaning.COPY);
        assertThat(show(old)).isEqualTo(Meaning.COPY);
    }

    @Test
    void anOldRequestOfTheEpochBeforeTheLastMakesNobodyACopyEither() {
        show(null);
        String old = row.current();
        former = List.of(SyncTokens.mark(epoch));
        epoch = "epoch2aaaa";
        show(old);
        String held = row.current();
        former = List.of(former.getFirst(), SyncTokens.mark(epoch));
        epoch = "3epochaaaa";
        assertThat(show(old)).as("held up on the way").isEqualTo(Meaning.GOOD);
        assertThat(show(held)).as("the machine itself").isEqualTo(Meaning.GOOD);
        show(row.current());
        assertThat(show(held)).isEqualTo(Meaning.COPY);
        assertThat(show(old)).isEqualTo(Meaning.COPY);
    }

    @Test
    void whoAsksForAFormerWriterWithoutATokenMakesItNoCopyWhereAnotherFileStillHasIt() {
        show(null);
        show(row.current());
        String held = row.current();
        former = List.of(SyncTokens.mark(epoch));
        epoch = "epoch2aaaa";
        assertThat(show(null)).isEqualTo(Meaning.GOOD);
        assertThat(show(held)).isEqualTo(Meaning.GOOD);
    }

    @Test
    void aSecondRestoreOfTheSameBackupIsFoundToo() {
        show(null);
        TokenRow backup = row;
        String before = epoch;
        former = List.of(SyncTokens.mark(before));
        epoch = "epoch2aaaa";
        show(row.current());
        String second = row.current();
        row = backup;
        epoch = before;
        former = List.of();
        assertThat(show(second)).isEqualTo(Meaning.LOST);
    }

    @Test
    void nobodyElsesTokenMeansAnything() {
        show(null);
        String stranger =
                new SyncTokens(new byte[] {9})
                        .judge(new TokenRow(row.current(), null), WRITER, epoch, former, null)
                        .after()
                        .current();
        assertThat(show(stranger)).isEqualTo(Meaning.COPY);
        row = TokenRow.NONE;
        assertThat(show("an old token of random letters")).isEqualTo(Meaning.GOOD);
    }
}
