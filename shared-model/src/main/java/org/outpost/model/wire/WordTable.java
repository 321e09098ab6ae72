// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.outpost.model.kernel.MalformedException;

/// The words of a block as its reader knows them, by their places, and its lines.
final class WordTable {
    private static final char CODE = WordPool.CODE.charAt(0);

    private final Vocabulary vocabulary;
    private final byte[] spelled;
    private final int[] starts;
    private final int[] ends;
    private final int words;
    private final byte[][] shared;
    private final boolean[] good;
    private final Map<Integer, byte[]> codes = new HashMap<>();

    /// @param spelled words and lines, one behind the other
    WordTable(Vocabulary vocabulary, byte[] spelled, int words, int lines) {
        this.vocabulary = vocabulary;
        this.spelled = spelled;
        this.words = words;
        starts = new int[words + lines];
        ends = new int[words + lines];
        int found = 0;
        int from = 0;
        for (int i = 0; i < spelled.length; i++) {
            boolean code = i == from && spelled[i] == CODE;
            if (code || spelled[i] == Spelling.BEHIND) {
                if (found == ends.length) {
                    throw new MalformedException("the block spells more words than it says");
                }
                starts[found] = from;
                ends[found++] = code ? i + 1 : i;
                from = i + 1;
            }
        }
        if (found < ends.length) {
            throw new MalformedException("the block spells fewer words than it says");
        }
        shared = new byte[vocabulary.size()][];
        good = new boolean[vocabulary.size() - vocabulary.own() + words];
    }

    /// The words the block spells, in the order of their places; codes say nothing to others.
    List<String> spelled() {
        List<String> list = new ArrayList<>();
        for (int i = 0; i < words; i++) {
            if (starts[i] == ends[i] || spelled[starts[i]] != CODE) {
                list.add(new String(bytes(i), StandardCharsets.UTF_8));
            }
        }
        return list;
    }

    /// Takes the codes in, each in the place that was left for it.
    void codes(byte[][] read) {
        int next = 0;
        for (int i = 0; i < words && next < read.length; i++) {
            if (ends[i] > starts[i] && spelled[starts[i]] == CODE) {
                codes.put(i, read[next++]);
            }
        }
        if (next < read.length) {
            throw new MalformedException("the block has more codes than places for them");
        }
    }

    /// How many words there are.
    int size() {
        return vocabulary.size() + words;
    }

    /// A word as it stands between quotes: what is no text of JSON is refused.
    byte[] text(long place) {
        byte[] word = word(place);
        int spelled = (int) place - vocabulary.own();
        if (spelled >= 0 && !good[spelled]) {
            if (!CanonicalScan.isText(word, 0, word.length)) {
                throw new MalformedException("a word of the block is no text");
            }
            good[spelled] = true;
        }
        return word;
    }

    /// A word that is a name: nothing in it is written otherwise than it reads.
    String name(long place) {
        String name = new String(text(place), StandardCharsets.UTF_8);
        if (name.indexOf('\\') >= 0) {
            throw new MalformedException("a name in the block holds an escape");
        }
        return name;
    }

    /// A word that may hold marks: its parts are looked at by whoever knows what they are.
    byte[] word(long place) {
        if (place < 0 || place >= size()) {
            throw new MalformedException("the block names a word it does not have");
        }
        int own = (int) place - vocabulary.size();
        if (own >= 0) {
            byte[] code = codes.get(own);
            return code == null ? bytes(own) : code;
        }
        byte[] known = shared[(int) place];
        if (known == null) {
            known = vocabulary.word((int) place).getBytes(StandardCharsets.UTF_8);
            shared[(int) place] = known;
        }
        return known;
    }

    byte[] line(int index) {
        return bytes(words + index);
    }

    private byte[] bytes(int index) {
        return Arrays.copyOfRange(spelled, starts[index], ends[index]);
    }
}
