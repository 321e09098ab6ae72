// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.wire.FactCodec;
import org.outpost.model.wire.Json;

class DigestTest {
    private final Desk desk = new Desk("a", Desk.HOME);

    private List<Fact> facts(int count) {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            facts.add(desk.fact(Toy.add(i, "x")));
        }
        return facts;
    }

    private static Digest sum(List<Fact> facts) {
        return facts.stream().map(Digest::of).reduce(Digest.NONE, Digest::plus);
    }

    @Test
    void theSameFactsGiveTheSameWhateverTheirOrder() {
        List<Fact> facts = facts(50);
        Digest all = sum(facts);
        Collections.shuffle(facts, new Random(3));
        assertThat(sum(facts)).isEqualTo(all);
        assertThat(all.count()).isEqualTo(50);
    }

    @Test
    void oneMissingDoubledOrDamagedFactShows() {
        List<Fact> facts = facts(20);
        Digest all = sum(facts);
        assertThat(sum(facts.subList(1, 20))).isNotEqualTo(all);
        List<Fact> twice = new ArrayList<>(facts.subList(1, 20));
        twice.add(facts.get(5));
        assertThat(sum(twice).count()).isEqualTo(20);
        assertThat(sum(twice)).isNotEqualTo(all);
        byte[] core = facts.get(7).core().clone();
        core[40] ^= 1;
        assertThat(all.minus(Digest.of(facts.get(7))).plus(Digest.of(core))).isNotEqualTo(all);
    }

    @Test
    void sumsAreModuloTwoToTheHundredAndTwentyEighth() {
        Digest all = Digest.NONE;
        BigInteger sum = BigInteger.ZERO;
        for (Fact fact : facts(40)) {
            all = all.plus(Digest.of(fact));
            sum = sum.add(new BigInteger(1, Digest.of(fact).sum()));
        }
        BigInteger modulus = BigInteger.ONE.shiftLeft(128);
        assertThat(new BigInteger(1, all.sum())).isEqualTo(sum.mod(modulus));
        Digest max = new Digest(1, -1, -1);
        assertThat(max.plus(new Digest(1, 0, 1))).isEqualTo(new Digest(2, 0, 0));
        assertThat(new Digest(2, 0, 0).minus(new Digest(1, 0, 1))).isEqualTo(max);
    }

    @Test
    void anErasedPersonPartChangesNothing() {
        Fact fact = desk.fact(new Toy.AddBeads(List.of("x"), 1, "to H/RMP-DH02", null));
        Fact erased = FactCodec.parse(fact.core(), null);
        assertThat(Digest.of(erased)).isEqualTo(Digest.of(fact));
    }

    @Test
    void itsTextIsReadBackAndNothingElseIs() {
        Digest all = sum(facts(9));
        assertThat(Digest.parse(all.value())).isEqualTo(all);
        assertThat(Digest.of(9, all.sum())).isEqualTo(all);
        assertThat(new String(Json.write(new Holder(all)), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("{\"digest\":\"" + all.value() + "\"}");
        assertThat(Json.read(Json.write(new Holder(all)), Holder.class).digest()).isEqualTo(all);
        assertThat(all.proof()).hasSize(6).doesNotContain(".");
        for (String bad : List.of("", "9", "x.AAAA", "9.AAAA", "9.!!!", all.value() + "A")) {
            assertThatThrownBy(() -> Digest.parse(bad)).isInstanceOf(MalformedException.class);
        }
    }

    record Holder(Digest digest) {}
}
