// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.print.PageLayout;
import javafx.print.PageOrientation;
import javafx.print.Printer;
import javafx.print.PrinterJob;
import javafx.scene.image.ImageView;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The printers the operating system knows. A machine without any is the usual case at first, and
/// never an error.
///
/// On Linux each question for them starts a dozen small programs, or asks the print service for
/// each printer: it took most of the time in which a slip came out. So the machine is asked behind
/// the window, once a minute from the sign-in on, and a slip goes by what was heard last.
public final class MachinePrinters implements Printers {
    private static final Logger LOG = LoggerFactory.getLogger(MachinePrinters.class);
    private static final double POINTS_PER_MM = 72 / 25.4;
    private static final long AGAIN_MINUTES = 1;

    /// One machine for all who ask of this process.
    private static final AtomicReference<@Nullable List<Printer>> KNOWN = new AtomicReference<>();

    private static final AtomicBoolean ASKING = new AtomicBoolean();

    @Override
    public List<String> names() {
        return asked().stream().map(Printer::getName).toList();
    }

    @Override
    public Optional<String> own() {
        List<Printer> known = KNOWN.get();
        if (ASKING.compareAndSet(false, true)) {
            Executors.newSingleThreadScheduledExecutor(
                            Thread.ofPlatform().name("printers").daemon(true).factory())
                    .scheduleWithFixedDelay(
                            MachinePrinters::asked, AGAIN_MINUTES, AGAIN_MINUTES, TimeUnit.MINUTES);
        }
        return (known == null ? asked() : known).stream().map(Printer::getName).findFirst();
    }

    @Override
    public Optional<PrintTrouble> print(String name, SheetPicture picture, Paper paper) {
        List<Printer> known = KNOWN.get();
        Optional<Printer> there = known == null ? Optional.empty() : named(known, name);
        Optional<PrintTrouble> why =
                there.isEmpty()
                        ? Optional.of(PrintTrouble.GONE)
                        : printed(there.get(), picture, paper);
        if (why.isEmpty()) {
            return why;
        }
        // It may have come, or gone, since the machine was asked.
        Optional<Printer> now = named(asked(), name);
        if (now.isEmpty()) {
            return Optional.of(PrintTrouble.GONE);
        }
        return there.isEmpty() ? printed(now.get(), picture, paper) : why;
    }

    /// What the machine says now, its own choice first.
    private static List<Printer> asked() {
        List<Printer> all = new ArrayList<>();
        try {
            all.addAll(Printer.getAllPrinters());
            Printer own = Printer.getDefaultPrinter();
            if (own != null && all.removeIf(one -> one.getName().equals(own.getName()))) {
                all.addFirst(own);
            }
        } catch (RuntimeException none) {
            LOG.warn("{}: this machine's printers can't be listed", ErrorCode.of(none), none);
        }
        KNOWN.set(List.copyOf(all));
        return all;
    }

    private static Optional<Printer> named(List<Printer> all, String name) {
        return all.stream().filter(printer -> printer.getName().equals(name)).findFirst();
    }

    private static Optional<PrintTrouble> printed(
            Printer printer, SheetPicture picture, Paper paper) {
        try {
            PrinterJob job = PrinterJob.createPrinterJob(printer);
            if (job == null) {
                return Optional.of(PrintTrouble.CLOSED);
            }
            PageLayout layout = layout(printer, paper);
            ImageView page = new ImageView(picture.image());
            page.setPreserveRatio(true);
            page.setFitWidth(Math.min(paper.width() * POINTS_PER_MM, layout.getPrintableWidth()));
            boolean done = job.printPage(layout, page) && job.endJob();
            return done ? Optional.empty() : Optional.of(PrintTrouble.FAILED);
        } catch (RuntimeException failed) {
            LOG.warn("{}: a printer failed", ErrorCode.of(failed), failed);
            return Optional.of(PrintTrouble.FAILED);
        }
    }

    /// A slip printer's own paper is its roll, set up once in the system; margins are in the sheet.
    private static PageLayout layout(Printer printer, Paper paper) {
        javafx.print.Paper on =
                paper == Paper.A5
                        ? javafx.print.Paper.A5
                        : printer.getPrinterAttributes().getDefaultPaper();
        return printer.createPageLayout(
                on, PageOrientation.PORTRAIT, Printer.MarginType.HARDWARE_MINIMUM);
    }
}
