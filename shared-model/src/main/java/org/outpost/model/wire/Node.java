// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One place in the JSON of all facts of a type: what stood there, fact by fact. Texts and numbers
/// are the columns of a block; everything else says where they belong.
final class Node {
    static final int ABSENT = 0;
    static final int OBJECT = 1;
    static final int ARRAY = 2;
    static final int TEXT = 3;
    static final int NUMBER = 4;
    static final int TRUE = 5;
    static final int FALSE = 6;
    static final int NULL = 7;

    /// How many first elements of a list in a fact have a place of their own; all others share one.
    static final int PLACES = 4;

    final byte[] key;

    /// Whether a fact comes by here once at most, so that columns can be told from each other.
    final boolean alone;

    final Growing kinds = new Growing();
    final Growing lengths = new Growing();
    final Growing numbers = new Growing();
    final Growing numberRows = new Growing();
    final List<String> texts = new ArrayList<>();
    final Growing textRows = new Growing();

    /// Of an object, in the order of their keys.
    final List<Node> children = new ArrayList<>();

    /// Of an array: its first elements, then all others.
    final List<Node> places = new ArrayList<>();

    private int objects;

    private final int placed;

    private Node(byte[] key, boolean alone, int placed) {
        this.key = key;
        this.alone = alone;
        this.placed = placed;
    }

    /// @param placed how many first elements of a list have a place of their own
    static Node root(int placed) {
        return new Node(new byte[0], true, placed);
    }

    /// Notes one more object here; what it lacks is absent.
    void object() {
        kinds.add(OBJECT);
        objects++;
    }

    /// The child under a key of the object noted last; made where it is new.
    ///
    /// @param from where to look: keys come in order
    /// @return its place among the children
    int child(byte[] in, int keyFrom, int keyTo, int from) {
        int i = from;
        while (i < children.size()) {
            byte[] other = children.get(i).key;
            int order = Arrays.compareUnsigned(other, 0, other.length, in, keyFrom, keyTo);
            if (order == 0) {
                break;
            }
            if (order > 0) {
                children.add(i, new Node(Arrays.copyOfRange(in, keyFrom, keyTo), alone, placed));
                break;
            }
            i++;
        }
        if (i == children.size()) {
            children.add(new Node(Arrays.copyOfRange(in, keyFrom, keyTo), alone, placed));
        }
        children.get(i).absentUntil(objects - 1);
        return i;
    }

    /// The place of an element of the array noted last.
    Node place(int index) {
        int i = Math.min(index, placed);
        while (places.size() <= i) {
            places.add(new Node(new byte[0], alone && places.size() < placed, placed));
        }
        return places.get(i);
    }

    void text(String text, int row) {
        kinds.add(TEXT);
        texts.add(text);
        textRows.add(row);
    }

    void number(long number, int row) {
        kinds.add(NUMBER);
        numbers.add(number);
        numberRows.add(row);
    }

    /// Fills up what was absent in the last objects, all the way down.
    void finish() {
        for (Node child : children) {
            child.absentUntil(objects);
            child.finish();
        }
        places.forEach(Node::finish);
    }

    /// How many objects stood here.
    int objects() {
        return objects;
    }

    private void absentUntil(int visits) {
        while (kinds.size() < visits) {
            kinds.add(ABSENT);
        }
    }
}
