// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.platform.Sql;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.Envelope;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FactWriter;
import org.outpost.model.sync.Folding;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.Rooms;
import org.outpost.model.sync.Snapshot;
import org.outpost.model.sync.UnreadableBody;
import org.outpost.model.wire.FactCodec;
import org.outpost.model.wire.Json;

/// What a file does that finds itself to be a copy, or older than the district knows it: it takes a
/// new writer and writes what it had not sent again under that name, in one transaction. The old
/// facts stay beside (`forked`), nothing is thrown away, nobody else is disturbed.
public final class Rejoin {
    private final LocalDatabase database;
    private final Device device;
    private final Rooms rooms;
    private final FactCodec codec;
    private final FactApplier applier;

    public Rejoin(
            LocalDatabase database,
            Device device,
            Rooms rooms,
            FactCodec codec,
            FactApplier applier) {
        this.database = database;
        this.device = device;
        this.rooms = rooms;
        this.codec = codec;
        this.applier = applier;
    }

    /// Begins a new life.
    ///
    /// @return how many facts were written again
    public int underNewWriter() {
        WriterId old = device.writer();
        List<WriterId> begun = new ArrayList<>();
        int again =
                database.write(sql -> {
                    FactStore store = new FactStore(sql, rooms);
                    long reached = MetaStore.number(sql, "reached");
                    List<Fact> unsent = store.factsOf(old, reached, store.lastSeq(old));
                    WriterId next = device.begin(sql);
                    begun.add(next);
                    new LineStore(sql, store).forgetBatches();
                    sql.run("delete from meta where key = 'token'");
                    takeOut(sql, old, reached, unsent);
                    writeAgain(sql, unsent, old, reached, next);
                    return unsent.size();
                });
        begun.forEach(device::began);
        return again;
    }

    /// Moves the forked facts aside and folds what they had touched without them.
    private void takeOut(Sql sql, WriterId old, long reached, List<Fact> unsent) {
        sql.run(
                "insert or ignore into forked (writer, seq, core, person, again)"
                        + " select writer, seq, core, person, seq - ? from fact"
                        + " where writer = ? and seq > ?",
                reached,
                old.value(),
                reached);
        sql.run(
                "delete from fact_aggregate where fact in"
                        + " (select id from fact where writer = ? and seq > ?)",
                old.value(),
                reached);
        sql.run("delete from fact where writer = ? and seq > ?", old.value(), reached);
        Set<AggregateId> touched = new LinkedHashSet<>();
        unsent.forEach(fact -> touched.addAll(fact.envelope().aggregates()));
        FactWork work = applier.work(sql);
        FeedId home = device.home();
        for (AggregateId id : touched) {
            if (home != null && !rooms.wholeAt(id, home)) {
                continue;
            }
            Snapshot before = work.folding().snapshot(id);
            List<ReadFact> rest = work.store().history(id).stream().map(codec::read).toList();
            work.rewrite(before, Folding.foldAll(rooms.foldOf(id), id, rest), rest);
        }
    }

    private void writeAgain(Sql sql, List<Fact> unsent, WriterId old, long reached, WriterId next) {
        FactWork work = applier.work(sql);
        for (Fact fact : unsent) {
            ReadFact read = codec.read(fact);
            if (read.body() instanceof UnreadableBody) {
                continue;
            }
            Envelope was = fact.envelope();
            FactId id = new FactId(next, was.id().seq() - reached);
            FactBody body = renamed(read.body(), old, reached, next);
            HybridTime seen = work.folding().latest(body.touches(id));
            work.take(
                    codec.read(
                            codec.seal(
                                    new FactWriter.Draft(
                                            body,
                                            was.who(),
                                            was.home(),
                                            was.happened(),
                                            was.recorded(),
                                            was.action()),
                                    id,
                                    was.clock().max(seen.next()))));
        }
        work.finish();
    }

    /// The body with every name of a forked fact replaced by its new one. Names are letters, digits
    /// and dots, so they can be found in the JSON as they stand.
    private static FactBody renamed(FactBody body, WriterId old, long reached, WriterId next) {
        String json = new String(Json.write(body), StandardCharsets.UTF_8);
        String name = old.value() + ".";
        if (!json.contains(name)) {
            return body;
        }
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (int hit = json.indexOf(name); hit >= 0; hit = json.indexOf(name, at)) {
            int from = hit + name.length();
            int to = from;
            while (to < json.length() && Character.isDigit(json.charAt(to))) {
                to++;
            }
            long seq = to == from ? 0 : Long.parseLong(json.substring(from, to));
            out.append(json, at, hit);
            out.append(seq > reached ? next.value() + "." + (seq - reached) : name + seq);
            at = to;
        }
        out.append(json.substring(at));
        return Json.read(out.toString().getBytes(StandardCharsets.UTF_8), body.getClass());
    }
}
