// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DiskStatesTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static SortedMap<String, byte[]> folder(String name, String text) {
        return new TreeMap<>(Collections.singletonMap(name, bytes(text)));
    }

    private static Set<String> states(SortedMap<String, byte[]> before, List<DiskEvent> story) {
        Set<String> found = new TreeSet<>();
        DiskStates.each(
                before,
                story,
                1,
                1_000_000,
                state -> {
                    StringBuilder text = new StringBuilder();
                    state.files()
                            .forEach((name, content) ->
                                    text.append(name)
                                            .append('=')
                                            .append(new String(content, StandardCharsets.US_ASCII))
                                            .append(' '));
                    found.add(text.append(state.said()).toString());
                    return true;
                });
        return found;
    }

    @Test
    void untilABarrierAnyOfTheWritesMayBeMissing() {
        List<DiskEvent> story =
                List.of(
                        new DiskEvent.Written("f", 0, bytes("A")),
                        new DiskEvent.Written("f", 1, bytes("B")),
                        new DiskEvent.Synced("f"),
                        new DiskEvent.Said("ab"),
                        new DiskEvent.Written("f", 2, bytes("C")));
        assertThat(states(folder("f", "---"), story))
                .contains("f=--- []", "f=A-- []", "f=-B- []", "f=AB- []", "f=AB- [ab]")
                .contains("f=ABC [ab]")
                .noneMatch(state -> state.endsWith("[ab]") && !state.startsWith("f=AB"));
    }

    @Test
    void aBarrierOfOneFileIsNoneOfAnother() {
        List<DiskEvent> story =
                List.of(
                        new DiskEvent.Made("g"),
                        new DiskEvent.FolderSynced(),
                        new DiskEvent.Written("g", 0, bytes("G")),
                        new DiskEvent.Written("f", 0, bytes("F")),
                        new DiskEvent.Synced("f"));
        assertThat(states(folder("f", "-"), story)).contains("f=F g= []", "f=F g=G []");
    }

    @Test
    void theLastWriteMayEndAtASectorOfTheDisk() {
        String old = "-".repeat(1_100);
        String fresh = "x".repeat(900);
        List<DiskEvent> story = List.of(new DiskEvent.Written("f", 100, bytes(fresh)));
        String torn = "-".repeat(100) + "x".repeat(412) + "-".repeat(588);
        assertThat(states(folder("f", old), story))
                .contains("f=" + torn + " []", "f=" + old + " []")
                .hasSize(3);
    }

    @Test
    void aFileThatWasRemovedIsThereUntilTheFolderIsOnTheDisk() {
        List<DiskEvent> story = List.of(new DiskEvent.Removed("f"), new DiskEvent.FolderSynced());
        assertThat(states(folder("f", "-"), story)).containsExactlyInAnyOrder("[]", "f=- []");
    }

    @Test
    void aNameThatIsGivenAgainShowsTheOldFileOrTheNew() {
        List<DiskEvent> story =
                List.of(
                        new DiskEvent.Made("f.new"),
                        new DiskEvent.Written("f.new", 0, bytes("n")),
                        new DiskEvent.Synced("f.new"),
                        new DiskEvent.Renamed("f.new", "f"));
        assertThat(states(folder("f", "o"), story)).contains("f=o []", "f=n []", "f=o f.new=n []");
    }
}
