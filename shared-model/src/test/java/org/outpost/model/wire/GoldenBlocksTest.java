// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.outpost.model.OutpostRooms;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.scenarios.Samples;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FactWriter;

/// One file per form of bytes, written once and never edited: what old machines will go on sending.
/// A form without a file is written by `-Dgolden=write` and then committed.
class GoldenBlocksTest {
    private static final FactCodec CODEC = new FactCodec(OutpostRooms.all().types());

    /// The facts the first golden block was made of: later types don't join them.
    private static List<Fact> facts() {
        List<String> types =
                List.of(
                        "RegisterPatient",
                        "ChangePatientDetails",
                        "ReceiveStock",
                        "DispenseBatch",
                        "BookSlot",
                        "PassLease");
        List<Fact> facts = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            for (FactBody body : Samples.all()) {
                if (types.contains(body.getClass().getSimpleName())) {
                    long at = Samples.MORNING + 90_000L * facts.size();
                    FactWriter.Draft draft =
                            new FactWriter.Draft(
                                    body,
                                    new UserId("asha"),
                                    FeedId.of(Samples.DH),
                                    at,
                                    at + 1500,
                                    null);
                    FactId id = new FactId(new WriterId(Samples.WRITER), facts.size() + 7L);
                    facts.add(CODEC.seal(draft, id, HybridTime.ofMillis(at + 1500).next()));
                }
            }
        }
        return facts;
    }

    @Test
    void theBlocksOfTheFirstFormAreReadAsOnTheDayItWasReleased() throws IOException {
        List<Fact> facts = facts();
        byte[] plain = golden("FactColumns-C1.txt", FactColumns.encode(facts));
        assertThat(FactColumns.decode(plain)).isEqualTo(facts);
        FactColumns.Packing shared = new FactColumns.Packing(19, Vocabulary.shared());
        byte[] words = golden("FactColumns-C1-vocabulary-1.txt", FactColumns.encode(facts, shared));
        assertThat(FactColumns.decode(words)).isEqualTo(facts);
    }

    @Test
    void theMessageOfTheFirstFormIsReadAsOnTheDayItWasReleased() throws IOException {
        Exchange.Request idle = MessagesTest.idle();
        byte[] message = golden("Messages-C2.txt", Messages.write(idle, FactColumns.Packing.PLAIN));
        assertThat(Messages.read(message, Exchange.Request.class)).isEqualTo(idle);
        byte[] frame =
                golden(
                        "SignedFrame-C3.txt",
                        new SignedFrame(Samples.DEVICE, new byte[] {1, 2, 3}, message).bytes());
        SignedFrame read = SignedFrame.of(frame);
        assertThat(read.device()).isEqualTo(Samples.DEVICE);
        assertThat(read.message()).isEqualTo(message);
    }

    /// Other words, or the same in another order, would make old blocks say something else.
    @Test
    void theSharedWordsAreThoseOfTheDayTheyWereReleased() {
        assertThat(Long.toHexString(Vocabulary.shared().id())).isEqualTo("2d7f53b89463ccfb");
        assertThat(Vocabulary.named(0)).isSameAs(Vocabulary.NONE);
    }

    private static byte[] golden(String name, byte[] made) throws IOException {
        String file = "golden/" + name;
        if ("write".equals(System.getProperty("golden"))) {
            Path path = Path.of("src/test/resources", file);
            if (!Files.exists(path)) {
                Files.writeString(path, Base64.getMimeEncoder().encodeToString(made) + "\n");
                return made;
            }
        }
        try (InputStream in = GoldenBlocksTest.class.getResourceAsStream("/" + file)) {
            assertThat(in).as(file + " is there").isNotNull();
            String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            return Base64.getMimeDecoder().decode(text.strip());
        }
    }
}
