// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.FactId;
import org.outpost.model.sync.Exchange.BatchAnswer;
import org.outpost.model.sync.Exchange.BatchStanding;
import org.outpost.model.wire.Renaming;

/// A fact that two copies of a database hold, and that one of them wrote again, counts once,
/// whichever comes first.
class FirstNamesTest {
    private final Centre centre = new Centre();
    private final Desk desk = new Desk("a", Desk.HOME);
    private final Desk copy = new Desk("b", Desk.HOME);
    private final Fact first = desk.fact(Toy.add(3, "x"));

    private Fact again() {
        copy.seq++;
        return new Renaming(name -> null)
                .again(first, new FactId(copy.writer, copy.seq), first.envelope().clock());
    }

    @Test
    void whatWasSentAndWrittenAgainIsNotTakenTwice() {
        centre.push(desk, desk.batch(first));
        BatchAnswer answer = centre.push(copy, copy.batch(again()));
        assertThat(answer.standing()).isEqualTo(BatchStanding.FORK);
        assertThat(answer.reason()).contains(first.id().value());
        assertThat(centre.jar("x").beads()).isEqualTo(3);
    }

    @Test
    void whatWasWrittenAgainFirstIsNotTakenUnderItsOldName() {
        centre.push(copy, copy.batch(again()));
        assertThat(centre.push(desk, desk.batch(first)).standing()).isEqualTo(BatchStanding.FORK);
        Desk third = new Desk("c", Desk.HOME);
        Fact thrice =
                new Renaming(name -> null)
                        .again(first, new FactId(third.writer, 1), first.envelope().clock());
        assertThat(centre.push(third, third.batch(thrice)).standing())
                .isEqualTo(BatchStanding.FORK);
        assertThat(centre.jar("x").beads()).isEqualTo(3);
    }

    @Test
    void twoFactsUnderOneNumberAreTwoFacts() {
        Desk twin = new Desk("a", Desk.HOME);
        Fact other = twin.fact(Toy.add(40, "x"));
        assertThat(other.id()).isEqualTo(first.id());
        centre.push(desk, desk.batch(first));
        copy.seq++;
        Fact again =
                new Renaming(name -> null)
                        .again(other, new FactId(copy.writer, 1), other.envelope().clock());
        assertThat(centre.push(copy, copy.batch(again)).standing()).isEqualTo(BatchStanding.TAKEN);
        assertThat(centre.jar("x").beads()).isEqualTo(43);
    }

    @Test
    void aBatchThatHoldsOneFactTwiceIsBroken() {
        assertThat(centre.push(copy, copy.batch(List.of(again(), again()))).standing())
                .isEqualTo(BatchStanding.BROKEN);
        assertThat(centre.facts).isEmpty();
    }

    @Test
    void theAnswerToTheSameBatchStaysTheSame() {
        FrozenBatch batch = copy.batch(again());
        centre.push(copy, batch);
        assertThat(centre.push(copy, batch).standing()).isEqualTo(BatchStanding.TAKEN);
    }
}
