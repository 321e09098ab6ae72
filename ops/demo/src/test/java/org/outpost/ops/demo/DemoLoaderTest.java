// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.model.OutpostRooms;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.sync.Fact;
import org.outpost.model.wire.FactCodec;

class DemoLoaderTest {
    private static final DemoWorld WORLD =
            DemoWorld.from(DemoWorld.SEED, CareDay.of(System.currentTimeMillis()));

    @TempDir Path folder;
    private final MemoryServer server = new MemoryServer();
    private final List<String> said = new ArrayList<>();

    @Test
    void theServersRulesAcceptEveryFactOfTheDemo() {
        DemoLoader.Loaded loaded = load();

        assertThat(loaded.rulings()).isEmpty();
        Map<String, Long> types = types();
        assertThat(types)
                .containsEntry("DefineDistrict", 2L)
                .containsEntry("DefineHospital", 24L)
                .containsEntry("DefineItem", (long) WORLD.items().size())
                .containsEntry("EmployStaff", (long) WORLD.staff().size())
                .containsEntry("PlanClinicSession", (long) WORLD.sessions().size())
                .containsEntry("ReceiveStock", (long) WORLD.batches().size())
                .containsEntry("RegisterPatient", 5_000L)
                .containsEntry("DispatchTransfer", (long) WORLD.transfers().size())
                .containsEntry("ReceiveTransfer", 1L);
        assertThat(types.get("DispenseBatch")).isGreaterThan(50);
        assertThat(types.get("BookSlot")).isGreaterThan(30);
        assertThat(types.get("ConfirmBooking")).isEqualTo(types.get("BookSlot"));
        assertThat(types).doesNotContainKeys("AssignPatientNumber", "BumpBooking");
    }

    @Test
    void aLoadThatIsCutGoesOnWhereItWasAndEndsWithTheSameFacts() {
        int attempts = 0;
        DemoLoader.Loaded loaded = null;
        for (int cut = 2; loaded == null; cut += 7) {
            attempts++;
            server.breakAfter(cut);
            try {
                loaded = load();
            } catch (DemoException e) {
                assertThat(e).hasMessageContaining("can't be loaded");
            }
        }
        long own = own(server).size();

        assertThat(attempts).isGreaterThan(4);
        assertThat(loaded.rulings()).isEmpty();
        assertThat(loaded.facts()).isEqualTo(own);
        assertThat(types()).containsEntry("RegisterPatient", 5_000L);
    }

    @Test
    void loadingAgainWritesNothing() {
        load();
        int before = server.facts().size();

        load();

        assertThat(server.facts()).hasSize(before);
    }

    @Test
    void oneGreetingTellsThatAllIsThereAndThatAnEmptiedServerHasNothing() {
        assertThat(isThere(server)).isFalse();
        load();

        assertThat(isThere(server)).isTrue();
        assertThat(isThere(new MemoryServer())).isFalse();
    }

    @Test
    void anEmptiedServerGetsTheSameFactsAgain() {
        load();
        List<Fact> facts = own(server);
        MemoryServer emptied = new MemoryServer();

        DemoLoader.loadFacts(
                WORLD, new WorkFolder(folder), emptied, codec(), InstantSource.system(), said::add);

        assertThat(own(emptied)).isEqualTo(facts);
    }

    private boolean isThere(MemoryServer there) {
        return DemoLoader.isThere(new WorkFolder(folder), there, codec(), InstantSource.system());
    }

    private static List<Fact> own(MemoryServer from) {
        return from.facts().stream().filter(f -> !f.id().writer().isServer()).toList();
    }

    private static FactCodec codec() {
        return new FactCodec(OutpostRooms.all().types());
    }

    @Test
    void onlyTheOwnerReadsTheKeys() throws Exception {
        load();

        Path keys = folder.resolve("H-RMP-DH01").resolve("device.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
                .isEqualTo("rw-------");
    }

    @Test
    void aLineCutShortByACrashIsDropped() {
        WorkFolder work = new WorkFolder(folder);
        work.append("list", "one\ntwo\nthr".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(work.lines("list")).hasSize(2);
        work.append("list", "3\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(work.lines("list").stream().map(String::new)).containsExactly("one", "two", "3");
    }

    private Map<String, Long> types() {
        return server.facts().stream()
                .collect(Collectors.groupingBy(Fact::type, Collectors.counting()));
    }

    private DemoLoader.Loaded load() {
        return DemoLoader.loadFacts(
                WORLD, new WorkFolder(folder), server, codec(), InstantSource.system(), said::add);
    }
}
