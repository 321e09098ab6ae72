// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.crash;

import java.util.ArrayList;
import java.util.List;

/// Bugs put into what a story did, one at a time: a look at states that misses one sees nothing.
enum PlantedCut {
    /// What `synchronous=OFF` does, and `NORMAL` at every commit.
    NO_BARRIERS(Story.SAVE, "the journal's barriers are left out, as without FULL") {
        @Override
        List<DiskEvent> bent(List<DiskEvent> events) {
            return events.stream()
                    .filter(event ->
                            !(event instanceof DiskEvent.Synced(var file) && file.endsWith("-wal")))
                    .toList();
        }
    },
    /// The screen does not wait for the disk.
    SAID_TOO_EARLY(Story.SAVE, "an action is called kept before its commit has reached the disk") {
        @Override
        List<DiskEvent> bent(List<DiskEvent> events) {
            List<DiskEvent> early = new ArrayList<>();
            int barrier = 0;
            for (DiskEvent event : events) {
                if (event instanceof DiskEvent.Said) {
                    early.add(Math.max(0, barrier), event);
                    barrier++;
                } else {
                    if (event instanceof DiskEvent.Synced) {
                        barrier = early.size();
                    }
                    early.add(event);
                }
            }
            return early;
        }
    },
    /// The journal is emptied before what it held is safe in the file.
    FILE_NOT_SYNCED(Story.SAVE, "the journal begins anew before the file itself is on the disk") {
        @Override
        List<DiskEvent> bent(List<DiskEvent> events) {
            return events.stream()
                    .filter(event ->
                            !(event instanceof DiskEvent.Synced(var file) && file.endsWith(".db")))
                    .toList();
        }
    },
    /// A batch goes out that a cut may change.
    SENT_TOO_EARLY(Story.PUSH, "a batch is sent before it is frozen on the disk") {
        @Override
        List<DiskEvent> bent(List<DiskEvent> events) {
            return SAID_TOO_EARLY.bent(events);
        }
    };

    private final Story story;
    private final String words;

    PlantedCut(Story story, String words) {
        this.story = story;
        this.words = words;
    }

    /// The events as they would be with the bug.
    abstract List<DiskEvent> bent(List<DiskEvent> events);

    WatchedStory plant(WatchedStory watched) {
        return new WatchedStory(
                watched.story(), watched.before(), watched.promised(), bent(watched.events()));
    }

    Story story() {
        return story;
    }

    String words() {
        return words;
    }
}
