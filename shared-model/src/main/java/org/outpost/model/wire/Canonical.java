// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.outpost.model.kernel.MalformedException;
import tools.jackson.databind.JsonNode;

/// Writes a JSON tree in its one canonical form.
final class Canonical {
    private static final Comparator<String> BY_CODE_POINT = Canonical::compare;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    private int depth;

    private Canonical() {}

    /// @throws MalformedException where the tree holds a fraction or half a character, or what no
    ///   reader would take: such bytes would be stuck where they were made
    static byte[] bytes(JsonNode node) {
        Canonical canonical = new Canonical();
        canonical.write(node);
        return canonical.out.toByteArray();
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
                ascii(node.bigIntegerValue().toString());
            }
            default -> throw new MalformedException("not JSON");
        }
    }

    private void object(JsonNode node) {
        List<String> keys = new ArrayList<>(node.propertyNames());
        keys.sort(BY_CODE_POINT);
        char before = '{';
        for (String key : keys) {
            out.write(before);
            string(key);
            out.write(':');
            write(node.get(key));
            before = ',';
        }
        ascii(keys.isEmpty() ? "{}" : "}");
    }

    private void array(JsonNode node) {
        out.write('[');
        for (int i = 0; i < node.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            write(node.get(i));
        }
        out.write(']');
    }

    private void string(String text) {
        if (text.length() > Json.MAX_STRING) {
            throw new MalformedException("a text is too long");
        }
        out.write('"');
        int plain = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c == '"' || c == '\\') {
                utf8(text, plain, i);
                escape(c);
                plain = i + 1;
            }
        }
        utf8(text, plain, text.length());
        out.write('"');
    }

    private void utf8(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean pair =
                    Character.isHighSurrogate(c)
                            && i + 1 < to
                            && Character.isLowSurrogate(text.charAt(i + 1));
            if (Character.isSurrogate(c) && !pair) {
                throw new MalformedException("a text holds half a character");
            }
            i += pair ? 1 : 0;
        }
        out.writeBytes(text.substring(from, to).getBytes(StandardCharsets.UTF_8));
    }

    private void escape(char c) {
        out.write('\\');
        switch (c) {
            case '"', '\\' -> out.write(c);
            case '\b' -> out.write('b');
            case '\t' -> out.write('t');
            case '\n' -> out.write('n');
            case '\f' -> out.write('f');
            case '\r' -> out.write('r');
            default -> {
                ascii("u00");
                out.write(HEX[c >> 4]);
                out.write(HEX[c & 15]);
            }
        }
    }

    private void ascii(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
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
