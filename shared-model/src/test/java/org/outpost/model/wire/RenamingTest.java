// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.Desk;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.Sha256;
import org.outpost.model.sync.Toy;
import org.outpost.model.sync.Was;

class RenamingTest {
    private final Desk desk = new Desk("a", Desk.HOME);
    private final WriterId next = new WriterId("b".repeat(16));

    private Fact named(String jar) {
        return desk.fact(Toy.add(1, jar));
    }

    @Test
    void everyNameOfAForkedFactIsReplacedAndNoOther() {
        FactId old = new FactId(desk.writer, 1);
        FactId now = new FactId(next, 7);
        Fact fact = named("x" + old.value());
        Fact again =
                new Renaming(Map.of(old, now)::get)
                        .again(named("/" + old), now, HybridTime.ofMillis(9));
        assertThat(again.envelope().aggregates()).containsExactly(Toy.jar("/" + now));
        assertThat(
                        new Renaming(Map.of(old, now)::get)
                                .again(fact, now, HybridTime.ofMillis(9))
                                .envelope()
                                .aggregates())
                .as("letters before it: not a name")
                .containsExactly(Toy.jar("x" + old.value()));
        assertThat(
                        new Renaming(Map.of(old, now)::get)
                                .again(named(old.value() + "0"), now, HybridTime.ofMillis(9))
                                .envelope()
                                .aggregates())
                .as("another number")
                .containsExactly(Toy.jar(old.value() + "0"));
    }

    @Test
    void theFirstNameStaysHoweverOftenAFactIsWrittenAgain() {
        Fact first = named("x");
        Was was = Was.of(first);
        assertThat(was).isEqualTo(new Was(first.id(), Sha256.hex(first.core())));
        Fact second =
                new Renaming(name -> null)
                        .again(first, new FactId(next, 3), HybridTime.ofMillis(9));
        Fact third =
                new Renaming(name -> null)
                        .again(
                                second,
                                new FactId(new WriterId("c".repeat(16)), 1),
                                HybridTime.ofMillis(10));
        assertThat(Was.of(second)).isEqualTo(was);
        assertThat(Was.of(third)).isEqualTo(was);
        assertThat(third.envelope().clock()).isEqualTo(HybridTime.ofMillis(10));
        assertThat(third.id().writer().value()).isEqualTo("c".repeat(16));
        assertThat(FactCodec.parseLine(FactCodec.line(third))).isEqualTo(third);
    }

    @Test
    void whatANewerVersionWroteComesThrough() {
        Fact fact = named("x");
        String newer =
                new String(fact.core(), StandardCharsets.UTF_8)
                        .replace("AddBeads", "PaintBeads")
                        .replace("\"structure\":{", "\"structure\":{\"aim\":{\"x\":[1,2]},");
        Fact read = FactCodec.parse(newer.getBytes(StandardCharsets.UTF_8), null);
        Fact again =
                new Renaming(name -> null).again(read, new FactId(next, 3), HybridTime.ofMillis(9));
        assertThat(new String(again.core(), StandardCharsets.UTF_8))
                .contains("\"aim\":{\"x\":[1,2]}", "PaintBeads");
    }

    @Test
    void anOldReaderReadsAFactWrittenAgainAsItsOwnFact() {
        Fact again =
                new Renaming(name -> null)
                        .again(named("x"), new FactId(next, 3), HybridTime.ofMillis(9));
        assertThat(Desk.CODEC.read(again).body()).isEqualTo(Toy.add(1, "x"));
    }
}
