// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.outpost.model.kernel.MalformedException;
import tools.jackson.databind.JsonNode;

/// Writes a JSON tree in its one canonical form.
final class Canonical {
    private static final Comparator<String> BY_CODE_POINT = Canonical::compare;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] out = new byte[512];
    private int size;
    private int depth;

    private Canonical() {}

    /// @throws MalformedException where the tree holds a fraction or half a character, or what no
    ///   reader would take: such bytes would be stuck where they were made
    static byte[] bytes(JsonNode node) {
        Canonical canonical = new Canonical();
        canonical.write(node);
        return Arrays.copyOf(canonical.out, canonical.size);
    }

    private void write(JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT, ARRAY -> {
                depth++;
                if (depth > Json.MAX_DEPTH) {
                    throw new MalformedException("it nests too deep");
                }
                if (node.isObject()) {
                    object(node);
                } else {
                    array(node);
                }
                depth--;
            }
            case STRING -> string(node.stringValue());
            case BOOLEAN, NULL -> ascii(node.toString());
            case NUMBER -> {
                if (!node.isIntegralNumber()) {
                    throw new MalformedException("numbers are whole");
                }
                ascii(
                        node.canConvertToLong()
                                ? Long.toString(node.longValue())
                                : node.bigIntegerValue().toString());
            }
            default -> throw new MalformedException("not JSON");
        }
    }

    private void object(JsonNode node) {
        List<String> keys = new ArrayList<>(node.propertyNames());
        keys.sort(BY_CODE_POINT);
        char before = '{';
        for (String key : keys) {
            put(before);
            string(key);
            put(':');
            write(node.get(key));
            before = ',';
        }
        ascii(keys.isEmpty() ? "{}" : "}");
    }

    private void array(JsonNode node) {
        put('[');
        for (int i = 0; i < node.size(); i++) {
            if (i > 0) {
                put(',');
            }
            write(node.get(i));
        }
        put(']');
    }

    private void string(String text) {
        if (text.length() > Json.MAX_STRING) {
            throw new MalformedException("a text is too long");
        }
        put('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\' || c < 0x20) {
                escape(c);
            } else if (c < 0x80) {
                put(c);
            } else if (c < 0x800) {
                put(0xc0 | c >> 6);
                put(0x80 | c & 0x3f);
            } else if (!Character.isSurrogate(c)) {
                put(0xe0 | c >> 12);
                put(0x80 | c >> 6 & 0x3f);
                put(0x80 | c & 0x3f);
            } else {
                pair(text, i++);
            }
        }
        put('"');
    }

    private void pair(String text, int at) {
        boolean whole =
                at + 1 < text.length()
                        && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
        if (!whole) {
            throw new MalformedException("a text holds half a character");
        }
        int point = text.codePointAt(at);
        put(0xf0 | point >> 18);
        put(0x80 | point >> 12 & 0x3f);
        put(0x80 | point >> 6 & 0x3f);
        put(0x80 | point & 0x3f);
    }

    private void escape(char c) {
        put('\\');
        switch (c) {
            case '"', '\\' -> put(c);
            case '\b' -> put('b');
            case '\t' -> put('t');
            case '\n' -> put('n');
            case '\f' -> put('f');
            case '\r' -> put('r');
            default -> {
                ascii("u00");
                put(HEX[c >> 4]);
                put(HEX[c & 15]);
            }
        }
    }

    private void ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            put(text.charAt(i));
        }
    }

    private void put(int oneByte) {
        if (size == out.length) {
            out = Arrays.copyOf(out, size * 2);
        }
        out[size++] = (byte) oneByte;
    }

    private static int compare(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                // Surrogates stand for code points above all others.
                boolean apart = Character.isSurrogate(a) != Character.isSurrogate(b);
                return apart ? (Character.isSurrogate(a) ? 1 : -1) : Character.compare(a, b);
            }
        }
        return Integer.compare(one.length(), other.length());
    }
}
