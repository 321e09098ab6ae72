// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.outpost.model.sync.BatchCodec;
import org.outpost.model.sync.EcP256;
import org.outpost.model.sync.FeedCursor;
import org.outpost.model.sync.SignatureCheck;
import org.outpost.model.wire.JsonBatches;
import org.outpost.ops.simulation.world.District;
import org.outpost.ops.simulation.world.Driver;
import org.outpost.ops.simulation.world.Machine;
import org.outpost.ops.simulation.world.PlantedBug;

/// Counters over real files and the server's own classes over a real database.
public final class RealDriver implements Driver {
    /// The bugs that can be planted without touching the programs themselves.
    public static final Set<PlantedBug> BUGS =
            EnumSet.of(
                    PlantedBug.CURSOR_BEFORE_FACTS,
                    PlantedBug.DIGEST_IGNORED,
                    PlantedBug.DISMISSAL_IGNORED,
                    PlantedBug.FSYNC_SKIPPED,
                    PlantedBug.FACT_DROPPED_AFTER_RECEIPT,
                    PlantedBug.PREVIOUS_TOKEN_FORGOTTEN,
                    PlantedBug.MESSAGE_TAKEN_EARLY,
                    PlantedBug.PHYSICAL_REFUSED,
                    PlantedBug.PARCEL_COUNTED_TWICE,
                    PlantedBug.PLACE_CONFIRMED_BLINDLY,
                    PlantedBug.RECEIPT_DELETED_EARLY,
                    PlantedBug.TOLD_TWICE);

    private final Setting setting;
    private final JsonBatches batches = new JsonBatches();
    private final RealDistrict district;
    private final List<RealMachine> machines = new ArrayList<>();
    private final Path folder;

    public RealDriver(Setting setting) {
        this.setting = setting;
        this.district = new RealDistrict(Schema.fresh(), setting);
        try {
            this.folder = Files.createTempDirectory("outpost-world");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether the program is being stopped: what becomes of the world it is in means nothing.
    public static boolean isStopped() {
        return Schema.isClosing();
    }

    /// What the embedded database has used of the processor so far.
    public static long databaseCpuNanos() {
        return Schema.cpuNanos();
    }

    @Override
    public District district() {
        return district;
    }

    @Override
    public Machine machine(Seat seat) {
        RealMachine machine = new RealMachine(seat, setting, folder, machines::add);
        district.enrol(machine.desk().device(), seat.home());
        return machine;
    }

    @Override
    public BatchCodec batches() {
        return batches;
    }

    @Override
    public SignatureCheck signatures() {
        return EcP256.CHECK;
    }

    @Override
    public boolean overBytes() {
        return true;
    }

    @Override
    public void tick() {
        district.tick();
    }

    @Override
    public List<String> selfChecks() {
        List<String> wrong = new ArrayList<>();
        for (RealMachine machine : machines) {
            String name = machine.desk().device().writer().value();
            for (FeedCursor cursor : machine.log().cursors()) {
                String here = cursor.proof();
                if (here == null || !here.equals(district.proof(cursor))) {
                    wrong.add(name + ": another digest of " + cursor);
                }
            }
            machine.desk().rebuild().forEach(table -> wrong.add(name + ": " + table));
            machine.desk().database().selfCheck().forEach(line -> wrong.add(name + ": " + line));
        }
        if (setting.bugs().isEmpty()) {
            district.differing().forEach(what -> wrong.add("the server: " + what));
        }
        return wrong;
    }

    @Override
    public void close() {
        machines.forEach(RealMachine::close);
        district.close();
        Folders.remove(folder);
    }
}
