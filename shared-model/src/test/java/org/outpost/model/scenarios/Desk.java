// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.scenarios;

import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FactWriter;

/// One writer's pen: numbers and seals facts, at the time it is told.
public final class Desk {
    private final FactWriter codec;
    private final WriterId writer;
    private final FeedId home;
    private HybridTime last = HybridTime.ZERO;
    private long seq;

    public Desk(FactWriter codec, String writer, FeedId home) {
        this.codec = codec;
        this.writer = new WriterId(writer);
        this.home = home;
    }

    public WriterId writer() {
        return writer;
    }

    public FeedId home() {
        return home;
    }

    /// The id of the fact written next.
    public FactId nextId() {
        return new FactId(writer, seq + 1);
    }

    /// Writes a fact that happened now, with a clock after all this desk has written or seen.
    public Fact write(FactBody body, long now) {
        return write(body, now, HybridTime.ZERO);
    }

    /// Writes a fact with a clock after what it names.
    public Fact write(FactBody body, long now, HybridTime seen) {
        last = last.max(HybridTime.ofMillis(now)).max(seen).next();
        seq++;
        return codec.seal(
                new FactWriter.Draft(body, new UserId("asha"), home, now, now, null),
                new FactId(writer, seq),
                last);
    }
}
