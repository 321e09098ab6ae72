// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.world;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/// What people do to files behind a program's back: a disk is cloned to a second machine and both
/// work on; a backup is made and, another day, put back. Only a machine that has sent everything is
/// put back: what it had not sent is gone with its disk, and no program can help that.
final class Copies {
    private static final int CLONE = 3;
    private static final int BACKUP = 6;
    private static final int PUT_BACK = 12;

    private final Faults faults;
    private final int most;
    private final BiConsumer<Counter, String> cloning;
    private final Map<Counter, Runnable> backups = new HashMap<>();
    private int clones;

    /// @param most how many machines may be cloned at all
    /// @param cloning sets up a second machine on a counter's disk, by its name
    Copies(Faults faults, int most, BiConsumer<Counter, String> cloning) {
        this.faults = faults;
        this.most = most;
        this.cloning = cloning;
    }

    void happen(Counter desk) {
        if (clones < most && faults.strikes("disk: cloned to a second machine", CLONE)) {
            cloning.accept(desk, "copy" + ++clones);
        }
        Runnable backup = backups.get(desk);
        if (backup == null) {
            if (faults.strikes("disk: a backup is made", BACKUP)) {
                backups.put(desk, desk.backup());
            }
        } else if (desk.allSent() && faults.strikes("disk: a backup is put back", PUT_BACK)) {
            backups.remove(desk);
            backup.run();
        }
    }
}
