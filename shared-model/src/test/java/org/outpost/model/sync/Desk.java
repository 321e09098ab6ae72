// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.wire.FactCodec;
import org.outpost.model.wire.JsonBatches;

/// One writer for tests: seals facts and freezes them. Its signature is a hash over the message and
/// a key that both sides know, which is all a test of the protocol needs.
public final class Desk {
    public static final FeedId HOME = new FeedId("H/RMP-DH01");
    public static final FeedId OTHER = new FeedId("H/RMP-DH02");
    public static final Rooms ROOMS = new Rooms(List.of(new Toy(), new Leases()));
    public static final FactCodec CODEC = new FactCodec(ROOMS.types());
    public static final JsonBatches BATCHES = new JsonBatches();
    public static final long NOON = 1_790_000_000_000L;
    public static final SignatureCheck CHECK =
            (key, message, signature) -> Arrays.equals(sign(key, message), signature);

    public final WriterId writer;
    public final DeviceId device;
    public final FeedId home;
    public final byte[] key;
    public long seq;
    public long number;
    public String chain = BatchHeader.NO_BATCH;
    public long millis = NOON;

    public Desk(String name, FeedId home) {
        this.writer = new WriterId(name.repeat(16).substring(0, 16));
        this.device = new DeviceId(name.repeat(16).substring(0, 16));
        this.home = home;
        this.key = name.getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] sign(byte[] key, byte[] message) {
        return Sha256.of(key, message);
    }

    public Fact fact(FactBody body) {
        millis++;
        return fact(body, HybridTime.ofMillis(millis));
    }

    public Fact fact(FactBody body, HybridTime clock) {
        return fact(body, clock, home);
    }

    public Fact fact(FactBody body, HybridTime clock, FeedId claimedHome) {
        seq++;
        return CODEC.seal(
                new FactWriter.Draft(body, new UserId("meena"), claimedHome, NOON, NOON, null),
                new FactId(writer, seq),
                clock);
    }

    public FrozenBatch batch(Fact... facts) {
        return batch(new ArrayList<>(Arrays.asList(facts)));
    }

    public FrozenBatch batch(List<Fact> facts) {
        number++;
        FrozenBatch batch =
                BATCHES.freeze(
                        writer,
                        device,
                        number,
                        chain,
                        new byte[16],
                        facts,
                        message -> sign(key, message));
        chain = batch.hash();
        return batch;
    }

    public WriterRow row() {
        return WriterRow.fresh(writer, device, key, home);
    }
}
