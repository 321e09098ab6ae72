// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.Id;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.sync.Digest;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FeedEntry;
import org.outpost.model.sync.FrozenBatch;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.module.SimpleModule;

/// The forms on the wire that are not those of a plain record: an id is its text, a clock its
/// ticks, a fact its two parts, a batch its header, signature and facts.
final class WireForms extends SimpleModule {
    /// An id is read for every field of every fact: its constructor is looked up once.
    private static final ClassValue<Constructor<?>> OF_TEXT =
            new ClassValue<>() {
                @Override
                protected Constructor<?> computeValue(Class<?> type) {
                    try {
                        return type.getDeclaredConstructor(String.class);
                    } catch (NoSuchMethodException e) {
                        throw new IllegalStateException(type + " is a record over one text", e);
                    }
                }
            };

    WireForms() {
        super("outpost");
        addSerializer(Id.class, new IdWriter());
        addKeySerializer(Id.class, new IdKeyWriter());
        addSerializer(HybridTime.class, new ClockWriter());
        addDeserializer(HybridTime.class, new ClockReader());
        addSerializer(Fact.class, new FactWriterForm());
        addDeserializer(Fact.class, new FactReaderForm());
        addSerializer(FrozenBatch.class, new BatchWriterForm());
        addDeserializer(FrozenBatch.class, new BatchReaderForm());
        addSerializer(FeedEntry.class, new EntryWriterForm());
        addDeserializer(FeedEntry.class, new EntryReaderForm());
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addDeserializers(new IdReaders());
        context.addKeyDeserializers((type, config, description) ->
                Id.class.isAssignableFrom(type.getRawClass())
                        ? new IdKeyReader(type.getRawClass())
                        : null);
    }

    private static String text(JsonParser in) {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw new MalformedException("an id is a text");
        }
        return in.getString();
    }

    static Object id(Class<?> type, String text) {
        if (type == FactId.class) {
            return FactId.parse(text);
        }
        if (type == Digest.class) {
            return Digest.parse(text);
        }
        try {
            return OF_TEXT.get(type).newInstance(text);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof MalformedException malformed
                    ? malformed
                    : new MalformedException("not an id", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " is a record over one text", e);
        }
    }

    private static final class IdWriter extends ValueSerializer<Id> {
        @Override
        public void serialize(Id id, JsonGenerator out, SerializationContext context) {
            out.writeString(id.value());
        }
    }

    private static final class IdKeyWriter extends ValueSerializer<Id> {
        @Override
        public void serialize(Id id, JsonGenerator out, SerializationContext context) {
            out.writeName(id.value());
        }
    }

    private static final class IdReaders extends Deserializers.Base {
        @Override
        public @Nullable ValueDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
            return Id.class.isAssignableFrom(type.getRawClass())
                    ? new IdReader(type.getRawClass())
                    : null;
        }

        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return Id.class.isAssignableFrom(type);
        }
    }

    private static final class IdReader extends ValueDeserializer<Object> {
        private final Class<?> type;

        IdReader(Class<?> type) {
            this.type = type;
        }

        @Override
        public Object deserialize(JsonParser in, DeserializationContext context) {
            return id(type, text(in));
        }
    }

    private static final class IdKeyReader extends KeyDeserializer {
        private final Class<?> type;

        IdKeyReader(Class<?> type) {
            this.type = type;
        }

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return id(type, key);
        }
    }

    private static final class ClockWriter extends ValueSerializer<HybridTime> {
        @Override
        public void serialize(HybridTime clock, JsonGenerator out, SerializationContext context) {
            out.writeNumber(clock.ticks());
        }
    }

    private static final class ClockReader extends ValueDeserializer<HybridTime> {
        @Override
        public HybridTime deserialize(JsonParser in, DeserializationContext context) {
            if (in.currentToken() != JsonToken.VALUE_NUMBER_INT) {
                throw new MalformedException("a clock is a whole number");
            }
            return new HybridTime(in.getLongValue());
        }
    }

    private static final class FactWriterForm extends ValueSerializer<Fact> {
        @Override
        public void serialize(Fact fact, JsonGenerator out, SerializationContext context) {
            MessageBlocks blocks = MessageBlocks.of(context);
            if (blocks == null) {
                out.writeRawValue(new String(FactCodec.line(fact), StandardCharsets.UTF_8));
            } else {
                out.writeNumber(blocks.keep(fact));
            }
        }
    }

    private static final class FactReaderForm extends ValueDeserializer<Fact> {
        @Override
        public Fact deserialize(JsonParser in, DeserializationContext context) {
            return fact(context.readTree(in), context);
        }

        static Fact fact(JsonNode node, DeserializationContext context) {
            MessageBlocks blocks = MessageBlocks.of(context);
            return blocks != null && node.isIntegralNumber()
                    ? blocks.fact(node.longValue())
                    : FactCodec.parse(node);
        }
    }

    private static final class BatchWriterForm extends ValueSerializer<FrozenBatch> {
        @Override
        public void serialize(FrozenBatch batch, JsonGenerator out, SerializationContext context) {
            MessageBlocks blocks = MessageBlocks.of(context);
            out.writeStartObject();
            out.writePOJOProperty("header", batch.header());
            out.writeBinaryProperty("signature", batch.signature());
            // What is no fact has no columns: its batch goes as JSON, whatever the rest does.
            boolean plain = batch.facts().stream().anyMatch(fact -> fact.malformed() != null);
            if (blocks == null || plain) {
                out.writeArrayPropertyStart("facts");
                for (Fact fact : batch.facts()) {
                    out.writeRawValue(new String(FactCodec.line(fact), StandardCharsets.UTF_8));
                }
                out.writeEndArray();
            } else {
                out.writeNumberProperty("facts", blocks.keep(batch));
            }
            out.writeEndObject();
        }
    }

    private static final class BatchReaderForm extends ValueDeserializer<FrozenBatch> {
        @Override
        public FrozenBatch deserialize(JsonParser in, DeserializationContext context) {
            return JsonBatches.parse(context.readTree(in), MessageBlocks.of(context));
        }
    }

    /// In columns an entry's fact says the entry's name already.
    private static final class EntryWriterForm extends ValueSerializer<FeedEntry> {
        @Override
        public void serialize(FeedEntry entry, JsonGenerator out, SerializationContext context) {
            out.writeStartObject();
            out.writeNumberProperty("n", entry.n());
            if (entry.fact() == null || MessageBlocks.of(context) == null) {
                out.writePOJOProperty("id", entry.id());
            }
            if (entry.fact() != null) {
                out.writePOJOProperty("fact", entry.fact());
            }
            out.writeEndObject();
        }
    }

    private static final class EntryReaderForm extends ValueDeserializer<FeedEntry> {
        @Override
        public FeedEntry deserialize(JsonParser in, DeserializationContext context) {
            JsonNode node = context.readTree(in);
            JsonNode n = node.get("n");
            JsonNode id = node.get("id");
            JsonNode fact = node.get("fact");
            if (n == null || !n.isIntegralNumber() || !n.canConvertToLong()) {
                throw new MalformedException("an entry's \"n\" is a whole number");
            }
            Fact read = fact == null || fact.isNull() ? null : FactReaderForm.fact(fact, context);
            if (id != null && id.isString()) {
                return new FeedEntry(n.longValue(), FactId.parse(id.stringValue()), read);
            }
            if (id != null || read == null || MessageBlocks.of(context) == null) {
                throw new MalformedException("an entry's \"id\" is the name of a fact");
            }
            return new FeedEntry(n.longValue(), read.id(), read);
        }
    }
}
