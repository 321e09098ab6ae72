// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.sync.Desk;
import org.outpost.model.sync.Digest;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FeedCursor;
import org.outpost.model.sync.FeedEntry;
import org.outpost.model.sync.FeedPage;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.Hello;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.Toy;
import org.outpost.model.sync.UnreadableBody;

class FactCodecTest {
    private final Desk desk = new Desk("a", Desk.HOME);

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Fact beads() {
        return desk.fact(
                new Toy.AddBeads(
                        List.of("red", "blue", "red"),
                        3,
                        "to H/RMP-DH02",
                        new Toy.Person("\u0930\u093e\u092e")),
                new HybridTime(2048));
    }

    @Test
    void aSealedFactHasTheseBytesForEver() {
        Fact fact = beads();
        assertThat(text(fact.core()))
                .isEqualTo(
                        "{\"aggregates\":[\"jar/red\",\"jar/blue\"],\"clock\":2048,"
                                + "\"concerns\":[\"H/RMP-DH02\"],\"happened\":1790000000000,"
                                + "\"home\":\"H/RMP-DH01\",\"recorded\":1790000000000,\"seq\":1,"
                                + "\"structure\":{\"beads\":3,\"jars\":[\"red\",\"blue\",\"red\"],"
                                + "\"note\":\"to H/RMP-DH02\"},\"type\":\"AddBeads\",\"version\":1,"
                                + "\"who\":\"meena\",\"writer\":\"aaaaaaaaaaaaaaaa\"}");
        assertThat(text(fact.person())).isEqualTo("{\"name\":\"\u0930\u093e\u092e\"}");
    }

    @Test
    void factsBatchesAndPagesComeThroughTheWireAsTheyWere() {
        Fact fact = beads();
        assertThat(FactCodec.parse(fact.core(), fact.person())).isEqualTo(fact);
        assertThat(FactCodec.parseLine(FactCodec.line(fact))).isEqualTo(fact);
        FrozenBatch batch = desk.batch(fact, desk.fact(Toy.add(1, "red")));
        FeedPage page =
                new FeedPage(
                        Desk.HOME,
                        "e1",
                        0,
                        2,
                        false,
                        List.of(
                                new FeedEntry(1, fact.id(), fact),
                                new FeedEntry(2, batch.facts().getLast().id(), null)),
                        Digest.of(fact),
                        new byte[] {1, 2},
                        null);
        Exchange.Request request =
                new Exchange.Request(
                        desk.device,
                        desk.writer,
                        null,
                        2,
                        null,
                        List.of(batch),
                        List.of(FeedCursor.start(FeedId.NATION)),
                        List.of(),
                        1000);
        Exchange.Request read = Json.read(Json.write(request), Exchange.Request.class);
        FrozenBatch came = read.batches().getFirst();
        assertThat(came.hash()).isEqualTo(batch.hash());
        assertThat(came.header()).isEqualTo(batch.header());
        assertThat(came.facts()).isEqualTo(batch.facts());
        assertThat(came.signature()).isEqualTo(batch.signature());
        assertThat(read.cursors()).isEqualTo(request.cursors());
        Exchange.Answer answer =
                new Exchange.Answer(false, 5, 2, List.of(), List.of(page), "t2", null);
        FeedPage back = Json.read(Json.write(answer), Exchange.Answer.class).pages().getFirst();
        assertThat(Desk.BATCHES.signedBytes(back)).isEqualTo(Desk.BATCHES.signedBytes(page));
        assertThat(back.entries()).isEqualTo(page.entries());
        Hello.Answer hello =
                new Hello.Answer(
                        Hello.Standing.WELCOME,
                        1,
                        2,
                        3,
                        List.of(),
                        new byte[] {9},
                        "t1",
                        null,
                        null,
                        2);
        assertThat(Json.read(Json.write(hello), Hello.Answer.class).serverKey())
                .isEqualTo(new byte[] {9});
    }

    @Test
    void whateverSpacingAFactTravelsInItsBytesStayTheSame() {
        Fact fact = beads();
        String loose = text(FactCodec.line(fact)).replace(":", " : ").replace("RMP : ", "RMP:");
        assertThat(FactCodec.parseLine(utf8(loose)).core()).isEqualTo(fact.core());
    }

    @Test
    void unknownFieldsPassUnharmed() {
        Fact fact = beads();
        String newer =
                text(fact.core())
                        .replace("\"structure\":{", "\"structure\":{\"aim\":{\"x\":[1,2]},")
                        .replace("{\"aggregates\"", "{\"Zone\":\"east\",\"aggregates\"");
        Fact read = FactCodec.parse(utf8(newer), fact.person());
        assertThat(Desk.CODEC.read(read).body()).isInstanceOf(Toy.AddBeads.class);
        assertThat(FactCodec.parseLine(FactCodec.line(read)).core()).isEqualTo(utf8(newer));
    }

    @Test
    void unknownTypesAndVersionsPassUnharmed() {
        Fact fact = beads();
        for (String newer :
                List.of(
                        text(fact.core()).replace("AddBeads", "PaintBeads"),
                        text(fact.core()).replace("\"version\":1", "\"version\":2"))) {
            Fact read = FactCodec.parseLine(FactCodec.line(FactCodec.parse(utf8(newer), null)));
            assertThat(read.core()).isEqualTo(utf8(newer));
            assertThat(Desk.CODEC.read(read).body())
                    .isInstanceOfSatisfying(
                            UnreadableBody.class, body -> assertThat(body.newer()).isTrue());
        }
    }

    @Test
    void aKnownBodyInAnotherFormIsUnreadableAndNeverThrows() {
        String core = text(beads().core());
        for (String broken :
                List.of(
                        core.replace("\"beads\":3", "\"beads\":\"three\""),
                        core.replace("\"beads\":3,", ""),
                        core.replace("[\"red\",\"blue\",\"red\"]", "[null]"),
                        core.replace("[\"red\",\"blue\",\"red\"]", "7"),
                        core.replace("\"structure\":{", "\"structure\":[],\"other\":{"))) {
            ReadFact read = Desk.CODEC.read(FactCodec.parse(utf8(broken), utf8("{}")));
            assertThat(read.body())
                    .isInstanceOfSatisfying(
                            UnreadableBody.class, body -> assertThat(body.newer()).isFalse());
        }
    }

    @Test
    void aCoreThatIsNoFactIsRefusedInWords() {
        String core = text(beads().core());
        for (String broken :
                List.of(
                        "{}",
                        "[]",
                        "7",
                        core.replace("\"seq\":1", "\"seq\":0"),
                        core.replace("\"seq\":1", "\"seq\":12345678901234567890"),
                        core.replace("\"clock\":2048", "\"clock\":-1"),
                        core.replace("aaaaaaaaaaaaaaaa", "short"),
                        core.replace("jar/red", "red"))) {
            assertThatThrownBy(() -> FactCodec.parse(utf8(broken), null))
                    .isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void aFactNoReaderWouldTakeIsNotSealed() {
        assertThatThrownBy(() -> desk.fact(Toy.noted("x".repeat(70_000), "red")))
                .isInstanceOf(MalformedException.class);
        List<String> many =
                java.util.stream.IntStream.range(0, 900)
                        .mapToObj(i -> "j" + i + "x".repeat(100))
                        .toList();
        assertThat(desk.fact(new Toy.AddBeads(many, 1, "", null)).size())
                .isLessThan(FactCodec.MAX_FACT);
    }
}
