// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.Envelope;

/// Reads the envelope out of a core in canonical form without building a tree of it: every fact
/// that comes in, is stored or is shown passes here. What is not as plain as nearly all are, right
/// or wrong, is left to the tree, which says what is wrong with it.
final class EnvelopeScan {
    private static final int MOST_TEXT = 200;
    private static final int MOST_ITEMS = 1000;

    private static final Key[] KEYS = Key.values();

    private final JsonWalk walk;
    private final @Nullable String[] texts = new String[KEYS.length];
    private final long[] numbers = new long[KEYS.length];
    private final boolean[] there = new boolean[KEYS.length];
    private List<String> aggregates = List.of();
    private List<String> concerns = List.of();

    private EnvelopeScan(byte[] core) {
        this.walk = new JsonWalk(core, 0);
    }

    /// @return null where the tree has to be asked
    static @Nullable Envelope of(byte[] core) {
        if (core.length == 0 || core[0] != '{' || !CanonicalScan.holds(core)) {
            return null;
        }
        EnvelopeScan scan = new EnvelopeScan(core);
        return scan.read() ? scan.envelope() : null;
    }

    private boolean read() {
        while (walk.nextKey()) {
            Key key = key();
            if (key == null) {
                walk.skip();
                continue;
            }
            there[key.ordinal()] = true;
            boolean plain =
                    switch (key.form) {
                        case TEXT -> text(key);
                        case NUMBER -> number(key);
                        case LIST -> list(key);
                        case RARE -> false;
                    };
            if (!plain) {
                return false;
            }
        }
        for (Key key : KEYS) {
            if (key.required && !there[key.ordinal()]) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Key key() {
        for (Key key : KEYS) {
            if (walk.keyIs(key.bytes)) {
                return key;
            }
        }
        return null;
    }

    private boolean text(Key key) {
        String text = text();
        texts[key.ordinal()] = text;
        return text != null;
    }

    /// @return null where it is no text, or one with an escape in it, or a long one
    private @Nullable String text() {
        if (!walk.atText()) {
            return null;
        }
        String text = walk.text();
        return text.length() > MOST_TEXT || text.indexOf('\\') >= 0 ? null : text;
    }

    private boolean number(Key key) {
        if (!walk.atNumber()) {
            return false;
        }
        numbers[key.ordinal()] = walk.number();
        return true;
    }

    private boolean list(Key key) {
        List<String> items = new ArrayList<>();
        if (!walk.beginList()) {
            return false;
        }
        while (walk.nextItem()) {
            String item = text();
            if (item == null || items.size() == MOST_ITEMS) {
                return false;
            }
            items.add(item);
        }
        if (key == Key.AGGREGATES) {
            aggregates = items;
        } else {
            concerns = items;
        }
        return true;
    }

    private Envelope envelope() {
        String action = texts[Key.ACTION.ordinal()];
        return new Envelope(
                new FactId(new WriterId(textOf(Key.WRITER)), numbers[Key.SEQ.ordinal()]),
                new HybridTime(numbers[Key.CLOCK.ordinal()]),
                numbers[Key.HAPPENED.ordinal()],
                numbers[Key.RECORDED.ordinal()],
                new UserId(textOf(Key.WHO)),
                new FeedId(textOf(Key.HOME)),
                made(concerns, FeedId::new),
                made(aggregates, AggregateId::new),
                textOf(Key.TYPE),
                (int) numbers[Key.VERSION.ordinal()],
                action,
                null);
    }

    private String textOf(Key key) {
        String text = texts[key.ordinal()];
        return text == null ? "" : text;
    }

    private static <T> List<T> made(List<String> texts, Function<String, T> item) {
        List<T> items = new ArrayList<>(texts.size());
        for (String text : texts) {
            items.add(item.apply(text));
        }
        return items;
    }

    private enum Form {
        TEXT,
        NUMBER,
        LIST,
        RARE
    }

    private enum Key {
        ACTION(Form.TEXT, false),
        AGGREGATES(Form.LIST, false),
        CLOCK(Form.NUMBER, true),
        CONCERNS(Form.LIST, false),
        HAPPENED(Form.NUMBER, true),
        HOME(Form.TEXT, true),
        RECORDED(Form.NUMBER, true),
        SEQ(Form.NUMBER, true),
        TYPE(Form.TEXT, true),
        VERSION(Form.NUMBER, true),
        WAS(Form.RARE, false),
        WHO(Form.TEXT, true),
        WRITER(Form.TEXT, true);

        private final Form form;
        private final boolean required;
        private final byte[] bytes;

        Key(Form form, boolean required) {
            this.form = form;
            this.required = required;
            this.bytes = name().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
        }
    }
}
