// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.outpost.model.inventory.BatchNumber;
import org.outpost.model.inventory.DispenseBatch;
import org.outpost.model.inventory.ItemId;
import org.outpost.model.inventory.ReceiveStock;
import org.outpost.model.inventory.StockPosition;
import org.outpost.model.inventory.StoreId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.sync.FeedEntry;

/// Eight counters of one hospital push at once, all of them over one shelf and one sequence of
/// numbers, while a reader follows by its cursor.
final class ManyWriters {
    private static final int WRITERS = 8;
    private static final int BATCHES = 12;
    private static final FeedId HOME = new FeedId("H/KHE-DH01");
    private static final StoreId STORE = new StoreId("KHE-DH01:MAIN");
    private static final ItemId ITEM = new ItemId("ORS21");
    private static final BatchNumber BATCH = new BatchNumber("X9");
    private static final LocalDate EXPIRY = LocalDate.of(2028, 1, 31);
    private final ServerOnDatabase server;

    ManyWriters(ServerOnDatabase server) {
        this.server = server;
    }

    /// Lets them work, and asserts that the reader missed nothing and the sums are right.
    void work() throws Exception {
        Counter first = Counter.at(server, HOME.value());
        first.push(new ReceiveStock(STORE, ITEM, BATCH, EXPIRY, 1000, "C-1", null));
        List<Counter> counters = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            counters.add(Counter.at(server, HOME.value()));
        }
        AtomicBoolean done = new AtomicBoolean();
        try (var pool = Executors.newFixedThreadPool(WRITERS + 1)) {
            Future<List<FactId>> reader = pool.submit(() -> follow(done));
            List<Future<List<FactId>>> pushes = new ArrayList<>();
            for (Counter counter : counters) {
                pushes.add(pool.submit((Callable<List<FactId>>) () -> work(counter)));
            }
            Set<FactId> pushed = new LinkedHashSet<>();
            for (Future<List<FactId>> push : pushes) {
                pushed.addAll(push.get());
            }
            done.set(true);
            List<FactId> read = reader.get();

            assertThat(read).doesNotHaveDuplicates().containsAll(pushed);
            assertThat(read).hasSize((int) server.parts.feeds().head(HOME).n());
        }
        StockPosition position =
                server.parts
                        .inbox()
                        .read(states ->
                                states.of(
                                        StockPosition.id(STORE, ITEM, BATCH), StockPosition.class));
        assertThat(position.onHand()).isEqualTo(1000 - WRITERS * BATCHES);
        assertThat(server.count("SELECT COUNT(DISTINCT number) FROM patient"))
                .as("every patient has a number of its own")
                .isEqualTo(WRITERS * BATCHES);
        assertThat(server.parts.rebuild().run().differing()).isEmpty();
    }

    private static List<FactId> work(Counter counter) {
        List<FactId> pushed = new ArrayList<>();
        for (int i = 0; i < BATCHES; i++) {
            pushed.addAll(
                    counter.push(
                            new RegisterPatient(null, FactInboxTest.person("Patient of Many")),
                            new DispenseBatch(STORE, ITEM, BATCH, EXPIRY, 1, null, null)));
        }
        return pushed;
    }

    private List<FactId> follow(AtomicBoolean done) {
        List<FactId> read = new ArrayList<>();
        long cursor = 0;
        while (true) {
            boolean last = done.get();
            List<FeedEntry> entries = server.parts.feeds().entries(HOME, cursor, 20_000);
            for (FeedEntry entry : entries) {
                assertThat(entry.n()).isEqualTo(++cursor);
                read.add(entry.id());
            }
            if (last && entries.isEmpty()) {
                return read;
            }
        }
    }
}
