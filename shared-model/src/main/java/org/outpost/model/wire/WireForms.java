// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.Id;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.sync.Digest;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FrozenBatch;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.module.SimpleModule;

/// The forms on the wire that are not those of a plain record: an id is its text, a clock its
/// ticks, a fact its two parts, a batch its header, signature and facts.
final class WireForms extends SimpleModule {
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
            Constructor<?> constructor = type.getDeclaredConstructor(String.class);
            return constructor.newInstance(text);
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
            out.writeRawValue(
                    new String(FactCodec.line(fact), java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    private static final class FactReaderForm extends ValueDeserializer<Fact> {
        @Override
        public Fact deserialize(JsonParser in, DeserializationContext context) {
            return FactCodec.parse(context.readTree(in));
        }
    }

    private static final class BatchWriterForm extends ValueSerializer<FrozenBatch> {
        @Override
        public void serialize(FrozenBatch batch, JsonGenerator out, SerializationContext context) {
            out.writeStartObject();
            out.writePOJOProperty("header", batch.header());
            out.writeBinaryProperty("signature", batch.signature());
            out.writeArrayPropertyStart("facts");
            for (Fact fact : batch.facts()) {
                out.writePOJO(fact);
            }
            out.writeEndArray();
            out.writeEndObject();
        }
    }

    private static final class BatchReaderForm extends ValueDeserializer<FrozenBatch> {
        @Override
        public FrozenBatch deserialize(JsonParser in, DeserializationContext context) {
            return JsonBatches.parse(context.readTree(in));
        }
    }
}
