// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.outpost.desktop.shell.Trouble;
import org.outpost.desktop.shell.print.PrintJob;
import org.outpost.desktop.shell.print.Printing;
import org.outpost.desktop.shell.print.Sheet;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Which printer a paper goes to where that is left to the machine, and where it stands.
@ExtendWith(ApplicationExtension.class)
class PrintingTest {
    private final PaperCounter counter = new PaperCounter();
    private final Seen seen = new Seen();

    @Start
    void start(Stage stage) {}

    @Test
    void aSlipDoesNotWaitUntilTheMachineHasListedItsPrinters(FxRobot robot) {
        robot.interact(() -> printing().print(slip(), true, seen));
        assertThat(counter.papers.came).isEqualTo(1);
        assertThat(counter.papers.asked).isZero();
    }

    @Test
    void whereTheMachinesPrinterHasGoneTheSlipComesOutOfTheOneItHasNow(FxRobot robot) {
        counter.papers.heard = "Gone-1";
        robot.interact(() -> printing().print(slip(), true, seen));
        assertThat(seen.troubles).isEmpty();
        assertThat(seen.jobs.getLast().place()).isEqualTo(PaperPrint.NAME);
        assertThat(counter.papers.came).isEqualTo(1);
    }

    @Test
    void whatIsBeingPrintedIsNotCalledNotPrinted(FxRobot robot) {
        robot.interact(() -> printing().print(slip(), true, seen));
        assertThat(seen.underWay).containsExactly(true, false);
    }

    private Printing printing() {
        Printing made = counter.printing(new PaperCounter.AtOnce(), () -> PaperCounter.NOW);
        seen.printing = made;
        return made;
    }

    private static Sheet slip() {
        return new Sheet.Writer()
                .line(Sheet.Style.TOKEN, "A-001")
                .sheet(Sheet.Kind.SLIP, "A-001", "v1");
    }

    private static final class Seen implements Printing.Watcher {
        private final List<PrintJob> jobs = new ArrayList<>();
        private final List<Trouble> troubles = new ArrayList<>();
        private final List<Boolean> underWay = new ArrayList<>();
        private @Nullable Printing printing;

        @Override
        public void stands(PrintJob job) {
            jobs.add(job);
            underWay.add(printing != null && printing.isUnderWay(job.id()));
        }

        @Override
        public void trouble(Trouble trouble) {
            troubles.add(trouble);
        }
    }
}
