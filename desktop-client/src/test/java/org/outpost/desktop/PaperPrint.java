// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.outpost.desktop.shell.print.Paper;
import org.outpost.desktop.shell.print.PrintDesk;
import org.outpost.desktop.shell.print.PrintJob;
import org.outpost.desktop.shell.print.PrintSetting;
import org.outpost.desktop.shell.print.PrintTrouble;
import org.outpost.desktop.shell.print.Printers;
import org.outpost.desktop.shell.print.Sheet;
import org.outpost.desktop.shell.print.SheetPicture;

/// Printing on paper: a printer that is always there until a test switches it off, and its queue in
/// memory.
final class PaperPrint implements PrintDesk, Printers {
    static final String NAME = "Front-1";
    final List<PrintJob> jobs = new ArrayList<>();
    boolean off;
    int came;

    /// What the machine chose when it was last heard of.
    String heard = NAME;

    int asked;

    @Override
    public PrintSetting setting() {
        return PrintSetting.FIRST;
    }

    @Override
    public void choose(PrintSetting setting) {}

    @Override
    public PrintJob keep(Sheet sheet) {
        PrintJob job =
                new PrintJob(
                        jobs.size(),
                        sheet,
                        PaperCounter.NOW,
                        Optional.empty(),
                        0,
                        Optional.empty(),
                        "");
        jobs.add(job);
        return job;
    }

    @Override
    public void trying(long id) {}

    @Override
    public PrintJob printed(long id, String place) {
        PrintJob job = jobs.get((int) id);
        Optional<Instant> at = Optional.of(PaperCounter.NOW);
        return put(
                new PrintJob(
                        id,
                        job.sheet(),
                        job.made(),
                        at,
                        job.copies() + 1,
                        Optional.empty(),
                        place));
    }

    @Override
    public PrintJob failed(long id, PrintTrouble why, String place) {
        PrintJob job = jobs.get((int) id);
        return put(
                new PrintJob(
                        id,
                        job.sheet(),
                        job.made(),
                        job.printed(),
                        job.copies(),
                        Optional.of(why),
                        place));
    }

    @Override
    public Optional<PrintJob> job(long id) {
        return Optional.of(jobs.get((int) id));
    }

    @Override
    public Optional<PrintJob> last() {
        return jobs.isEmpty() ? Optional.empty() : Optional.of(jobs.getLast());
    }

    @Override
    public Optional<PrintJob> lastOf(String key) {
        return jobs.reversed().stream().filter(job -> job.sheet().key().equals(key)).findFirst();
    }

    @Override
    public List<PrintJob> undone() {
        return jobs.stream().filter(job -> job.trouble().isPresent()).toList();
    }

    @Override
    public List<String> names() {
        asked++;
        return List.of(NAME);
    }

    @Override
    public Optional<String> own() {
        return Optional.of(heard);
    }

    @Override
    public Optional<PrintTrouble> print(String name, SheetPicture picture, Paper paper) {
        if (!name.equals(NAME)) {
            return Optional.of(PrintTrouble.GONE);
        }
        came += off ? 0 : 1;
        return off ? Optional.of(PrintTrouble.FAILED) : Optional.empty();
    }

    private PrintJob put(PrintJob job) {
        jobs.set((int) job.id(), job);
        return job;
    }
}
