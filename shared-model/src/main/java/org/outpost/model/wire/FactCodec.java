// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.Invariant;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.Envelope;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FactReader;
import org.outpost.model.sync.FactType;
import org.outpost.model.sync.FactWriter;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.UnreadableBody;
import org.outpost.model.sync.Was;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Seals facts into their canonical bytes and reads them back. The component `person` of a body is
/// the person part; all others are its structure. One instance per set of types; safe for all
/// threads.
public final class FactCodec implements FactReader, FactWriter {
    private static final String PERSON = "person";
    private static final byte[] STRUCTURE = "structure".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CORE = "core".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PERSON_PART = PERSON.getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CORE_KEY = "{\"core\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PERSON_KEY = ",\"person\":".getBytes(StandardCharsets.US_ASCII);

    /// The largest fact, in bytes: two of them fit into one request with room to spare.
    public static final int MAX_FACT = 1_000_000;

    private final Map<String, FactType> types = new HashMap<>();
    private final Map<Class<?>, FactType> byBody = new HashMap<>();

    /// @param types all that this machine reads; the highest version of a type is the one it writes
    public FactCodec(List<FactType> types) {
        for (FactType type : types) {
            this.types.put(type.name() + "/" + type.version(), type);
            byBody.put(type.body(), type);
        }
    }

    @Override
    public Fact seal(Draft draft, FactId id, HybridTime clock) {
        FactBody body = draft.body();
        FactType type = byBody.get(body.getClass());
        Invariant.check(type != null, body.getClass().getSimpleName() + " is a registered fact");
        Envelope envelope =
                new Envelope(
                        id,
                        clock,
                        draft.happened(),
                        draft.recorded(),
                        draft.who(),
                        draft.home(),
                        body.concerns(),
                        body.touches(id),
                        type == null ? "" : type.name(),
                        type == null ? 0 : type.version(),
                        draft.action(),
                        null);
        ObjectNode structure = (ObjectNode) Json.treeOf(body);
        JsonNode person = structure.remove(PERSON);
        byte[] core = Canonical.bytes(core(envelope, structure));
        Fact fact = new Fact(envelope, core, person == null ? null : Canonical.bytes(person));
        if (fact.size() > MAX_FACT) {
            throw new MalformedException("a fact of " + fact.size() + " bytes is too large");
        }
        return fact;
    }

    @Override
    public ReadFact read(Fact fact) {
        String malformed = fact.malformed();
        if (malformed != null) {
            return new ReadFact(fact, new UnreadableBody(false, malformed));
        }
        FactType type = types.get(fact.type() + "/" + fact.envelope().version());
        if (type == null) {
            return new ReadFact(fact, new UnreadableBody(true, fact.type() + " is not known here"));
        }
        try {
            return new ReadFact(fact, Json.read(body(fact), type.body()));
        } catch (RuntimeException e) {
            String reason = e instanceof MalformedException ? e.getMessage() : "not readable";
            return new ReadFact(fact, new UnreadableBody(false, reason == null ? "" : reason));
        }
    }

    /// The structure with the person part in it, cut out of the two without building either: bodies
    /// are read far more often than anything else.
    private static byte[] body(Fact fact) {
        byte[] core = fact.core();
        JsonWalk walk = new JsonWalk(core, 0);
        while (walk.nextKey()) {
            int from = walk.at();
            boolean found = walk.keyIs(STRUCTURE) && core[from] == '{';
            walk.skip();
            if (!found) {
                continue;
            }
            byte[] person = fact.person();
            if (person == null) {
                return Arrays.copyOfRange(core, from, walk.at());
            }
            boolean empty = walk.at() == from + 2;
            ByteBuffer body =
                    ByteBuffer.allocate(walk.at() - from + PERSON_KEY.length + person.length)
                            .put(core, from, walk.at() - from - 1)
                            .put(PERSON_KEY, empty ? 1 : 0, PERSON_KEY.length - (empty ? 1 : 0))
                            .put(person)
                            .put((byte) '}');
            return Arrays.copyOf(body.array(), body.position());
        }
        throw new MalformedException("\"structure\" is missing");
    }

    /// A fact from its two stored parts.
    ///
    /// @throws MalformedException where the core is not a fact's
    public static Fact parse(byte[] core, byte @Nullable [] person) {
        Envelope scanned = EnvelopeScan.of(core);
        return new Fact(scanned == null ? envelope(Json.tree(core)) : scanned, core, person);
    }

    /// What is stored under a fact's number: the fact, or, where its bytes are damaged, what is
    /// left of them.
    public static Fact stored(FactId id, byte[] core, byte @Nullable [] person) {
        try {
            return parse(core, person);
        } catch (MalformedException e) {
            String left = Base64.getEncoder().encodeToString(core);
            return Fact.malformed(
                    id, Canonical.bytes(JsonNodeFactory.instance.stringNode(left)), reason(e));
        }
    }

    /// What came under a fact's number.
    static Fact parse(FactId id, JsonNode node) {
        try {
            return parse(node);
        } catch (MalformedException e) {
            return Fact.malformed(id, raw(node), reason(e));
        }
    }

    /// What has no canonical form can't be what was frozen: its batch is broken.
    private static byte[] raw(JsonNode node) {
        try {
            return Canonical.bytes(node);
        } catch (MalformedException e) {
            return new byte[0];
        }
    }

    private static String reason(MalformedException e) {
        String message = e.getMessage();
        return message == null ? "not readable" : message;
    }

    /// A fact from one line: `{"core":{...},"person":{...}}`. One in canonical form, as every line
    /// that was stored is, is taken apart as it lies.
    public static Fact parseLine(byte[] line) {
        Fact cut = CanonicalScan.holds(line) && line[0] == '{' ? cut(line) : null;
        return cut == null ? parse(Json.tree(line)) : cut;
    }

    private static @Nullable Fact cut(byte[] line) {
        byte[] core = null;
        byte[] person = null;
        JsonWalk walk = new JsonWalk(line, 0);
        while (walk.nextKey()) {
            int from = walk.at();
            boolean isCore = walk.keyIs(CORE);
            boolean isPerson = walk.keyIs(PERSON_PART) && line[from] != 'n';
            walk.skip();
            if (isCore) {
                core = Arrays.copyOfRange(line, from, walk.at());
            } else if (isPerson) {
                person = Arrays.copyOfRange(line, from, walk.at());
            }
        }
        return core == null || core[0] != '{' ? null : parse(core, person);
    }

    /// The one line of a fact; the facts of a batch, in brackets, are what its body hash is over.
    public static byte[] line(Fact fact) {
        byte[] core = fact.core();
        if (fact.malformed() != null) {
            return core;
        }
        byte[] person = fact.person();
        int size = CORE_KEY.length + core.length + 1;
        if (person != null) {
            size += PERSON_KEY.length + person.length;
        }
        ByteBuffer line = ByteBuffer.allocate(size).put(CORE_KEY).put(core);
        if (person != null) {
            line.put(PERSON_KEY).put(person);
        }
        return line.put((byte) '}').array();
    }

    static Fact parse(JsonNode node) {
        JsonNode core = node.get("core");
        if (core == null || !core.isObject()) {
            throw new MalformedException("a fact has a core");
        }
        JsonNode person = node.get(PERSON);
        return new Fact(
                envelope(core),
                Canonical.bytes(core),
                person == null || person.isNull() ? null : Canonical.bytes(person));
    }

    private static ObjectNode core(Envelope envelope, ObjectNode structure) {
        ObjectNode core = JsonNodeFactory.instance.objectNode();
        String action = envelope.action();
        if (action != null) {
            core.put("action", action);
        }
        var aggregates = core.putArray("aggregates");
        envelope.aggregates().forEach(id -> aggregates.add(id.value()));
        core.put("clock", envelope.clock().ticks());
        if (!envelope.concerns().isEmpty()) {
            var concerns = core.putArray("concerns");
            envelope.concerns().forEach(feed -> concerns.add(feed.value()));
        }
        core.put("happened", envelope.happened());
        core.put("home", envelope.home().value());
        core.put("recorded", envelope.recorded());
        core.put("seq", envelope.id().seq());
        core.set("structure", structure);
        core.put("type", envelope.type());
        core.put("version", envelope.version());
        Was was = envelope.was();
        if (was != null) {
            core.set("was", Json.treeOf(was));
        }
        core.put("who", envelope.who().value());
        core.put("writer", envelope.id().writer().value());
        return core;
    }

    static Envelope envelope(JsonNode core) {
        return new Envelope(
                new FactId(new WriterId(text(core, "writer")), number(core, "seq")),
                new HybridTime(number(core, "clock")),
                number(core, "happened"),
                number(core, "recorded"),
                new UserId(text(core, "who")),
                new FeedId(text(core, "home")),
                list(core, "concerns", FeedId::new),
                list(core, "aggregates", AggregateId::new),
                text(core, "type"),
                (int) number(core, "version"),
                core.get("action") == null ? null : text(core, "action"),
                core.get("was") == null ? null : Json.view(core.get("was"), Was.class));
    }

    private static String text(JsonNode core, String key) {
        JsonNode node = core.get(key);
        if (node == null || !node.isString() || node.stringValue().length() > 200) {
            throw new MalformedException("a fact's \"" + key + "\" is a short text");
        }
        return node.stringValue();
    }

    private static long number(JsonNode core, String key) {
        JsonNode node = core.get(key);
        if (node == null || !node.isIntegralNumber() || !node.canConvertToLong()) {
            throw new MalformedException("a fact's \"" + key + "\" is a whole number");
        }
        return node.longValue();
    }

    private static <T> List<T> list(JsonNode core, String key, Function<String, T> item) {
        JsonNode node = core.get(key);
        List<T> items = new ArrayList<>();
        if (node == null) {
            return items;
        }
        if (!node.isArray() || node.size() > 1000) {
            throw new MalformedException("a fact's \"" + key + "\" is a list");
        }
        for (JsonNode element : node) {
            if (!element.isString()) {
                throw new MalformedException("a fact's \"" + key + "\" is a list of texts");
            }
            items.add(item.apply(element.stringValue()));
        }
        return items;
    }
}
