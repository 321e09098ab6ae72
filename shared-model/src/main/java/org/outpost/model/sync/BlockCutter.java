// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.outpost.model.kernel.AggregateId;

/// Decides which entries of a feed lie together in a block of a first load, and in which order the
/// blocks are of use. Told of every entry in the feed's order, it keeps a few bytes of each.
///
/// The facts of one thing stay together: a fact goes with the thing it touches that is needed
/// first, and of two needed alike with the one that was there first. Where a block ends is decided
/// by the things in it alone, so that a feed that went on gives the same blocks again up to where
/// it changed, and what is stored and fetched already is good for ever.
public final class BlockCutter {
    /// How many facts a block has, about.
    public static final int AIM = 5_000;

    private static final int MOST = 2 * AIM;
    private static final long MOST_BYTES = 16_000_000;

    /// From a size on, one thing in so many ends a block: on average it then goes on for as many
    /// things more. A block spells its words anew and learns its odds anew, which a small one pays
    /// with two bytes a fact; so it grows near the aim first.
    private static final int ONE_IN = 1_024;

    private static final int LEAST = AIM - ONE_IN;
    private static final long DAYS = Duration.ofDays(30).toMillis();
    private static final LoadStage[] STAGES = LoadStage.values();

    private final Rooms rooms;
    private final LongIndex index = new LongIndex();
    private final List<String> kinds = new ArrayList<>();
    private long[] hashes = new long[1024];
    private long[] latest = new long[1024];
    private short[] kindOf = new short[1024];
    private byte[] stageOf = new byte[1024];
    private int groups;
    private long[] positions = new long[1024];
    private int[] groupOf = new int[1024];
    private int[] sizeOf = new int[1024];
    private int entries;

    public BlockCutter(Rooms rooms) {
        this.rooms = rooms;
    }

    /// Tells of the next entry.
    ///
    /// @param n its position, larger than all before
    public void add(long n, Fact fact) {
        Envelope envelope = fact.envelope();
        int group = -1;
        for (AggregateId id : envelope.aggregates()) {
            int other = group(id);
            if (group < 0
                    || stageOf[other] < stageOf[group]
                    || (stageOf[other] == stageOf[group] && other < group)) {
                group = other;
            }
        }
        if (group < 0) {
            group = group(AggregateId.of("none", envelope.home().value()));
        }
        latest[group] = Math.max(latest[group], envelope.recorded());
        if (entries == positions.length) {
            positions = Arrays.copyOf(positions, 2 * entries);
            groupOf = Arrays.copyOf(groupOf, 2 * entries);
            sizeOf = Arrays.copyOf(sizeOf, 2 * entries);
        }
        positions[entries] = n;
        groupOf[entries] = group;
        sizeOf[entries++] = fact.size();
    }

    /// How many entries it was told of.
    public int entries() {
        return entries;
    }

    /// The blocks, soonest needed first.
    ///
    /// @param now milliseconds since 1970: what was last touched long ago is not of these days
    public List<Cut> cut(long now) {
        Map<LoadStage, List<Integer>> staged = new EnumMap<>(LoadStage.class);
        for (int group = 0; group < groups; group++) {
            staged.computeIfAbsent(stage(group, now), key -> new ArrayList<>()).add(group);
        }
        int[][] members = members();
        List<Cut> cuts = new ArrayList<>();
        staged.forEach((stage, all) -> {
            List<Cut> some = new Cutting(stage, members).run(all);
            // Whoever came last is most likely to come again; shelves and places go by their story.
            boolean lastFirst = stage == LoadStage.PEOPLE || stage == LoadStage.REST;
            cuts.addAll(lastFirst ? some.reversed() : some);
        });
        return cuts;
    }

    private LoadStage stage(int group, long now) {
        LoadStage stage = STAGES[stageOf[group]];
        return stage == LoadStage.DAY && latest[group] < now - DAYS ? LoadStage.REST : stage;
    }

    /// The entries of each group, by their place here.
    private int[][] members() {
        int[] counts = new int[groups];
        for (int i = 0; i < entries; i++) {
            counts[groupOf[i]]++;
        }
        int[][] members = new int[groups][];
        for (int i = entries - 1; i >= 0; i--) {
            int group = groupOf[i];
            if (members[group] == null) {
                members[group] = new int[counts[group]];
            }
            members[group][--counts[group]] = i;
        }
        return members;
    }

    private int group(AggregateId id) {
        long hash = hash(id.value());
        int group = index.putIfAbsent(hash, groups);
        if (group == groups) {
            if (groups == hashes.length) {
                hashes = Arrays.copyOf(hashes, 2 * groups);
                latest = Arrays.copyOf(latest, 2 * groups);
                kindOf = Arrays.copyOf(kindOf, 2 * groups);
                stageOf = Arrays.copyOf(stageOf, 2 * groups);
            }
            hashes[group] = hash;
            kindOf[group] = kind(id.kind());
            stageOf[group] = (byte) rooms.loadStage(id).ordinal();
            groups++;
        }
        return group;
    }

    private short kind(String kind) {
        int at = kinds.indexOf(kind);
        if (at < 0) {
            at = kinds.size();
            kinds.add(kind);
        }
        return (short) at;
    }

    /// Two things of one hash would merely lie in one block.
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 32;
        hash *= 0xd6e8feb86659fd93L;
        return hash ^ (hash >>> 32);
    }

    /// One block to be.
    ///
    /// @param entries the positions of its entries, ascending
    /// @param things how many things of each kind it brings whole
    public record Cut(LoadStage stage, long[] entries, Map<String, Integer> things) {}

    /// Fills one stage's blocks, group by group in the order in which they began.
    private final class Cutting {
        private final LoadStage stage;
        private final int[][] members;
        private final List<Cut> cuts = new ArrayList<>();
        private final Map<String, Integer> things = new TreeMap<>();
        private long[] taken = new long[AIM];
        private int count;
        private long bytes;

        Cutting(LoadStage stage, int[][] members) {
            this.stage = stage;
            this.members = members;
        }

        List<Cut> run(List<Integer> all) {
            all.sort(Comparator.comparingInt(group -> first(group)));
            for (int group : all) {
                int[] own = members[group];
                if (own == null) {
                    continue;
                }
                if (count > 0 && count + own.length > MOST) {
                    end();
                }
                for (int entry : own) {
                    take(entry);
                }
                things.merge(kinds.get(kindOf[group]), 1, Integer::sum);
                if (count >= LEAST && Long.remainderUnsigned(hashes[group], ONE_IN) == 0) {
                    end();
                }
            }
            end();
            return cuts;
        }

        private int first(int group) {
            return members[group] == null ? Integer.MAX_VALUE : members[group][0];
        }

        private void take(int entry) {
            if (count == MOST || (count > 0 && bytes + sizeOf[entry] > MOST_BYTES)) {
                end();
            }
            if (count == taken.length) {
                taken = Arrays.copyOf(taken, 2 * count);
            }
            taken[count++] = positions[entry];
            bytes += sizeOf[entry];
        }

        private void end() {
            if (count == 0) {
                return;
            }
            long[] sorted = Arrays.copyOf(taken, count);
            Arrays.sort(sorted);
            cuts.add(new Cut(stage, sorted, Map.copyOf(things)));
            things.clear();
            count = 0;
            bytes = 0;
        }
    }

    /// Numbers by hash, without a box around either.
    private static final class LongIndex {
        private long[] keys = new long[4096];
        private int[] values = new int[4096];
        private int size;

        /// The number of this key, which is `fresh` where it has none yet.
        int putIfAbsent(long key, int fresh) {
            if (size > keys.length / 2) {
                grow();
            }
            int at = place(keys, values, key);
            if (values[at] == 0) {
                keys[at] = key;
                values[at] = fresh + 1;
                size++;
            }
            return values[at] - 1;
        }

        private static int place(long[] keys, int[] values, long key) {
            int mask = keys.length - 1;
            int at = (int) key & mask;
            while (values[at] != 0 && keys[at] != key) {
                at = (at + 1) & mask;
            }
            return at;
        }

        private void grow() {
            long[] more = new long[2 * keys.length];
            int[] numbers = new int[2 * keys.length];
            for (int i = 0; i < keys.length; i++) {
                if (values[i] != 0) {
                    int at = place(more, numbers, keys[i]);
                    more[at] = keys[i];
                    numbers[at] = values[i];
                }
            }
            keys = more;
            values = numbers;
        }
    }
}
