// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.outpost.model.sync.Fact;

/// Facts taken apart into columns. What every fact says of itself is one set of columns for all;
/// the rest is a tree of columns per type and version. A fact that is not in the one canonical form
/// stays a line.
final class Flattened implements TextPlanner.Owners {
    /// Types are names: in letters and digits, none is nearly as long.
    private static final int MOST_TYPE = 60;

    final List<Group> groups = new ArrayList<>();

    /// Which group each fact is of, from 1 on; 0 for a line.
    final long[] groupOf;

    final List<byte[]> lines = new ArrayList<>();
    final Growing clock = new Growing();
    final Growing happened = new Growing();
    final Growing recorded = new Growing();
    final Growing seq = new Growing();
    final List<String> home = new ArrayList<>();
    final List<String> who = new ArrayList<>();
    final List<String> writer = new ArrayList<>();

    private final Map<String, Integer> groupByType = new HashMap<>();
    private int rows;

    /// @param asLines whether all facts stay lines
    Flattened(List<Fact> facts, boolean asLines) {
        groupOf = new long[facts.size()];
        for (int i = 0; i < groupOf.length; i++) {
            groupOf[i] = asLines ? line(facts.get(i)) : take(facts.get(i));
        }
        for (Group group : groups) {
            group.core.finish();
            group.person.finish();
        }
    }

    /// What every core says, in the order of its keys; which of it are numbers.
    enum Top {
        CLOCK(true),
        HAPPENED(true),
        HOME(false),
        RECORDED(true),
        SEQ(true),
        TYPE(false),
        VERSION(true),
        WHO(false),
        WRITER(false);

        static final List<Top> ALL = List.of(values());

        final boolean number;
        final byte[] key =
                name().toLowerCase(java.util.Locale.ROOT).getBytes(StandardCharsets.UTF_8);

        final byte[] keyed =
                ('"' + name().toLowerCase(java.util.Locale.ROOT) + "\":")
                        .getBytes(StandardCharsets.UTF_8);

        Top(boolean number) {
            this.number = number;
        }
    }

    /// The facts of one type and version.
    ///
    /// @param core without what every core says
    /// @param person absent where a fact has none
    record Group(String type, long version, Node core, Node person) {}

    /// How many facts are in columns.
    int rows() {
        return rows;
    }

    @Override
    public String writer(int of) {
        return writer.get(of);
    }

    @Override
    public long seq(int of) {
        return seq.get(of);
    }

    private int take(Fact fact) {
        byte[] core = fact.core();
        byte[] person = fact.person();
        if (!CanonicalScan.holds(core)
                || !complete(fact)
                || person != null && !CanonicalScan.holds(person)) {
            return line(fact);
        }
        String type = fact.type();
        long version = fact.envelope().version();
        int index =
                groupByType.computeIfAbsent(
                        type + '\n' + version,
                        _ -> {
                            groups.add(
                                    new Group(
                                            type,
                                            version,
                                            Node.root(Node.PLACES),
                                            Node.root(Node.PLACES)));
                            return groups.size();
                        });
        Group group = groups.get(index - 1);
        core(new JsonWalk(core, rows), group.core);
        if (person == null) {
            group.person.kinds.add(Node.ABSENT);
        } else {
            new JsonWalk(person, rows).value(group.person);
        }
        rows++;
        return index;
    }

    private int line(Fact fact) {
        lines.add(FactCodec.line(fact));
        return 0;
    }

    /// Whether a core says all that every core must, in the form it must have.
    private static boolean complete(Fact fact) {
        int found = 0;
        if (fact.core()[0] == '{') {
            JsonWalk walk = new JsonWalk(fact.core(), 0);
            while (found < Top.ALL.size() && walk.nextKey()) {
                Top top = Top.ALL.get(found);
                boolean here = walk.keyIs(top.key);
                if (here && (top.number ? !walk.atNumber() : !walk.atText())) {
                    return false;
                }
                switch (here ? top : null) {
                    case TYPE ->
                            here =
                                    walk.text().equals(fact.type())
                                            && fact.type().length() <= MOST_TYPE;
                    case VERSION -> here = walk.number() == fact.envelope().version();
                    case null, default -> walk.skip();
                }
                found += here ? 1 : 0;
            }
        }
        return found == Top.ALL.size();
    }

    private void core(JsonWalk walk, Node node) {
        node.object();
        int place = 0;
        int found = 0;
        while (walk.nextKey()) {
            if (found < Top.ALL.size() && walk.keyIs(Top.ALL.get(found).key)) {
                top(walk, Top.ALL.get(found++));
            } else {
                place = walk.keyed(node, place);
            }
        }
    }

    private void top(JsonWalk walk, Top top) {
        switch (top) {
            case CLOCK -> clock.add(walk.number());
            case HAPPENED -> happened.add(walk.number());
            case HOME -> home.add(walk.text());
            case RECORDED -> recorded.add(walk.number());
            case SEQ -> seq.add(walk.number());
            case TYPE -> walk.text();
            case VERSION -> walk.number();
            case WHO -> who.add(walk.text());
            case WRITER -> writer.add(walk.text());
        }
    }
}
