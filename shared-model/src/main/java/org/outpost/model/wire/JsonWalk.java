// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Walks through canonical JSON that {@link CanonicalScan} let pass, and notes what stands where.
final class JsonWalk {
    private final byte[] in;
    private final int row;
    private int at;
    private int keyFrom;
    private int keyTo;

    /// @param row the fact it belongs to
    JsonWalk(byte[] in, int row) {
        this.in = in;
        this.row = row;
    }

    /// Notes the value here under a node, with all that is in it.
    void value(Node node) {
        switch (in[at]) {
            case '{' -> object(node);
            case '[' -> array(node);
            case '"' -> node.text(text(), row);
            case 't' -> word(node, Node.TRUE, 4);
            case 'f' -> word(node, Node.FALSE, 5);
            case 'n' -> word(node, Node.NULL, 4);
            default -> node.number(number(), row);
        }
    }

    /// The next key of the object the walk is in; it is then at the key's value. A walk begins
    /// before the first key.
    ///
    /// @return false where there is none; the object is then behind
    boolean nextKey() {
        boolean first = in[at] == '{';
        at++;
        if (!first && in[at - 1] == '}') {
            return false;
        }
        if (first && in[at] == '}') {
            at++;
            return false;
        }
        keyFrom = at + 1;
        skipText();
        keyTo = at - 1;
        at++;
        return true;
    }

    /// Where the walk is.
    int at() {
        return at;
    }

    /// Whether the key is this one.
    boolean keyIs(byte[] key) {
        return Arrays.equals(in, keyFrom, keyTo, key, 0, key.length);
    }

    /// Goes into the list here, before its first item.
    ///
    /// @return false where there is none; the walk then stays
    boolean beginList() {
        boolean list = in[at] == '[';
        at += list ? 1 : 0;
        return list;
    }

    /// Goes to the next item of the list the walk is in.
    ///
    /// @return false where there is none; the list is then behind
    boolean nextItem() {
        boolean more = in[at] != ']';
        at += !more || in[at] == ',' ? 1 : 0;
        return more;
    }

    /// Notes the value of the key under its node.
    ///
    /// @param from the place of the key before among the children
    /// @return the place of this one
    int keyed(Node parent, int from) {
        int place = parent.child(in, keyFrom, keyTo, from);
        value(parent.children.get(place));
        return place;
    }

    boolean atText() {
        return in[at] == '"';
    }

    boolean atNumber() {
        return in[at] == '-' || in[at] >= '0' && in[at] <= '9';
    }

    /// The text here, its escapes left as they are; the walk is then behind it.
    String text() {
        int from = at + 1;
        skipText();
        return new String(in, from, at - 1 - from, StandardCharsets.UTF_8);
    }

    /// The number here; the walk is then behind it.
    long number() {
        boolean minus = in[at] == '-';
        at += minus ? 1 : 0;
        long number = 0;
        while (at < in.length && in[at] >= '0' && in[at] <= '9') {
            number = number * 10 + (in[at++] - '0');
        }
        return minus ? -number : number;
    }

    /// Goes behind the value here.
    void skip() {
        int depth = 0;
        do {
            switch (in[at]) {
                case '"' -> {
                    skipText();
                    continue;
                }
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {}
            }
            at++;
        } while (at < in.length && (depth > 0 || in[at] != ',' && in[at] != '}'));
    }

    private void object(Node node) {
        node.object();
        int place = 0;
        while (nextKey()) {
            place = keyed(node, place);
        }
    }

    private void array(Node node) {
        node.kinds.add(Node.ARRAY);
        int length = 0;
        at++;
        while (in[at] != ']') {
            at += in[at] == ',' ? 1 : 0;
            value(node.place(length++));
        }
        at++;
        node.lengths.add(length);
    }

    private void word(Node node, int kind, int length) {
        node.kinds.add(kind);
        at += length;
    }

    private void skipText() {
        at++;
        while (in[at] != '"') {
            at += in[at] == '\\' ? 2 : 1;
        }
        at++;
    }
}
