// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.Envelope;
import org.outpost.model.sync.Fact;

/// Reads one block: first every column, then the facts, put together one after the other. Whatever
/// the bytes are, what comes out are facts in canonical form or a {@link MalformedException}.
final class BlockReader {
    private final ColumnReader in;
    private final WordTable words;
    private final Emission out;
    private final int facts;

    private final Map<Long, WriterId> writerIds = new HashMap<>();
    private final Map<Long, UserId> userIds = new HashMap<>();
    private final Map<Long, FeedId> feedIds = new HashMap<>();
    private final List<Group> groups = new ArrayList<>();
    private long[] writer = {};
    private long[] seq = {};
    private long[] recorded = {};
    private long[] happened = {};
    private long[] clock = {};
    private long[] home = {};
    private long[] who = {};

    BlockReader(BlockHead head, byte[] block, Vocabulary vocabulary) {
        byte[] spelled = Spelling.unpacked(block, head.size(), head.packed(), head.spelled());
        words = new WordTable(vocabulary, spelled, head.words(), head.lines());
        int from = head.size() + head.packed();
        in =
                new ColumnReader(
                        new RangeReader(block, from, BlockHead.end(block)),
                        ColumnReader.budget(head.decoded()));
        out = new Emission(head.decoded());
        facts = head.facts();
    }

    /// The facts of one type and version.
    private record Group(byte[] type, long version, ReadNode core, ReadNode person) {}

    List<Fact> read(int lines) {
        long[] groupOf = in.lone(facts);
        int groupCount = in.count(facts);
        ReadNode.Trees trees = new ReadNode.Trees(in, words, Node.PLACES);
        List<byte[]> types = new ArrayList<>();
        Growing versions = new Growing();
        for (int i = 0; i < groupCount; i++) {
            types.add(trees.key());
            versions.add(in.count(Integer.MAX_VALUE));
        }
        Growing[] rows = rows(groupOf, groupCount, lines);
        int columnar = facts - lines;
        if (columnar > 0) {
            envelopes(columnar);
        }
        for (int i = 0; i < groupCount; i++) {
            long[] its = rows[i].all();
            ReadNode core = trees.read(new byte[0], its, 1);
            ReadNode person = trees.read(new byte[0], its, 1);
            groups.add(new Group(types.get(i), versions.get(i), core, person));
        }
        trees.leaves();
        List<Fact> read = new ArrayList<>(facts);
        int row = 0;
        int line = 0;
        for (long group : groupOf) {
            read.add(group == 0 ? line(line++) : fact(groups.get((int) group - 1), row++));
        }
        if (out.left() != 0) {
            throw new MalformedException("the block holds less than it says");
        }
        return read;
    }

    private Growing[] rows(long[] groupOf, int groupCount, int lines) {
        Growing[] rows = new Growing[groupCount];
        Arrays.setAll(rows, _ -> new Growing());
        int row = 0;
        for (long group : groupOf) {
            if (group < 0 || group > groupCount) {
                throw new MalformedException("a fact of the block is of no type");
            }
            if (group > 0) {
                rows[(int) group - 1].add(row++);
            }
        }
        if (row != facts - lines) {
            throw new MalformedException("the block holds other lines than it says");
        }
        return rows;
    }

    private void envelopes(int count) {
        long[] rows = new long[count];
        Arrays.setAll(rows, i -> i);
        writer = in.words(rows);
        seq(rows);
        recorded = in.numbers(rows);
        happened = in.numbers(rows);
        clock = in.lone(count);
        for (int i = 0; i < count; i++) {
            clock[i] += recorded[i] * HybridTime.TICKS_PER_MILLI;
        }
        home = in.words(rows);
        who = in.words(rows);
    }

    private void seq(long[] rows) {
        long writers = Arrays.stream(writer).distinct().count();
        long[] firsts = in.lone(writers);
        long[] steps = in.lone(rows.length - writers);
        Map<Long, Long> next = new HashMap<>();
        seq = new long[rows.length];
        int first = 0;
        int step = 0;
        for (int i = 0; i < rows.length; i++) {
            Long awaited = next.get(writer[i]);
            seq[i] = awaited == null ? firsts[first++] : awaited + steps[step++];
            next.put(writer[i], seq[i] + 1);
        }
        in.keep(seq, rows, false);
    }

    private Fact line(int index) {
        Fact fact = FactCodec.parseLine(words.line(index));
        out.spent(fact.size());
        return fact;
    }

    private Fact fact(Group group, int row) {
        WriterId by = writerIds.computeIfAbsent(writer[row], named(WriterId::new));
        out.ownWriter = words.text(writer[row]);
        out.ownSeq = seq[row];
        Lists lists = core(group, row);
        byte[] core = out.part();
        byte[] person = null;
        if (group.person.here()) {
            group.person.next(out);
            person = out.part();
        } else {
            group.person.skip();
        }
        if (lists.unusual) {
            return FactCodec.parse(core, person);
        }
        Envelope envelope =
                new Envelope(
                        new FactId(by, seq[row]),
                        new HybridTime(clock[row]),
                        happened[row],
                        recorded[row],
                        userIds.computeIfAbsent(who[row], named(UserId::new)),
                        feedIds.computeIfAbsent(home[row], named(FeedId::new)),
                        lists.concerns,
                        lists.aggregates,
                        new String(group.type, StandardCharsets.UTF_8),
                        (int) group.version,
                        lists.action,
                        null);
        return new Fact(envelope, core, person);
    }

    private <T> Function<Long, T> named(Function<String, T> id) {
        return place -> id.apply(words.name(place));
    }

    /// Puts the core together: its own keys and those every core has, in one order.
    private Lists core(Group group, int row) {
        if (!group.core.isObject()) {
            throw new MalformedException("a core of the block is no object");
        }
        group.core.skip();
        Lists lists = new Lists();
        out.put('{');
        int top = 0;
        for (ReadNode child : group.core.children()) {
            for (; top < Flattened.Top.ALL.size(); top++) {
                int order = Arrays.compareUnsigned(Flattened.Top.ALL.get(top).key, child.key);
                if (order == 0) {
                    throw new MalformedException("a core of the block says something twice");
                }
                if (order > 0) {
                    break;
                }
                top(Flattened.Top.ALL.get(top), group, row);
            }
            if (child.here()) {
                comma();
                int from = out.size() + child.key.length + 3;
                child.keyed(out);
                if (Lists.noted(child.key)) {
                    lists.note(child.key, out.text(from, out.size()));
                }
            } else {
                child.skip();
            }
        }
        for (; top < Flattened.Top.ALL.size(); top++) {
            top(Flattened.Top.ALL.get(top), group, row);
        }
        out.put('}');
        return lists;
    }

    private void comma() {
        if (out.size() > 1) {
            out.put(',');
        }
    }

    private void top(Flattened.Top top, Group group, int row) {
        comma();
        out.put(top.keyed);
        switch (top) {
            case CLOCK -> out.number(clock[row]);
            case HAPPENED -> out.number(happened[row]);
            case HOME -> text(words.text(home[row]));
            case RECORDED -> out.number(recorded[row]);
            case SEQ -> out.number(seq[row]);
            case TYPE -> text(group.type);
            case VERSION -> out.number(group.version);
            case WHO -> text(words.text(who[row]));
            case WRITER -> text(words.text(writer[row]));
        }
    }

    private void text(byte[] text) {
        out.put('"');
        out.put(text);
        out.put('"');
    }
}
