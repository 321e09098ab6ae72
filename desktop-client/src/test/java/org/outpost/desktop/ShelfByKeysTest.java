// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The shelf of a store, looked through by keys.
@ExtendWith(ApplicationExtension.class)
class ShelfByKeysTest {
    private final PaperCounter counter = new PaperCounter();
    private CounterDriver desk;

    @Start
    void start(Stage stage) {
        desk = CounterDriver.open(stage, counter);
    }

    @Test
    void anEmptyShelfIsNotOneWhereNothingMatches() {
        desk.signIn();
        go("stock");
        assertThat(desk.words()).contains("Nothing is on this shelf yet");
        desk.write("zinc");
        assertThat(desk.words()).contains("Nothing on the shelf matches");
    }

    @Test
    void whoComesBackTypesAnotherItemInPlaceOfTheLast() {
        counter.filled();
        desk.signIn();
        go("stock");
        desk.write("ors");
        go("receive");
        go("stock");
        assertThat(desk.words()).as("as it was left").contains("ORS-77").doesNotContain("AMX-118");
        desk.write("amox");
        assertThat(desk.field("filter")).isEqualTo("amox");
        assertThat(desk.words()).contains("AMX-118").doesNotContain("ORS-77");
    }

    /// The toolkit holds what is bound both ways by a thread that memory's clearing cuts.
    @Test
    void theFilterStillFiltersOnceMemoryHasBeenCleared() {
        counter.filled();
        desk.signIn();
        go("stock");
        clearMemory();
        desk.write("ors");
        assertThat(desk.words()).contains("ORS-77").doesNotContain("AMX-118");
    }

    private static void clearMemory() {
        WeakReference<Object> gone = new WeakReference<>(new Object());
        while (!gone.refersTo(null)) {
            System.gc();
        }
    }

    private void go(String screen) {
        desk.ask(() -> {
            desk.shell().go(screen);
            return true;
        });
    }
}
