// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.MalformedException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/// Jackson, set up once: the limits, the forms of ids, facts and batches. Records need no
/// annotation. Safe for all threads.
public final class Json {
    /// The largest document, in bytes.
    public static final int MAX_DOCUMENT = 5_000_000;

    /// How deep anything may nest, and how many characters a text may have.
    static final int MAX_DEPTH = 32;

    static final int MAX_STRING = 64 * 1024;

    private static final StreamReadConstraints LIMITS =
            StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_STRING)
                    .maxNumberLength(20)
                    .maxNameLength(200)
                    .maxDocumentLength(MAX_DOCUMENT)
                    .build();

    private static final JsonMapper MAPPER =
            JsonMapper.builder(JsonFactory.builder().streamReadConstraints(LIMITS).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .changeDefaultPropertyInclusion(
                            incl -> incl.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .annotationIntrospector(new NumbersRequired())
                    .addModule(new WireForms())
                    .build();

    private Json() {}

    /// Reads any record: a message, a state, a query's answer.
    ///
    /// @throws MalformedException in plain words, without what the document held
    public static <T> T read(byte[] document, Class<T> type) {
        return guarded(() -> Required.check(MAPPER.readValue(document, type)));
    }

    /// Writes any record; what is null is left out.
    public static byte[] write(Object value) {
        return guarded(() -> MAPPER.writeValueAsBytes(value));
    }

    /// Writes a record whose facts travel in blocks behind it.
    static byte[] write(Object value, MessageBlocks blocks) {
        return guarded(() ->
                MAPPER.writer().withAttribute(MessageBlocks.KEY, blocks).writeValueAsBytes(value));
    }

    /// Reads a record whose facts came in blocks behind it.
    static <T> T read(byte[] document, Class<T> type, MessageBlocks blocks) {
        return guarded(() ->
                Required.check(
                        MAPPER.readerFor(type)
                                .withAttribute(MessageBlocks.KEY, blocks)
                                .readValue(document)));
    }

    static JsonNode tree(byte[] document) {
        return guarded(() -> MAPPER.readTree(document));
    }

    static JsonNode treeOf(Object value) {
        return guarded(() -> MAPPER.valueToTree(value));
    }

    static <T> T view(JsonNode node, Class<T> type) {
        return guarded(() -> Required.check(MAPPER.treeToValue(node, type)));
    }

    private static <T> T guarded(Work<T> work) {
        try {
            return work.run();
        } catch (JacksonException e) {
            if (e.getCause() instanceof MalformedException malformed) {
                throw malformed;
            }
            throw new MalformedException("not readable: " + e.getClass().getSimpleName(), e);
        }
    }

    /// A number or a yes-or-no that is left out is missing: nothing is read as 0 that nobody wrote.
    private static final class NumbersRequired extends JacksonAnnotationIntrospector {
        @Override
        public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
            boolean ours =
                    member instanceof AnnotatedParameter
                            && member.getRawType().isPrimitive()
                            && member.getDeclaringClass().isRecord();
            return ours ? Boolean.TRUE : super.hasRequiredMarker(config, member);
        }
    }

    private interface Work<T> {
        T run() throws JacksonException;
    }
}
