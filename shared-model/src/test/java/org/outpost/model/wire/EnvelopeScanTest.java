// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.outpost.model.OutpostRooms;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.kernel.UserId;
import org.outpost.model.scenarios.Samples;
import org.outpost.model.sync.Envelope;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FactWriter;

/// The short way to an envelope and the long one say the same.
class EnvelopeScanTest {
    private static final FactCodec CODEC = new FactCodec(OutpostRooms.all().types());
    private static final String PLAIN =
            "{\"action\":\"a1\",\"aggregates\":[\"jar/red\",\"jar/red\"],\"clock\":2048,"
                    + "\"concerns\":[],\"happened\":-1,\"home\":\"H/RMP-DH01\",\"made\":{\"who\":[]},"
                    + "\"recorded\":7,\"seq\":1,\"structure\":{\"type\":\"x\"},\"type\":\"AddBeads\","
                    + "\"version\":1,\"who\":\"meena\",\"writer\":\"aaaaaaaaaaaaaaaa\"}";

    static Stream<FactBody> samples() {
        return Samples.all().stream();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyTypeOfFactGoesTheShortWay(FactBody body) {
        Fact sealed =
                CODEC.seal(
                        new FactWriter.Draft(
                                body, new UserId("asha"), FeedId.of(Samples.DH), 5, 6, null),
                        Samples.FACT,
                        HybridTime.ofMillis(Samples.MORNING));
        Envelope scanned = EnvelopeScan.of(sealed.core());
        assertThat(scanned).isEqualTo(FactCodec.envelope(Json.tree(sealed.core())));
        assertThat(scanned).isEqualTo(sealed.envelope());
        assertThat(FactCodec.parseLine(FactCodec.line(sealed))).isEqualTo(sealed);
    }

    @Test
    void whatAnEnvelopeDoesNotKnowIsPassedOver() {
        Envelope scanned = EnvelopeScan.of(utf8(PLAIN));
        assertThat(scanned).isEqualTo(FactCodec.envelope(Json.tree(utf8(PLAIN))));
        assertThat(scanned).isNotNull().extracting(Envelope::action).isEqualTo("a1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"seq\":1,->",
                "\"who\":\"meena\",->",
                "\"clock\":2048->\"clock\":\"2048\"",
                "\"home\":\"H/RMP-DH01\"->\"home\":null",
                "[\"jar/red\",\"jar/red\"]->[1]",
                "\"concerns\":[]->\"concerns\":{}",
                "\"action\":\"a1\"->\"action\":null",
                "\"clock\":2048->\"clock\":12345678901234567890",
                "\"meena\"->\"me\\\"na\"",
            })
    void whatIsNotPlainIsLeftToTheTree(String change) {
        String[] parts = change.split("->", -1);
        byte[] core = utf8(PLAIN.replace(parts[0], parts[1]));
        assertThat(CanonicalScan.holds(core) ? EnvelopeScan.of(core) : null).isNull();
    }

    @Test
    void whatIsMalformedIsRefusedAsBefore() {
        byte[] nobody = utf8(PLAIN.replace("\"who\":\"meena\",", ""));
        assertThatThrownBy(() -> FactCodec.parse(nobody, null))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("\"who\"");
        for (String line :
                new String[] {
                    "", "{}", "[]", "{\"core\":1}", "{\"core\":{}}", "{\"core\":" + PLAIN
                }) {
            assertThatThrownBy(() -> FactCodec.parseLine(utf8(line)))
                    .isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void aLineThatIsNotCanonicalComesToTheSameFact() {
        String spaced = "{ \"person\":null, \"core\": " + PLAIN.replace(":", " : ") + "}";
        Fact cut = FactCodec.parseLine(utf8("{\"core\":" + PLAIN + ",\"person\":null}"));
        assertThat(FactCodec.parseLine(utf8(spaced))).isEqualTo(cut);
        assertThat(cut.core()).isEqualTo(utf8(PLAIN));
        assertThat(cut.person()).isNull();
    }
}
