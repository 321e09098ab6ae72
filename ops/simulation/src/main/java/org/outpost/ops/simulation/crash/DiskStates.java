// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.crash;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Every legal outcome of a power cut at every point of a story. Between two barriers of a file its
/// writes may arrive in any order and in part: all of them, none, any prefix, all but any one, the
/// last one torn at any sector, and some more by dice, over all files at once. What a folder lists
/// arrives in order.
final class DiskStates {
    private static final int SECTOR = 512;
    private static final int BY_DICE = 4;
    private static final int MOST_SPOTS = 64;

    private final SplittableRandom dice;
    private final Map<Integer, byte[]> durable = new HashMap<>();
    private final Map<String, Integer> durableNames = new TreeMap<>();
    private final Map<String, Integer> names = new TreeMap<>();
    private final List<Pending> pending = new ArrayList<>();
    private final List<DiskEvent> pendingNames = new ArrayList<>();
    private final Map<DiskEvent, Integer> inodes = new IdentityHashMap<>();
    private List<String> said = List.of();
    private int made;

    /// A wish that no barrier has passed yet.
    private record Pending(int inode, DiskEvent wish) {}

    /// Which wishes came true.
    ///
    /// @param torn how many bytes of the last of them; -1 where it is whole
    /// @param listed how many changes of the folder
    private record Outcome(BitSet kept, int torn, int listed, String how) {}

    private DiskStates(SortedMap<String, byte[]> before, long seed) {
        this.dice = new SplittableRandom(seed);
        before.forEach((name, bytes) -> {
            durable.put(++made, bytes);
            durableNames.put(name, made);
        });
        names.putAll(durableNames);
    }

    /// Walks through a story and hands out states, those of whole prefixes first at each point,
    /// until a taker has enough.
    ///
    /// @param before the folder as the story found it
    /// @param most how many to hand out, about: half of them whole prefixes
    /// @param takes false where it wants no more
    static void each(
            SortedMap<String, byte[]> before,
            List<DiskEvent> story,
            long seed,
            long most,
            Predicate<DiskState> takes) {
        double whole = Math.min(1, most / 2.0 / story.size());
        double others = Math.min(1, (most - whole * story.size()) / count(before, story, seed));
        DiskStates states = new DiskStates(before, seed);
        for (DiskEvent event : story) {
            states.happens(event);
            for (Outcome outcome : states.outcomes(whole, others)) {
                if (!takes.test(states.state(outcome))) {
                    return;
                }
            }
        }
    }

    /// How many outcomes there are to choose from, the same one counted each time it may happen.
    static long count(SortedMap<String, byte[]> before, List<DiskEvent> story, long seed) {
        DiskStates states = new DiskStates(before, seed);
        long count = 0;
        for (DiskEvent event : story) {
            states.happens(event);
            count += states.outcomes(1, 1).size();
        }
        return count;
    }

    private void happens(DiskEvent event) {
        switch (event) {
            case DiskEvent.Made(var file) -> {
                if (!names.containsKey(file)) {
                    inodes.put(event, ++made);
                    names.put(file, made);
                    durable.put(made, new byte[0]);
                    pendingNames.add(event);
                }
            }
            case DiskEvent.Written(var file, _, _) -> pending.add(new Pending(inode(file), event));
            case DiskEvent.Cut(var file, _) -> pending.add(new Pending(inode(file), event));
            case DiskEvent.Synced(var file) -> synced(inode(file));
            case DiskEvent.FolderSynced() -> {
                list(durableNames, pendingNames.size());
                pendingNames.clear();
            }
            case DiskEvent.Renamed(var file, var to) -> {
                names.put(to, inode(file));
                names.remove(file);
                pendingNames.add(event);
            }
            case DiskEvent.Removed(var file) -> {
                names.remove(file);
                pendingNames.add(event);
            }
            case DiskEvent.Said(var words) -> {
                List<String> more = new ArrayList<>(said);
                more.add(words);
                said = List.copyOf(more);
            }
        }
    }

    private int inode(String file) {
        Integer inode = names.get(file);
        if (inode == null) {
            throw new IllegalStateException(file + " was never made");
        }
        return inode;
    }

    private void synced(int inode) {
        Content content = new Content(durable(inode));
        for (Pending one : pending) {
            if (one.inode() == inode) {
                content.take(one.wish(), -1);
            }
        }
        durable.put(inode, content.bytes());
        pending.removeIf(one -> one.inode() == inode);
    }

    private byte[] durable(int inode) {
        return durable.getOrDefault(inode, new byte[0]);
    }

    private void list(Map<String, Integer> listing, int upTo) {
        for (DiskEvent event : pendingNames.subList(0, upTo)) {
            switch (event) {
                case DiskEvent.Made(var file) -> listing.put(file, inodes.getOrDefault(event, 0));
                case DiskEvent.Renamed(var file, var to) -> {
                    Integer inode = listing.remove(file);
                    if (inode != null) {
                        listing.put(to, inode);
                    }
                }
                case DiskEvent.Removed(var file) -> listing.remove(file);
                default -> throw new IllegalStateException(event + " changes no folder");
            }
        }
    }

    private List<Outcome> outcomes(double whole, double rest) {
        int all = pending.size();
        int listed = pendingNames.size();
        List<Outcome> regular = new ArrayList<>();
        regular.add(new Outcome(first(all), -1, listed, "all that was written"));
        List<Outcome> others = new ArrayList<>();
        if (all > 0) {
            others.add(new Outcome(first(0), -1, listed, "nothing since the last barriers"));
        }
        for (int i : spots(all)) {
            others.add(new Outcome(first(i), -1, listed, "the first " + i + " of " + all));
            BitSet without = first(all);
            without.clear(i);
            others.add(new Outcome(without, -1, listed, "all but number " + i + " of " + all));
        }
        if (all > 0) {
            for (int torn : tears(pending.getLast().wish())) {
                others.add(new Outcome(first(all), torn, listed, "the last torn at " + torn));
            }
        }
        for (int i = 0; i < listed; i++) {
            others.add(new Outcome(first(all), -1, i, i + " of " + listed + " folder changes"));
        }
        for (int i = 0; i < BY_DICE && all > 1; i++) {
            others.add(byDice(all, listed));
        }
        regular.removeIf(one -> dice.nextDouble() >= whole);
        others.removeIf(one -> dice.nextDouble() >= rest);
        regular.addAll(others);
        return regular;
    }

    private Outcome byDice(int all, int listed) {
        BitSet kept = new BitSet();
        int perMille = dice.nextInt(1001);
        for (int i = 0; i < all; i++) {
            kept.set(i, dice.nextInt(1000) < perMille);
        }
        int last = kept.length() - 1;
        List<Integer> tears = last < 0 ? List.of() : tears(pending.get(last).wish());
        int torn = tears.isEmpty() ? -1 : tears.get(dice.nextInt(tears.size()));
        return new Outcome(kept, torn, dice.nextInt(listed + 1), kept + " of " + all);
    }

    private List<Integer> spots(int all) {
        List<Integer> spots = new ArrayList<>();
        for (int i = 0; i < all; i++) {
            spots.add(i);
        }
        while (spots.size() > MOST_SPOTS) {
            spots.remove(dice.nextInt(spots.size()));
        }
        return spots;
    }

    private static BitSet first(int count) {
        BitSet bits = new BitSet();
        bits.set(0, count);
        return bits;
    }

    /// Where a write may end in the middle: at the sectors of the disk, not at its own.
    private static List<Integer> tears(DiskEvent wish) {
        if (!(wish instanceof DiskEvent.Written(_, var at, var bytes))) {
            return List.of();
        }
        List<Integer> tears = new ArrayList<>();
        for (long sector = (at / SECTOR + 1) * SECTOR;
                sector < at + bytes.length;
                sector += SECTOR) {
            tears.add((int) (sector - at));
        }
        return tears;
    }

    private DiskState state(Outcome outcome) {
        Map<Integer, Content> contents = new HashMap<>();
        int last = outcome.kept().length() - 1;
        for (int i = 0; i <= last; i++) {
            if (outcome.kept().get(i)) {
                Pending one = pending.get(i);
                contents.computeIfAbsent(one.inode(), inode -> new Content(durable(inode)))
                        .take(one.wish(), i == last ? outcome.torn() : -1);
            }
        }
        Map<String, Integer> listing = new TreeMap<>(durableNames);
        list(listing, outcome.listed());
        SortedMap<String, byte[]> files = new TreeMap<>();
        listing.forEach((name, inode) -> {
            Content changed = contents.get(inode);
            files.put(name, changed == null ? durable(inode) : changed.bytes());
        });
        return new DiskState(files, said, outcome.how());
    }

    /// A file while wishes come true.
    private static final class Content {
        private byte[] bytes;
        private int size;

        Content(byte[] before) {
            bytes = before.clone();
            size = before.length;
        }

        void take(DiskEvent wish, int torn) {
            switch (wish) {
                case DiskEvent.Cut(_, var to) -> resize((int) to);
                case DiskEvent.Written(_, var at, var some) -> {
                    int length = torn < 0 ? some.length : torn;
                    resize(Math.max(size, (int) at + length));
                    System.arraycopy(some, 0, bytes, (int) at, length);
                }
                default -> throw new IllegalStateException(wish + " changes no bytes");
            }
        }

        private void resize(int to) {
            if (to > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(to, bytes.length * 2));
            }
            if (to < size) {
                Arrays.fill(bytes, to, size, (byte) 0);
            }
            size = to;
        }

        byte[] bytes() {
            return Arrays.copyOf(bytes, size);
        }
    }
}
