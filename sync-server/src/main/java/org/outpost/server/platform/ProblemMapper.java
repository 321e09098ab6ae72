// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.platform;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.wire.UnknownVocabularyException;

/// Answers whatever went wrong as a problem with a stable code in plain words: never a stack trace,
/// never a statement of SQL. A fault of ours is logged once, under the id its answer names.
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = System.getLogger(ProblemMapper.class.getName());

    @Override
    public Response toResponse(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case ProblemException refused -> {
                    return answer(
                            refused.status(),
                            refused.code(),
                            refused.getMessage(),
                            refused.laterSeconds());
                }
                case UnknownVocabularyException unknown -> {
                    return answer(409, "sync.unknown-vocabulary", unknown.getMessage());
                }
                case MalformedException malformed -> {
                    return answer(400, "platform.not-understood", plain(malformed));
                }
                case WebApplicationException web -> {
                    int status = web.getResponse().getStatus();
                    return answer(status, "platform.http-" + status, words(status));
                }
                default -> {}
            }
        }
        String id = UUID.randomUUID().toString();
        LOG.log(Logger.Level.ERROR, "fault " + id, thrown);
        return answer(
                500,
                "platform.fault",
                "Something failed here; nothing was changed. Fault " + id + ".");
    }

    private static Response answer(int status, String code, @Nullable String detail) {
        return answer(status, code, detail, ProblemException.LATER_SECONDS);
    }

    private static Response answer(
            int status, String code, @Nullable String detail, long laterSeconds) {
        Response.ResponseBuilder answer =
                Response.status(status)
                        .type(Problem.MEDIA_TYPE)
                        .entity(Problem.of(status, code, detail == null ? "" : detail));
        if (status == 429 || status == 503) {
            answer.header(HttpHeaders.RETRY_AFTER, laterSeconds);
        }
        return answer.build();
    }

    /// What the codec can't read it names by its own classes; a caller is told in words.
    private static @Nullable String plain(MalformedException malformed) {
        String said = malformed.getMessage();
        return said == null || said.startsWith("not readable")
                ? "The body is not JSON of the form that is expected here."
                : said;
    }

    static String words(int status) {
        return switch (status) {
            case 401 -> "Sign in first, or again: the token is missing, expired or not ours.";
            case 403 -> "This is not open to your role.";
            case 404 -> "There is nothing here.";
            case 405 -> "This can't be done here by that method.";
            case 406 -> "Answers are application/json.";
            case 415 -> "Send application/json.";
            default -> "The request can't be answered.";
        };
    }
}
