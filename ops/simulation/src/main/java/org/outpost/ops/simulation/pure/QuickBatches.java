// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.pure;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.outpost.model.sync.BatchCodec;
import org.outpost.model.sync.BatchHeader;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FeedEntry;
import org.outpost.model.sync.FeedPage;
import org.outpost.model.sync.Sha256;

/// Batches and pages whose hashes are over all they hold, without a JSON document in between.
final class QuickBatches implements BatchCodec {
    @Override
    public byte[] signedBytes(BatchHeader header) {
        return bytes(header.toString());
    }

    @Override
    public String bodyHash(List<Fact> facts) {
        byte[][] cores = new byte[facts.size() * 2][];
        for (int i = 0; i < facts.size(); i++) {
            byte[] person = facts.get(i).person();
            cores[2 * i] = facts.get(i).core();
            cores[2 * i + 1] = person == null ? new byte[0] : person;
        }
        return Sha256.hex(cores);
    }

    @Override
    public byte[] signedBytes(FeedPage page) {
        StringBuilder text = new StringBuilder(64 + 32 * page.entries().size());
        text.append(page.feed()).append('|').append(page.epoch()).append('|');
        text.append(page.from()).append('|').append(page.to()).append('|').append(page.more());
        text.append('|').append(page.digest());
        for (FeedEntry entry : page.entries()) {
            Fact fact = entry.fact();
            text.append('|').append(entry.n()).append('|').append(entry.id());
            text.append('|').append(fact == null ? 0 : Arrays.hashCode(fact.core()));
        }
        return bytes(text.toString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
