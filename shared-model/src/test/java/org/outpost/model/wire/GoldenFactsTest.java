// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.outpost.model.OutpostRooms;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.UserId;
import org.outpost.model.scenarios.Samples;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FactType;
import org.outpost.model.sync.FactWriter;

/// One file per fact type and version, written once and never edited: what lies in a hospital's log
/// for ever. A type without a file is written by `-Dgolden=write` and then committed.
class GoldenFactsTest {
    private static final FactCodec CODEC = new FactCodec(OutpostRooms.all().types());

    static Stream<FactBody> samples() {
        return Samples.all().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aFactIsSealedAndReadAsOnTheDayItsTypeWasReleased(FactBody body) throws IOException {
        Fact sealed =
                CODEC.seal(
                        new FactWriter.Draft(
                                body,
                                new UserId("asha"),
                                FeedId.of(Samples.DH),
                                Samples.MORNING,
                                Samples.MORNING + 1500,
                                null),
                        Samples.FACT,
                        HybridTime.ofMillis(Samples.MORNING));
        String file = "golden/" + sealed.type() + "-" + sealed.envelope().version() + ".json";
        String line = new String(FactCodec.line(sealed), StandardCharsets.UTF_8) + "\n";
        if ("write".equals(System.getProperty("golden"))) {
            Path path = Path.of("src/test/resources", file);
            Files.createDirectories(path.getParent());
            if (!Files.exists(path)) {
                Files.writeString(path, line);
            }
        }
        String golden = golden(file);
        assertThat(line).isEqualTo(golden);
        Fact read = FactCodec.parseLine(golden.strip().getBytes(StandardCharsets.UTF_8));
        assertThat(read).isEqualTo(sealed);
        assertThat(CODEC.read(read).body()).isEqualTo(body);
    }

    @Test
    void everyTypeHasASample() {
        TreeSet<String> types = new TreeSet<>();
        OutpostRooms.all().types().stream().map(FactType::name).forEach(types::add);
        TreeSet<String> sampled = new TreeSet<>();
        samples().map(body -> body.getClass().getSimpleName()).forEach(sampled::add);
        assertThat(sampled).isEqualTo(types);
    }

    @Test
    void whatIsOfThePersonIsInThePersonPartAlone() {
        for (FactBody body : Samples.all()) {
            Fact sealed =
                    CODEC.seal(
                            new FactWriter.Draft(
                                    body, new UserId("asha"), FeedId.of(Samples.DH), 1, 1, null),
                            Samples.FACT,
                            HybridTime.ofMillis(1));
            String core = new String(sealed.core(), StandardCharsets.UTF_8);
            assertThat(core)
                    .doesNotContain("Sunita", "Ramesh", "9876543210", "Shahabad", "Asha Devi");
        }
    }

    private static String golden(String file) throws IOException {
        try (InputStream in = GoldenFactsTest.class.getResourceAsStream("/" + file)) {
            assertThat(in).as(file + " is there").isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
