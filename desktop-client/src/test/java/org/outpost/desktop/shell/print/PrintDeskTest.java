// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.platform.DataFolder;
import org.outpost.desktop.platform.DeviceKeyFile;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.platform.SystemRandomness;
import org.outpost.model.kernel.UserId;

/// What is kept of papers, on a real file: what waits for a person and what does not.
class PrintDeskTest {
    @TempDir Path folder;
    private LocalDatabase database;
    private LocalPrintDesk desk;
    private UserId who = new UserId("asha");
    private long now = Duration.ofDays(20_000).toMillis();

    @BeforeEach
    void aFile() {
        database =
                LocalDatabase.open(
                        DataFolder.take(folder), new DeviceKeyFile(folder, new SystemRandomness()));
        desk = opened();
    }

    /// Only a sheet of the key "gone" is not needed any more.
    private LocalPrintDesk opened() {
        return new LocalPrintDesk(
                database,
                () -> now,
                () -> who,
                key -> key.equals("gone") ? Optional.empty() : Optional.of(sheet(key)));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aPaperNobodyTriedToPrintWaitsForNobody() {
        desk.keep(sheet("v1"));
        now += Duration.ofHours(1).toMillis();
        assertThat(desk.undone()).isEmpty();
        assertThat(desk.lastOf("v1").orElseThrow().printed()).isEmpty();
    }

    @Test
    void aPaperOfOthersIsNotTheNewestOfWhoeverSitsHere() {
        PrintJob ashas = desk.keep(sheet("v1"));
        who = new UserId("ravi");
        assertThat(desk.last()).as("another has come").isEmpty();
        PrintJob ravis = desk.keep(sheet("v2"));
        assertThat(desk.last()).map(PrintJob::id).contains(ravis.id());
        who = new UserId("asha");
        assertThat(desk.last()).map(PrintJob::id).contains(ashas.id());
    }

    @Test
    void aPaperTheProgramDiedOverWaitsAfterAMinute() {
        PrintJob job = desk.keep(sheet("v1"));
        desk.trying(job.id());
        assertThat(desk.undone()).as("it is being printed").isEmpty();
        now += Duration.ofMinutes(2).toMillis();
        assertThat(desk.undone()).hasSize(1);
        assertThat(database.read(desk::waiting).getFirst().screen())
                .isEqualTo(LocalPrintDesk.SCREEN + job.id());
        desk.trying(job.id());
        desk.printed(job.id(), "Front-1");
        now += Duration.ofMinutes(2).toMillis();
        assertThat(desk.undone()).isEmpty();
    }

    @Test
    void aPaperTheProgramDiedOverWaitsAtOnceWhenItBeginsAgain() {
        PrintJob job = desk.keep(sheet("v1"));
        desk.trying(job.id());
        desk = opened();
        desk.begin();
        assertThat(desk.undone())
                .extracting(PrintJob::trouble)
                .containsExactly(Optional.of(PrintTrouble.LEFT));
    }

    @Test
    void aPaperThatIsOwedIsOneWithTheOneThatIsKeptForIt() {
        database.change(sql -> desk.owe(sql, "v1"));
        assertThat(desk.last()).as("not written yet").isEmpty();
        assertThat(desk.lastOf("v1")).isEmpty();
        PrintJob job = desk.keep(sheet("v1"));
        desk.trying(job.id());
        desk.printed(job.id(), "Front-1");
        desk.begin();
        now += Duration.ofMinutes(2).toMillis();
        assertThat(desk.undone()).isEmpty();
        assertThat(desk.keep(sheet("v1")).id()).as("the next is another").isNotEqualTo(job.id());
    }

    @Test
    void aPaperThatIsOwedAndNeverKeptWaitsUnlessNobodyNeedsIt() {
        database.change(sql -> desk.owe(sql, "v1"));
        database.change(sql -> desk.owe(sql, "gone"));
        assertThat(desk.undone()).as("it is being written").isEmpty();
        now += Duration.ofMinutes(2).toMillis();
        assertThat(desk.undone()).extracting(PrintJob::sheet).containsExactly(sheet("v1"));
        database.change(sql -> desk.owe(sql, "v2"));
        desk.begin();
        assertThat(desk.undone())
                .extracting(PrintJob::sheet)
                .containsExactly(sheet("v1"), sheet("v2"));
        assertThat(desk.lastOf("gone")).isEmpty();
    }

    @Test
    void aCounterThatDoesNotPrintUnaskedOwesNothing() {
        desk.choose(new PrintSetting(false, PrintSetting.PDF, Paper.A5));
        database.change(sql -> desk.owe(sql, "v1"));
        desk.begin();
        assertThat(desk.undone()).isEmpty();
        assertThat(desk.last()).isEmpty();
    }

    @Test
    void aFailedPaperWaitsUntilItCameOutAndEachCopyIsCounted() {
        PrintJob job = desk.keep(sheet("v1"));
        assertThat(desk.failed(job.id(), PrintTrouble.FAILED, "Front-1").trouble())
                .contains(PrintTrouble.FAILED);
        assertThat(desk.undone()).extracting(PrintJob::place).containsExactly("Front-1");
        assertThat(desk.printed(job.id(), "Front-1").copies()).isEqualTo(1);
        assertThat(desk.printed(job.id(), "Front-1").copies()).isEqualTo(2);
        assertThat(desk.undone()).isEmpty();
        assertThat(desk.last().orElseThrow().sheet()).isEqualTo(sheet("v1"));
    }

    @Test
    void printedPapersAreForgottenAfterAMonthAndOthersAreNot() {
        PrintJob old = desk.keep(sheet("old"));
        desk.printed(old.id(), PrintSetting.PDF);
        PrintJob never = desk.keep(sheet("never"));
        now += Duration.ofDays(31).toMillis();
        desk.keep(sheet("new"));
        assertThat(desk.job(old.id())).isEmpty();
        assertThat(desk.job(never.id())).isPresent();
    }

    @Test
    void theWayACounterPrintsIsKept() {
        assertThat(desk.setting()).isEqualTo(PrintSetting.FIRST);
        PrintSetting other = new PrintSetting(false, "Front-1", Paper.A5);
        desk.choose(other);
        assertThat(desk.setting()).isEqualTo(other);
    }

    private static Sheet sheet(String key) {
        return new Sheet.Writer()
                .line(Sheet.Style.TOKEN, "A-001")
                .pair(Sheet.Style.CODE, "A-001", "+A-001")
                .sheet(Sheet.Kind.SLIP, "A-001", key);
    }
}
