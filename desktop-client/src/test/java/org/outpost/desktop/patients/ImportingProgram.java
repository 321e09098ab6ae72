// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.nio.file.Path;
import org.outpost.desktop.access.CurrentUser;
import org.outpost.desktop.platform.SystemClock;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.world.Pen;
import org.outpost.model.access.Role;
import org.outpost.model.kernel.FeedId;

/// A program that takes a register in, says aloud how far it is, and at last how much processor
/// time it used; until it is through, or somebody kills it.
public final class ImportingProgram {
    private ImportingProgram() {}

    /// @param args the folder of the local file, the register
    public static void main(String[] args) {
        try (Pen pen = new Pen(Path.of(args[0]), new FeedId("H/RMP-DH01"))) {
            ImportRegisterUseCase imports = imports(pen);
            if (!(imports.look(Path.of(args[1]))
                    instanceof Outcome.Done<RegisterFile>(var file, _, _))) {
                throw new IllegalStateException("the file can not be looked at");
            }
            try (ImportRegisterUseCase.Taking taking = imports.begin(file)) {
                while (!taking.next().finished()) {
                    System.out.println("taken " + taking.at().taken());
                    System.out.flush();
                }
            }
            long nanos = ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
            System.out.println("through after " + nanos / 1_000_000 + " ms of processor time");
        }
    }

    static ImportRegisterUseCase imports(Pen pen) {
        CurrentUser current = new CurrentUser();
        current.came(Pen.ASHA, Role.HOSPITAL_ADMIN);
        return new ImportRegisterUseCase(
                pen.database, pen.log, pen.device, current, new SystemClock(), pen.patients);
    }
}
