// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.platform;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.outpost.model.wire.FactColumns;
import org.outpost.model.wire.Json;
import org.outpost.model.wire.Messages;

/// Reads and writes our records in columns, for whoever sends or asks for them.
@Provider
@Consumes(Messages.MEDIA_TYPE)
@Produces(Messages.MEDIA_TYPE)
public class ColumnBodies implements MessageBodyReader<Object>, MessageBodyWriter<Object> {
    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] marks, MediaType media) {
        return JsonBodies.ours(type);
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] marks,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream in)
            throws IOException {
        return Messages.read(Bodies.readAll(in, Json.MAX_DOCUMENT), type);
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] marks, MediaType media) {
        return JsonBodies.ours(type);
    }

    @Override
    public void writeTo(
            Object body,
            Class<?> type,
            Type generic,
            Annotation[] marks,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        out.write(Messages.write(body, FactColumns.Packing.PLAIN));
    }
}
