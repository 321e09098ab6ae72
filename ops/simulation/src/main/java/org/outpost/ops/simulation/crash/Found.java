// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.crash;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.platform.LocalTroubleException;
import org.outpost.desktop.platform.Sql;
import org.outpost.model.sync.BatchHeader;
import org.outpost.model.wire.Json;
import org.outpost.ops.simulation.real.RealDesk;

/// What the program finds when it opens a folder, by its own code; and what is wrong with it
/// whatever was promised.
///
/// @param kept facts, as they are spoken of
/// @param wrong what does not hold; a folder that needs a person is wrong
/// @param frozen hashes of the living writer's frozen batches, by number
/// @param cursors how far each feed is here
record Found(
        Set<String> kept,
        Set<String> names,
        Map<Long, String> frozen,
        Map<String, Long> cursors,
        List<String> wrong) {

    /// Opens the folder as a start of the program does, looks, and goes on working.
    static Found in(Path folder, long seed) {
        try (RealDesk desk = StoryDesk.open(folder, seed)) {
            Found found = desk.database().read(sql -> look(sql, desk.device().writer().value()));
            if (desk.database().olderCopy()) {
                found.wrong().add("takes itself for an older copy");
            }
            desk.database().selfCheck().forEach(line -> found.wrong().add("damaged: " + line));
            desk.rebuild().forEach(table -> found.wrong().add("half an action in: " + table));
            StoryDesk.save(desk, 1);
            return found;
        } catch (LocalTroubleException e) {
            return broken("does not open: " + e.trouble().kind());
        } catch (RuntimeException e) {
            return broken("does not open: " + e);
        }
    }

    private static Found broken(String why) {
        return new Found(Set.of(), Set.of(), Map.of(), Map.of(), new ArrayList<>(List.of(why)));
    }

    private static Found look(Sql sql, String writer) {
        Found found =
                new Found(
                        new HashSet<>(),
                        new HashSet<>(),
                        new HashMap<>(),
                        new HashMap<>(),
                        new ArrayList<>());
        sql.each(
                "select writer, seq, core, person from fact",
                row -> {
                    String name = row.text(1) + "." + row.number(2);
                    found.names().add(name);
                    found.kept().add(Kept.word(name, row.bytes(3), row.bytesOrNull(4)));
                });
        sql.each(
                "select feed, n from cursor",
                row -> found.cursors().put(row.text(1), row.number(2)));
        chain(sql, writer, found);
        return found;
    }

    /// Own facts are numbered without a gap, and own batches join on to each other.
    private static void chain(Sql sql, String writer, Found found) {
        long last = sql.number("select max(seq) from fact where writer = ?", writer);
        long count = sql.number("select count(*) from fact where writer = ?", writer);
        if (last != count) {
            found.wrong().add(count + " own facts up to number " + last);
        }
        List<BatchHeader> headers = new ArrayList<>();
        sql.each(
                "select header, hash from frozen where writer = ? order by number",
                row -> {
                    BatchHeader header = Json.read(row.bytes(1), BatchHeader.class);
                    BatchHeader before = headers.isEmpty() ? null : headers.getLast();
                    String previous =
                            before == null
                                    ? BatchHeader.NO_BATCH
                                    : found.frozen().getOrDefault(before.number(), "");
                    boolean joins =
                            header.number() == headers.size() + 1
                                    && header.previous().equals(previous)
                                    && header.firstSeq()
                                            == (before == null ? 0 : before.lastSeq()) + 1
                                    && header.lastSeq() <= last;
                    if (!joins) {
                        found.wrong().add("batch " + header.number() + " does not join on");
                    }
                    headers.add(header);
                    found.frozen().put(header.number(), row.text(2));
                },
                writer);
    }

    /// What was said before the cut and does not hold after it.
    List<String> broken(List<String> said) {
        List<String> broken = new ArrayList<>(wrong);
        for (String words : said) {
            String[] word = words.split(" ", -1);
            boolean holds =
                    switch (word[0]) {
                        case "kept" -> kept.contains(words);
                        case "sent" -> word[2].equals(frozen.get(Long.parseLong(word[1])));
                        case "pulled" ->
                                cursors.getOrDefault(word[1], 0L) >= Long.parseLong(word[2]);
                        case "given" ->
                                cursors.getOrDefault(word[1], 0L) < Long.parseLong(word[2])
                                        || names.contains(word[3]);
                        default -> true;
                    };
            if (!holds) {
                broken.add("lost: " + words);
            }
        }
        return broken;
    }

    /// What a state of a story that has not begun yet keeps.
    static List<String> promisedBy(LocalDatabase database) {
        List<String> words = new ArrayList<>();
        database.read(sql -> {
            sql.each(
                    "select writer, seq, core, person from fact",
                    row ->
                            words.add(
                                    Kept.word(
                                            row.text(1) + "." + row.number(2),
                                            row.bytes(3),
                                            row.bytesOrNull(4))));
            return words;
        });
        return words;
    }
}
