// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.pure;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.Ids;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.SyncTokens;
import org.outpost.model.sync.TokenRow;
import org.outpost.ops.simulation.world.Chance;
import org.outpost.ops.simulation.world.Driver;
import org.outpost.ops.simulation.world.PlantedBug;
import org.outpost.ops.simulation.world.Trace;

/// What the server in memory makes of the tokens it is shown: the real ones, under a secret that
/// lies on no disk. One that it gave and forgot means that it has lost commits.
final class HubTokens {
    private static final byte[] SECRET = "secret".getBytes(StandardCharsets.US_ASCII);

    private final SyncTokens tokens = new SyncTokens(SECRET);
    private final Set<PlantedBug> bugs;
    private final LongSupplier clock;
    private final Trace trace;
    private final long seed;
    private long begun;
    private long issued;

    HubTokens(Driver.Setting setting) {
        this.bugs = setting.bugs();
        this.clock = setting.clock();
        this.trace = setting.trace();
        this.seed = setting.seed();
    }

    /// The token an answer carries; null where a spent one betrays a copy.
    @Nullable String after(WriterId writer, @Nullable String shown, HubDisk at) {
        issued++;
        if (bugs.contains(PlantedBug.TOKEN_NOT_ROTATED)) {
            return "t";
        }
        TokenRow before = at.tokens.getOrDefault(writer, TokenRow.NONE);
        if (bugs.contains(PlantedBug.PREVIOUS_TOKEN_FORGOTTEN)
                && before.current() != null
                && !before.current().equals(shown)) {
            return null;
        }
        SyncTokens.Judged judged = judged(writer, shown, at);
        if (judged.meaning() == SyncTokens.Meaning.LOST) {
            begin(tokens.epochOf(writer, shown), at);
            judged = judged(writer, shown, at);
        }
        TokenRow after = judged.after();
        if (after == null) {
            return null;
        }
        at.tokens.put(writer, after);
        return after.current();
    }

    /// How often one was asked for.
    long issued() {
        return issued;
    }

    /// The operator says that a backup was put back.
    void restored(HubDisk at) {
        begin("", at);
    }

    private void begin(String betrayed, HubDisk at) {
        Chance dice = new Chance(seed, "epoch", ++begun);
        at.begin(Ids.random(dice::bytes), betrayed, clock.getAsLong());
        trace.add("the district begins a new epoch");
    }

    private SyncTokens.Judged judged(WriterId writer, @Nullable String shown, HubDisk at) {
        HubEpochs epochs = at.feeds.epochs();
        return tokens.judge(
                at.tokens.getOrDefault(writer, TokenRow.NONE),
                writer,
                epochs.now(),
                epochs.former(),
                shown);
    }
}
