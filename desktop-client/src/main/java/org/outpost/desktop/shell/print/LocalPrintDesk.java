// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell.print;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.ErrorCode;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.platform.Sql;
import org.outpost.desktop.shell.AttentionItem;
import org.outpost.desktop.shell.Phrase;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.UserId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is kept of printing, over the local file.
public final class LocalPrintDesk implements PrintDesk {
    /// Where Enter on the attention desk leads for a paper: this and its number.
    public static final String SCREEN = "print/";

    private static final Logger LOG = LoggerFactory.getLogger(LocalPrintDesk.class);
    private static final Duration BEING_TRIED = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofDays(30);
    private final LocalDatabase database;
    private final Clock clock;
    private final Supplier<@Nullable UserId> who;
    private final Function<String, Optional<Sheet>> writing;
    private volatile Runnable changed = () -> {};

    /// @param who sits here or sat here last; null where nobody ever has
    /// @param writing what is to stand on a paper that is owed, by its key; empty where nobody
    ///   needs it any more
    public LocalPrintDesk(
            LocalDatabase database,
            Clock clock,
            Supplier<@Nullable UserId> who,
            Function<String, Optional<Sheet>> writing) {
        this.database = database;
        this.clock = clock;
        this.who = who;
        this.writing = writing;
    }

    /// Called once at the start: what was owed or was being printed when the program ended last
    /// waits for a person from now on.
    public void begin() {
        settle(Long.MAX_VALUE);
        database.change(PrintStore::left);
    }

    /// To be called in the transaction of the act that owes a paper, where this counter prints
    /// unasked: whatever ends before the paper is written and kept, it is not forgotten.
    public void owe(Sql sql, String key) {
        if (PrintStore.setting(sql).on()) {
            oweAsked(sql, key);
        }
    }

    /// The same of a paper that somebody asks for: it comes out wherever a printer is.
    public void oweAsked(Sql sql, String key) {
        PrintStore.owe(sql, key, who(), clock.millis());
    }

    /// Whether a paper of a visit or a patient came out.
    public boolean cameOut(String key) {
        return lastOf(key).flatMap(PrintJob::printed).isPresent();
    }

    /// Writes what is owed since before then. What can't be written stands in nobody's way.
    private void settle(long before) {
        for (PrintStore.Owed owed : database.read(sql -> PrintStore.owed(sql, before))) {
            try {
                Optional<Sheet> sheet = writing.apply(owed.key());
                database.change(sql ->
                        sheet.ifPresentOrElse(
                                written -> PrintStore.write(sql, owed.id(), written),
                                () -> PrintStore.forgive(sql, owed.id())));
            } catch (RuntimeException e) {
                LOG.warn("{}: a paper that is owed could not be written", ErrorCode.of(e), e);
            }
        }
    }

    /// Told whenever what has not come out may have changed.
    public void onChange(Runnable listener) {
        changed = listener;
    }

    @Override
    public PrintSetting setting() {
        return database.read(PrintStore::setting);
    }

    @Override
    public void choose(PrintSetting setting) {
        database.change(sql -> PrintStore.choose(sql, setting));
    }

    @Override
    public PrintJob keep(Sheet sheet) {
        long now = clock.millis();
        return database.write(sql -> {
            PrintStore.forget(sql, now - KEPT.toMillis());
            return written(sql, PrintStore.keep(sql, sheet, who(), now));
        });
    }

    @Override
    public void trying(long id) {
        database.change(sql -> PrintStore.trying(sql, id, clock.millis()));
    }

    @Override
    public PrintJob printed(long id, String place) {
        PrintJob now =
                database.write(sql -> {
                    PrintStore.printed(sql, id, clock.millis(), place);
                    return written(sql, id);
                });
        changed.run();
        return now;
    }

    @Override
    public PrintJob failed(long id, PrintTrouble why, String place) {
        PrintJob now =
                database.write(sql -> {
                    PrintStore.failed(sql, id, why, place);
                    return written(sql, id);
                });
        changed.run();
        return now;
    }

    @Override
    public Optional<PrintJob> job(long id) {
        return Optional.ofNullable(database.read(sql -> PrintStore.job(sql, id)));
    }

    @Override
    public Optional<PrintJob> last() {
        return Optional.ofNullable(database.read(sql -> PrintStore.last(sql, who())));
    }

    @Override
    public Optional<PrintJob> lastOf(String key) {
        return Optional.ofNullable(database.read(sql -> PrintStore.lastOf(sql, key)));
    }

    @Override
    public List<PrintJob> undone() {
        settle(beingTried());
        return database.read(this::undone);
    }

    /// What a person is to print again.
    public List<AttentionItem> waiting(Sql sql) {
        return undone(sql).stream()
                .map(job ->
                        new AttentionItem(
                                SCREEN + job.id() + "/" + job.copies(),
                                Phrase.of("attention.print", PrintTrouble.name(job.sheet().kind())),
                                job.sheet().about(),
                                job.made(),
                                job.trouble()
                                        .orElse(PrintTrouble.LEFT)
                                        .what(job.sheet().kind(), job.place()),
                                Phrase.of("attention.print.again"),
                                SCREEN + job.id()))
                .toList();
    }

    private List<PrintJob> undone(Sql sql) {
        return PrintStore.undone(sql, beingTried());
    }

    /// Whatever began before is not being printed any more.
    private long beingTried() {
        return clock.millis() - BEING_TRIED.toMillis();
    }

    private String who() {
        UserId person = who.get();
        return person == null ? "" : person.value();
    }

    private static PrintJob written(Sql sql, long id) {
        PrintJob job = PrintStore.job(sql, id);
        if (job == null) {
            throw new IllegalStateException("a paper that was kept is in the file");
        }
        return job;
    }
}
