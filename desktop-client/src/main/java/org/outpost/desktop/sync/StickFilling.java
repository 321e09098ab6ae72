// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.platform.SpokenCode;
import org.outpost.desktop.shell.StickDesk.Filled;
import org.outpost.desktop.shell.StickDesk.Progress;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.Randomness;
import org.outpost.model.sync.LineException;
import org.outpost.model.sync.LoadBlock;
import org.outpost.model.sync.LoadManifest;
import org.outpost.model.sync.Sha256;

/// Fills a stick by the line: the lists of the feeds this machine follows, as the district signed
/// them, then the blocks, what is needed first before all else. A block that lies there whole is
/// not fetched again, so that a stick is brought up to date by what is new alone, and a line that
/// breaks costs a block at most.
final class StickFilling {
    private static final int STRETCH = 256 * 1024;

    private final LocalDatabase database;
    private final LoadLine line;
    private final FirstLoad load;
    private final Clock clock;
    private final Randomness randomness;

    StickFilling(
            LocalDatabase database,
            LoadLine line,
            FirstLoad load,
            Clock clock,
            Randomness randomness) {
        this.database = database;
        this.line = line;
        this.load = load;
        this.clock = clock;
        this.randomness = randomness;
    }

    /// @param typed the code of a stick that another counter filled; else empty
    Filled fill(Path place, String typed, Consumer<Progress> told) throws StickException {
        try {
            Map<FeedId, LoadManifest> lists = new LinkedHashMap<>();
            List<FeedId> feeds = feeds();
            Opened at = opened(place, typed);
            for (FeedId feed : feeds) {
                LoadManifest.Signed signed = line.manifest(feed);
                LoadManifest manifest = signed == null ? null : load.read(feed, signed);
                if (signed != null && manifest != null) {
                    at.stick.keep(feed, signed);
                    lists.put(feed, manifest);
                }
            }
            if (lists.isEmpty()) {
                throw new StickException(StickException.Trouble.NONE);
            }
            return new Filled(blocks(at.stick, lists, told), at.code);
        } catch (LineException e) {
            throw new StickException(StickException.Trouble.NO_LINE, e);
        }
    }

    /// A stick this machine filled before is known by its code; a new one gets its own.
    private Opened opened(Path place, String typed) throws StickException {
        String mark = StickFolder.mark(place);
        if (mark == null) {
            String code = SpokenCode.of(randomness);
            StickFolder fresh = StickFolder.make(place, code, randomness);
            database.change(sql -> MetaStore.put(sql, "stick." + fresh.mark(), code));
            return new Opened(fresh, code);
        }
        String known = database.read(sql -> MetaStore.text(sql, "stick." + mark));
        String code = known == null ? typed : known;
        return new Opened(StickFolder.open(place, code, randomness), code);
    }

    private List<FeedId> feeds() throws StickException {
        List<FeedId> all =
                database.read(sql ->
                        sql.list(
                                "select feed from cursor order by feed desc",
                                row -> new FeedId(row.text(1))));
        if (all.isEmpty()) {
            throw new StickException(StickException.Trouble.NOT_YET);
        }
        return all;
    }

    private int blocks(StickFolder stick, Map<FeedId, LoadManifest> lists, Consumer<Progress> told)
            throws LineException, StickException {
        List<Wanted> wanted = new ArrayList<>();
        lists.forEach((feed, list) ->
                list.blocks().forEach(block -> wanted.add(new Wanted(feed, block))));
        wanted.sort((one, other) -> one.block.stage().compareTo(other.block.stage()));
        Set<String> names = new HashSet<>();
        wanted.forEach(one -> names.add(one.block.hash()));
        stick.keepOnly(names);
        long all = wanted.stream().mapToLong(one -> one.block.bytes()).sum();
        long here = 0;
        LoadPace pace = new LoadPace();
        for (Wanted one : wanted) {
            String hash = one.block.hash();
            if (!stick.has(hash) || stick.block(one.block) == null) {
                stick.keep(hash, fetched(one));
            }
            here += one.block.bytes();
            told.accept(new Progress(here, all, pace.left(clock.millis(), here, all)));
        }
        return wanted.size();
    }

    private byte[] fetched(Wanted one) throws LineException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        LoadBlock block = one.block;
        while (bytes.size() < block.bytes()) {
            long from = bytes.size();
            long to = Math.min(block.bytes(), from + STRETCH) - 1;
            boolean there = line.stretch(one.feed, block.hash(), from, to, bytes::writeBytes);
            if (!there || bytes.size() == from) {
                throw new LineException(
                        LineException.Trouble.NOT_UNDERSTOOD, "a block was replaced");
            }
        }
        byte[] all = bytes.toByteArray();
        if (!Sha256.hex(all).equals(block.hash())) {
            throw new LineException(
                    LineException.Trouble.STRANGER, "a block that is not what its name says");
        }
        return all;
    }

    private record Wanted(FeedId feed, LoadBlock block) {}

    private record Opened(StickFolder stick, String code) {}
}
