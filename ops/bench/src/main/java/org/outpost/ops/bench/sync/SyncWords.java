// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench.sync;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// What a run of the sync bench was asked for.
///
/// @param rounds how often each work is done by each peer
/// @param divide all numbers of rows are divided by it, to try the bench out
/// @param sizes of the store, for the form that asks about it
record SyncWords(
        Form form,
        Set<Work> works,
        Set<String> peers,
        int rounds,
        int divide,
        List<Integer> sizes) {
    private static final Set<String> PEERS =
            Set.of(OurPeer.NAME, PouchPeer.NAME, SymmetricPeer.NAME);

    /// Which table.
    enum Form {
        /// All peers on the machine's loopback.
        LOOPBACK,
        /// All peers on a narrow line with cuts.
        SHAPED,
        /// Our own cost beside stores of several sizes.
        STORED
    }

    static SyncWords read(List<String> words) {
        Form form = Form.LOOPBACK;
        Set<Work> works = EnumSet.allOf(Work.class);
        Set<String> peers = new TreeSet<>(PEERS);
        int rounds = 0;
        int divide = 1;
        List<Integer> sizes = List.of(10_000, 100_000, 1_000_000);
        for (int i = 0; i < words.size(); i++) {
            switch (words.get(i)) {
                case "--shaped" -> form = Form.SHAPED;
                case "--stored" -> form = Form.STORED;
                case "--only" -> works = works(value(words, ++i));
                case "--peers" -> peers = peers(value(words, ++i));
                case "--rounds" -> rounds = number(value(words, ++i));
                case "--divide" -> divide = number(value(words, ++i));
                case "--sizes" ->
                        sizes =
                                Arrays.stream(value(words, ++i).split(",", -1))
                                        .map(SyncWords::number)
                                        .toList();
                default ->
                        throw new IllegalArgumentException("'" + words.get(i) + "' is not known");
            }
        }
        if (rounds == 0) {
            rounds = form == Form.LOOPBACK ? 3 : 1;
        }
        return new SyncWords(form, works, peers, rounds, divide, sizes);
    }

    boolean with(String peer) {
        return peers.contains(peer);
    }

    private static Set<Work> works(String list) {
        Set<Work> works = EnumSet.noneOf(Work.class);
        for (String work : list.toUpperCase(Locale.ROOT).split(",", -1)) {
            try {
                works.add(Work.valueOf(work));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("--only takes W1,W2,W3");
            }
        }
        return works;
    }

    private static Set<String> peers(String list) {
        Set<String> peers = new TreeSet<>();
        for (String name : list.toLowerCase(Locale.ROOT).split(",", -1)) {
            String peer = name.equals("ours") ? OurPeer.NAME : name;
            if (!PEERS.contains(peer)) {
                throw new IllegalArgumentException("--peers takes ours,pouchdb,symmetricds");
            }
            peers.add(peer);
        }
        return peers;
    }

    private static int number(String word) {
        try {
            int number = Integer.parseInt(word);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException("'" + word + "' is not a number from 1");
    }

    private static String value(List<String> words, int at) {
        if (at >= words.size()) {
            throw new IllegalArgumentException("'" + words.get(at - 1) + "' needs a value");
        }
        return words.get(at);
    }
}
