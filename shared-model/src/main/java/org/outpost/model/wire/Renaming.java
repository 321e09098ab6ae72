// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.Was;
import tools.jackson.databind.node.ObjectNode;

/// Writes facts again under other names, for a copy of a database that went its own way. Works on
/// the bytes and not on the body, so a fact of a newer version comes through with all that this
/// machine does not know of it. Who and when stay as they were; so does the person part.
public final class Renaming {
    /// A name is letters and digits, a dot and a number: it can be found in the JSON as it stands.
    private static final Pattern NAME =
            Pattern.compile("(?<![0-9a-z])([0-9a-z]{16}\\.[1-9][0-9]{0,17})(?![0-9])");

    private final Function<FactId, @Nullable FactId> names;

    /// @param names what a fact is called now; null where it kept its name
    public Renaming(Function<FactId, @Nullable FactId> names) {
        this.names = names;
    }

    /// The fact under its new name, with its first one kept.
    ///
    /// @param clock at least its old one
    public Fact again(Fact fact, FactId id, HybridTime clock) {
        ObjectNode core = (ObjectNode) Json.tree(text(fact.core()));
        core.put("writer", id.writer().value());
        core.put("seq", id.seq());
        core.put("clock", clock.ticks());
        core.set("was", Json.treeOf(Was.of(fact)));
        return FactCodec.parse(Canonical.bytes(core), fact.person());
    }

    /// The record with every name in it replaced.
    public <T> T in(T record, Class<? extends T> type) {
        byte[] json = Json.write(record);
        byte[] renamed = text(json);
        return Arrays.equals(json, renamed) ? record : Json.read(renamed, type);
    }

    private byte[] text(byte[] json) {
        String text = new String(json, StandardCharsets.UTF_8);
        return NAME.matcher(text).replaceAll(this::now).getBytes(StandardCharsets.UTF_8);
    }

    private String now(MatchResult name) {
        FactId now = names.apply(FactId.parse(name.group()));
        return Matcher.quoteReplacement(now == null ? name.group() : now.value());
    }
}
