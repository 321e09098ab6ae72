// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.scenarios.Samples;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FeedEntry;
import org.outpost.server.platform.Sql;

/// A feed that two counters and the server write by turns, read page by page on the real database.
class FeedStoreTest {
    private static final FeedId HOME = FeedId.of(Samples.DH);
    private static final WriterId NOBODY = new WriterId("0000000000000000");
    private ServerOnDatabase server;
    private Counter one;
    private Counter two;
    private FeedStore feeds;

    @BeforeEach
    void begin() {
        server = new ServerOnDatabase();
        one = Counter.at(server, HOME.value());
        two = Counter.at(server, HOME.value());
        feeds = new FeedStore(server.plain);
        for (int turn = 0; turn < 40; turn++) {
            register(one, 1 + turn % 3);
            register(two, 1 + turn % 7);
        }
    }

    @AfterEach
    void end() {
        server.close();
    }

    private static void register(Counter counter, int count) {
        counter.push(
                IntStream.range(0, count)
                        .mapToObj(i -> new RegisterPatient(null, Samples.named("Person " + i)))
                        .toArray(FactBody[]::new));
    }

    private List<FeedEntry> all(WriterId reader, int maxBytes) {
        List<FeedEntry> all = new ArrayList<>();
        while (all.size() < feeds.head(HOME).n()) {
            long at = all.isEmpty() ? 0 : all.getLast().n();
            List<FeedEntry> page = feeds.news(HOME, at, reader, maxBytes);
            assertThat(page).isNotEmpty();
            long bytes = page.stream().mapToLong(FeedEntry::weight).sum();
            assertThat(page.size() == 1 || bytes <= maxBytes).as("fits").isTrue();
            all.addAll(page);
            if (all.size() < feeds.head(HOME).n()) {
                FeedEntry next = feeds.news(HOME, all.getLast().n(), reader, 1).getFirst();
                assertThat(bytes + next.weight()).as("is full").isGreaterThan(maxBytes);
            }
        }
        return all;
    }

    @Test
    void pagesOfAnySizeHoldTheSameEntriesAndAreFull() {
        List<FeedEntry> whole = all(NOBODY, 10_000_000);
        assertThat(whole.stream().map(FeedEntry::n))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, whole.size()).mapToObj(Long::valueOf).toList());
        assertThat(whole).allMatch(entry -> entry.id().equals(factOf(entry)));
        for (int maxBytes : List.of(1, 1_500, 20_000)) {
            assertThat(all(NOBODY, maxBytes)).isEqualTo(whole);
        }
    }

    @Test
    void aCounterIsToldOfItsOwnByNameAlone() {
        for (FeedEntry entry : all(one.writer, 1_000)) {
            assertThat(entry.fact() == null).isEqualTo(entry.id().writer().equals(one.writer));
        }
    }

    @Test
    void whatLiesHereNoMoreIsToldByNameAndHoldsUpNothing() {
        List<FeedEntry> whole = all(NOBODY, 10_000_000);
        FactId gone = new FactId(two.writer, 17);
        server.plain.call(connection ->
                Sql.update(
                        connection,
                        "DELETE FROM fact WHERE writer = ? AND seq = ?",
                        gone.writer().value(),
                        gone.seq()));
        List<FeedEntry> left = all(NOBODY, 2_000);
        assertThat(left).hasSameSizeAs(whole);
        assertThat(left.stream().filter(entry -> entry.fact() == null).map(FeedEntry::id))
                .containsExactly(gone);
    }

    private static FactId factOf(FeedEntry entry) {
        return entry.fact() == null ? new FactId(NOBODY, 1) : entry.fact().id();
    }
}
