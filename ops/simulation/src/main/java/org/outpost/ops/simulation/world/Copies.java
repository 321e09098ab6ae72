// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.world;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What people do to files behind a program's back: a disk is cloned to a second machine and both
/// work on; a backup is made and, another day, put back. Only a machine that has sent everything is
/// put back: what it had not sent is gone with its disk, and no program can help that.
///
/// The district's database goes back too, further than some receipts: to a backup that knows every
/// machine there is, and since which none was put back or copied. Otherwise nobody would have what
/// both had lost, or nobody would know whom to wait for.
final class Copies {
    private static final int CLONE = 3;
    private static final int BACKUP = 6;
    private static final int PUT_BACK = 12;
    private static final int RESTORES = 4;

    private final Faults faults;
    private final int most;
    private final BiConsumer<Counter, String> cloning;
    private final Map<Counter, Runnable> backups = new HashMap<>();
    private final District district;
    private final BooleanSupplier settled;
    private final Runnable wentBack;
    private @Nullable Runnable kept;
    private int restores;
    private int clones;

    /// @param most how many machines may be cloned at all
    /// @param cloning sets up a second machine on a counter's disk, by its name
    /// @param settled whether the district knows every machine, and none is a copy of another
    /// @param wentBack told once the district is an earlier state of itself
    Copies(
            Faults faults,
            int most,
            BiConsumer<Counter, String> cloning,
            District district,
            BooleanSupplier settled,
            Runnable wentBack) {
        this.district = district;
        this.settled = settled;
        this.wentBack = wentBack;
        this.faults = faults;
        this.most = most;
        this.cloning = cloning;
    }

    void happen(Counter desk) {
        if (clones < most && faults.strikes("disk: cloned to a second machine", CLONE)) {
            cloning.accept(desk, "copy" + ++clones);
            kept = null;
        }
        Runnable backup = backups.get(desk);
        if (backup == null) {
            if (faults.strikes("disk: a backup is made", BACKUP)) {
                backups.put(desk, desk.backup());
            }
        } else if (desk.allSent() && faults.strikes("disk: a backup is put back", PUT_BACK)) {
            backups.remove(desk);
            backup.run();
            kept = null;
        }
        district();
    }

    private void district() {
        Runnable back = kept;
        if (back == null) {
            if (restores < RESTORES
                    && settled.getAsBoolean()
                    && faults.strikes("district: a backup is made", 10)) {
                kept = district.backup();
            }
        } else if (faults.strikes("district: an older backup is put back", 10)) {
            kept = null;
            restores++;
            back.run();
            wentBack.run();
        }
    }
}
