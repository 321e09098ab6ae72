// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FeedId;

/// What an envelope says besides what every core says, picked up while the core is put together.
final class Lists {
    private static final byte[] ACTION = "action".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AGGREGATES = "aggregates".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CONCERNS = "concerns".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] STRUCTURE = "structure".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_TEXT = 200;
    private static final int MOST_ITEMS = 1000;

    List<AggregateId> aggregates = List.of();
    List<FeedId> concerns = List.of();
    @Nullable String action;

    /// Whether something stands in another form than facts are sealed in: the core is then to be
    /// read like any JSON.
    boolean unusual;

    /// Takes note of what was just put down under a key.
    void note(byte[] key, String value) {
        if (Arrays.equals(key, AGGREGATES)) {
            aggregates = list(value, AggregateId::new);
        } else if (Arrays.equals(key, CONCERNS)) {
            concerns = list(value, FeedId::new);
        } else if (Arrays.equals(key, ACTION)) {
            action = text(value, 0, value.length());
        } else {
            unusual = true;
        }
    }

    /// Whether an envelope may want to know of what stands under this key.
    static boolean noted(byte[] key) {
        return !Arrays.equals(key, STRUCTURE);
    }

    private <T> List<T> list(String value, Function<String, T> item) {
        List<T> items = new ArrayList<>(2);
        if (value.indexOf('\\') >= 0 || value.charAt(0) != '[') {
            unusual = true;
            return items;
        }
        int from = 1;
        while (!unusual && from < value.length() - 1) {
            int to = value.indexOf('"', from + 1) + 1;
            String text = text(value, from, to);
            if (!unusual) {
                items.add(item.apply(text));
            }
            from = to + 1;
            unusual |= items.size() > MOST_ITEMS;
        }
        return items;
    }

    private String text(String value, int from, int to) {
        unusual |=
                to - from < 2
                        || to - from > MOST_TEXT + 2
                        || value.charAt(from) != '"'
                        || value.indexOf('\\', from) >= 0;
        return unusual ? "" : value.substring(from + 1, to - 1);
    }
}
