// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell.print;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.image.Image;
import org.outpost.desktop.platform.ErrorCode;
import org.outpost.desktop.shell.Background;
import org.outpost.desktop.shell.Trouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Prints sheets: kept first, then drawn and put on paper or into a file behind the window. All
/// calls on the window's thread, all answers on it.
public final class Printing {
    private static final Logger LOG = LoggerFactory.getLogger(Printing.class);
    private static final Duration FILES_KEPT = Duration.ofDays(7);
    private final PrintDesk desk;
    private final Printers printers;
    private final Background background;
    private final InstantSource clock;
    private final BothScripts both;
    private final Path folder;
    private final Consumer<Path> opener;
    private final AtomicBoolean opened = new AtomicBoolean();
    private final Lettering letters = new Lettering();
    private final Set<Long> busy = new HashSet<>();

    /// @param folder where PDFs go
    /// @param opener shows the folder to the person
    public Printing(
            PrintDesk desk,
            Printers printers,
            Background background,
            InstantSource clock,
            BothScripts both,
            Path folder,
            Consumer<Path> opener) {
        this.desk = desk;
        this.printers = printers;
        this.background = background;
        this.clock = clock;
        this.both = both;
        this.folder = folder;
        this.opener = opener;
    }

    /// Where a job stands, each time that changes.
    public interface Watcher {
        void stands(PrintJob job);

        void trouble(Trouble trouble);
    }

    public PrintDesk desk() {
        return desk;
    }

    /// Draws a paper nobody sees, as far as the file or the printer, so that the first slip of the
    /// day is as quick as the others.
    ///
    /// @param over told when that is done, or could not be
    public void warm(Runnable over) {
        Sheet.Writer words = new Sheet.Writer();
        for (Sheet.Style style : Sheet.Style.values()) {
            words.pair(style, both.text("slip.token"), "0");
        }
        Sheet nothing = words.sheet(Sheet.Kind.SLIP, "", "");
        background.run(
                () -> {
                    SheetPicture picture =
                            picture(nothing, Paper.ROLL_80, SheetPicture.DOTS_PER_PX);
                    PdfFile.write(picture, Paper.ROLL_80, OutputStream.nullOutputStream());
                    return printers.own();
                },
                own -> over.run(),
                trouble -> over.run());
    }

    /// What a sheet looks like on a roll.
    ///
    /// @param scale dots to a pixel of the window
    public void show(Sheet sheet, double scale, Consumer<Image> then, Watcher watcher) {
        background.run(() -> picture(sheet, Paper.ROLL_80, scale).image(), then, watcher::trouble);
    }

    private SheetPicture picture(Sheet sheet, Paper paper, double scale) {
        return SheetPicture.draw(SheetLayout.of(sheet, paper, letters), scale);
    }

    /// Keeps a sheet, and prints it where this counter's setting says so or somebody asked for it.
    /// Whoever asks for a sheet that is kept already gets that one again.
    public void print(Sheet sheet, boolean asked, Watcher watcher) {
        background.run(
                () ->
                        Optional.of(sheet.key())
                                .filter(key -> asked)
                                .flatMap(desk::lastOf)
                                .filter(known -> known.sheet().equals(sheet))
                                .orElseGet(() -> desk.keep(sheet)),
                job -> go(job, asked, watcher),
                watcher::trouble);
    }

    /// Whether this paper is being drawn or printed just now.
    public boolean isUnderWay(long id) {
        return busy.contains(id);
    }

    /// Prints what is kept, again or at last.
    public void again(PrintJob job, Watcher watcher) {
        go(job, true, watcher);
    }

    /// A paper that is being printed is not printed a second time meanwhile: it would not know that
    /// it is a reprint.
    private void go(PrintJob job, boolean asked, Watcher watcher) {
        if (!busy.add(job.id())) {
            return;
        }
        watcher.stands(job);
        background.run(
                () -> {
                    PrintSetting setting = desk.setting();
                    if (!setting.on() && !asked) {
                        return Optional.<PrintJob>empty();
                    }
                    desk.trying(job.id());
                    return Optional.of(out(job, laid(job, setting, asked)));
                },
                out -> {
                    busy.remove(job.id());
                    watcher.stands(out.orElse(job));
                    out.flatMap(PrintJob::trouble)
                            .ifPresent(why -> watcher.trouble(why.told(out.get())));
                },
                trouble -> stopped(job, trouble, watcher));
    }

    private void stopped(PrintJob job, Trouble trouble, Watcher watcher) {
        busy.remove(job.id());
        watcher.stands(job);
        watcher.trouble(trouble);
    }

    private Laid laid(PrintJob job, PrintSetting setting, boolean asked) {
        Sheet sheet =
                job.copies() == 0
                        ? job.sheet()
                        : job.sheet()
                                .marked(
                                        both.text("print.again.mark")
                                                + " "
                                                + (job.copies() + 1)
                                                + ", "
                                                + both.moment(clock.instant()));
        boolean own = setting.printer().isEmpty();
        return new Laid(sheet, setting.paper(), printer(setting), own, asked);
    }

    private PrintJob out(PrintJob job, Laid laid) {
        SheetPicture picture = picture(laid.sheet(), laid.paper(), SheetPicture.DOTS_PER_PX);
        if (laid.printer().isEmpty()) {
            return file(job, laid, picture);
        }
        String printer = laid.printer().get();
        Optional<PrintTrouble> why = printers.print(printer, picture, laid.paper());
        if (laid.own() && why.equals(Optional.of(PrintTrouble.GONE))) {
            // The machine's choice is another one by now: what it was asked for is a while ago.
            Optional<String> now = printers.names().stream().findFirst();
            return out(job, new Laid(laid.sheet(), laid.paper(), now, false, laid.asked()));
        }
        return why.map(failed -> desk.failed(job.id(), failed, printer))
                .orElseGet(() -> desk.printed(job.id(), printer));
    }

    private PrintJob file(PrintJob job, Laid laid, SheetPicture picture) {
        String name =
                job.sheet().kind().name().toLowerCase(Locale.ROOT)
                        + "-"
                        + job.id()
                        + (job.copies() == 0 ? "" : "-" + (job.copies() + 1))
                        + ".pdf";
        try {
            Files.createDirectories(folder);
            forgetOld();
            PdfFile.write(picture, laid.paper(), folder.resolve(name));
        } catch (IOException e) {
            LOG.warn("{}: a PDF could not be written", ErrorCode.of(e), e);
            return desk.failed(job.id(), PrintTrouble.FILE, folder.toString());
        }
        PrintJob done = desk.printed(job.id(), PrintSetting.PDF);
        // Once unasked, so that the person learns where the papers are; then only when asked for.
        if (opened.compareAndSet(false, true) || laid.asked()) {
            opener.accept(folder);
        }
        return done;
    }

    /// Papers name people and this folder is not locked: nothing stays longer than anyone needs it.
    private void forgetOld() throws IOException {
        long before = clock.instant().minus(FILES_KEPT).toEpochMilli();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (file.toString().endsWith(".pdf")
                        && Files.getLastModifiedTime(file).toMillis() < before) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private Optional<String> printer(PrintSetting setting) {
        return switch (setting.printer()) {
            case PrintSetting.PDF -> Optional.empty();
            case "" -> printers.own();
            default -> Optional.of(setting.printer());
        };
    }

    /// A sheet ready to be drawn.
    ///
    /// @param printer empty for a file
    /// @param own whether that was left to the machine
    private record Laid(
            Sheet sheet, Paper paper, Optional<String> printer, boolean own, boolean asked) {}
}
