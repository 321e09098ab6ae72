// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outpost.desktop.world.CounterWorld.DH;
import static org.outpost.desktop.world.CounterWorld.GOOD;
import static org.outpost.desktop.world.CounterWorld.heard;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.inventory.BatchRow;
import org.outpost.desktop.world.CounterWorld;
import org.outpost.model.inventory.BatchNumber;
import org.outpost.model.inventory.ItemId;
import org.outpost.model.inventory.ReceiveStock;
import org.outpost.model.inventory.StoreId;
import org.outpost.model.kernel.FeedId;

/// A warehouse's own program may send what the nation's catalogue does not have yet: the goods
/// stand in the room, so they stand on the screen.
class UnlistedGoodsTest {
    @TempDir Path folder;
    private CounterWorld world;

    @BeforeEach
    void open() throws IOException {
        world = new CounterWorld(folder);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whatNoCatalogueHasLiesOnTheShelfUnderItsCode() {
        received("DISP", "NEWDRUG9", 70);
        received("DISP", "PCM500", 30);
        try (Counter window = world.counter("window", "omar")) {
            heard(window, () -> window.stock().stock("", 10).size() == 2);
            BatchRow row = window.stock().stock("newd", 10).getFirst();
            assertThat(row.itemName()).isEqualTo("NEWDRUG9");
            assertThat(row.onHand()).isEqualTo(70);
            assertThat(row.isInCatalogue()).isFalse();
            assertThat(window.stock().card("NEWDRUG9", row.batchId())).hasSize(1);
            List<BatchRow> listed = window.stock().stock("para", 10);
            assertThat(listed).singleElement().matches(BatchRow::isInCatalogue);
        }
    }

    @Test
    void theDeskAndTheDoctorAreToldWhatAPatientCanBeHanded() {
        received("DISP", "PCM500", 30);
        received("MAIN", "PCM500", 4_000);
        for (String login : List.of("asha", "rao", "omar")) {
            try (Counter counter = world.counter(login, login)) {
                heard(counter, () -> onHand(counter) > 0);
                assertThat(onHand(counter)).as(login).isEqualTo(30);
            }
        }
        try (Counter main = world.counter("main", "dev")) {
            heard(main, () -> onHand(main) > 0);
            assertThat(onHand(main)).isEqualTo(4_000);
        }
    }

    private static long onHand(Counter counter) {
        return counter.stock().findItems("para", 5).stream().mapToLong(row -> row.onHand()).sum();
    }

    private void received(String store, String item, long quantity) {
        world.district.act(
                FeedId.of(DH),
                new ReceiveStock(
                        StoreId.of(DH, store),
                        new ItemId(item),
                        new BatchNumber("W-17"),
                        GOOD,
                        quantity,
                        "CH-1",
                        null));
    }
}
