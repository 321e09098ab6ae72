// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.world.District;
import org.outpost.desktop.world.Talk;
import org.outpost.model.inventory.BatchNumber;
import org.outpost.model.inventory.ItemId;
import org.outpost.model.inventory.ReceiveStock;
import org.outpost.model.inventory.StockPosition;
import org.outpost.model.inventory.StoreId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.sync.FactBody;

/// Whoever waits to save while the file takes a new name saves under that one: under the old one
/// nothing is sent any more.
class SavedWhileRenamedTest {
    private static final int ROUNDS = 40;
    private static final int SAVERS = 4;
    private static final HospitalId DH = new HospitalId("RMP-DH01");
    private static final StoreId STORE = StoreId.of(DH, "MAIN");
    private static final ItemId PCM = new ItemId("PCM500");
    private static final BatchNumber LOT = new BatchNumber("B1");

    @TempDir Path folder;
    private final District district = new District();

    @Test
    void whatIsSavedWhileTheFileTakesANewNameIsSent() throws InterruptedException {
        FactBody strip = new ReceiveStock(STORE, PCM, LOT, LocalDate.of(2099, 1, 1), 1, "c", null);
        try (Talk one = new Talk(folder.resolve("a"), FeedId.of(DH), district)) {
            one.finish();
            for (int round = 0; round < ROUNDS; round++) {
                List<Thread> saving = new ArrayList<>();
                for (int saver = 0; saver < SAVERS; saver++) {
                    saving.add(Thread.ofPlatform().start(() -> one.write(strip)));
                }
                one.rejoin(Rejoin.Known.NOTHING);
                for (Thread saver : saving) {
                    saver.join();
                }
                one.finish();
            }
            assertThat(
                            district.state(StockPosition.id(STORE, PCM, LOT), StockPosition.class)
                                    .onHand())
                    .isEqualTo((long) ROUNDS * SAVERS);
        }
    }
}
