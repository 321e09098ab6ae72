// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
public final class MachinePrinters implements Printers {
    private static final Logger LOG = LoggerFactory.getLogger(MachinePrinters.class);
    private static final double POINTS_PER_MM = 72 / 25.4;

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>();
        try {
            for (Printer printer : Printer.getAllPrinters()) {
                names.add(printer.getName());
            }
            Printer own = Printer.getDefaultPrinter();
            if (own != null && names.remove(own.getName())) {
                names.addFirst(own.getName());
            }
        } catch (RuntimeException none) {
            LOG.warn("{}: this machine's printers can't be listed", ErrorCode.of(none), none);
        }
        return names;
    }

    @Override
    public Optional<PrintTrouble> print(String name, SheetPicture picture, Paper paper) {
        try {
            Printer printer = named(name);
            if (printer == null) {
                return Optional.of(PrintTrouble.GONE);
            }
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

    private static @Nullable Printer named(String name) {
        return Printer.getAllPrinters().stream()
                .filter(printer -> printer.getName().equals(name))
                .findFirst()
                .orElse(null);
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
