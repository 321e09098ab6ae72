// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outpost.desktop.world.CounterWorld.GOOD;
import static org.outpost.desktop.world.CounterWorld.line;
import static org.outpost.desktop.world.CounterWorld.made;
import static org.outpost.desktop.world.CounterWorld.sent;
import static org.outpost.desktop.world.CounterWorld.until;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.inventory.BatchRow;
import org.outpost.desktop.inventory.PlaceRow;
import org.outpost.desktop.inventory.TransitRow;
import org.outpost.desktop.shell.Lang;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Words;
import org.outpost.desktop.world.CounterWorld;

/// A window has its goods from the main store of its own hospital.
class OwnStoresTest {
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
    void goodsGoFromOneStoreOfAHospitalToAnotherSaidInBothScripts() {
        try (Counter main = world.counter("main", "store");
                Counter window = world.counter("window", "omar")) {
            until(() -> main.stock().places("", 5).size() == 3);
            until(() -> !main.stock().findItems("para", 5).isEmpty());
            PlaceRow next = main.stock().places("", 5).getFirst();
            assertThat(next.id()).as("the nearest first").isEqualTo("RMP-DH01:DISP");
            assertThat(said(next.name()))
                    .containsExactly(
                            "District Hospital Rampur · Dispensary", "अस्पताल · औषधि वितरण केंद्र");
            assertThat(said(next.within())).containsExactly("This hospital", "इसी अस्पताल में");
            assertThat(main.stock().places("अस्प", 5)).contains(next);

            made(main.stock().receive("CH-1", List.of(line("PCM500", "B1", GOOD, 100)), ""));
            made(main.stock().dispatch(next.id(), List.of(line("PCM500", "B1", GOOD, 40))));
            sent(main);
            until(() -> {
                window.line().nudge();
                return window.stock().incoming().size() == 1;
            });
            assertThat(main.stock().incoming())
                    .singleElement()
                    .matches(TransitRow::forAnother, "is not for the store that sent it");
            TransitRow transit = window.stock().incoming().getFirst();
            assertThat(transit.forAnother()).isFalse();
            assertThat(said(transit.to())).containsExactly("Dispensary", "औषधि वितरण केंद्र");
            assertThat(said(transit.from()))
                    .containsExactly(
                            "District Hospital Rampur · Main store", "अस्पताल · मुख्य भंडार");
            made(window.stock().acknowledge(transit.id(), Map.of("PCM500/B1", 40L), ""));
            assertThat(onHand(window)).isEqualTo(40);
            assertThat(onHand(main)).isEqualTo(60);
            assertThat(where(main))
                    .containsExactly(
                            "to District Hospital Rampur · Dispensary",
                            "अस्पताल · औषधि वितरण केंद्र को",
                            "CH-1",
                            "CH-1");
            assertThat(where(window))
                    .containsExactly(
                            "from District Hospital Rampur · Main store",
                            "अस्पताल · मुख्य भंडार से");
        }
    }

    private static long onHand(Counter counter) {
        return counter.stock().batches("PCM500").stream()
                .filter(row -> row.batch().equals("B1"))
                .mapToLong(BatchRow::onHand)
                .sum();
    }

    /// Where the movements of the batch went to and came from, the last one first.
    private static List<String> where(Counter counter) {
        return counter.stock().card("PCM500", "PCM500/B1").stream()
                .flatMap(line -> said(line.where().orElseThrow()).stream())
                .toList();
    }

    private static List<String> said(Phrase phrase) {
        return Stream.of(Lang.values())
                .map(lang -> new Words(lang, Wiring.ZONE).text(phrase))
                .toList();
    }
}
