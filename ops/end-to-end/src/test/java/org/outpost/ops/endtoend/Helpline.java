// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.outpost.model.wire.Json;
import org.outpost.ops.launcher.RunningSystem;
import tools.jackson.databind.JsonNode;

/// Somebody at a telephone who books for those who call: asks the server's API, whatever becomes of
/// the counters' lines.
final class Helpline {
    private final Api api;
    private final String token;

    /// @param login of a person who may book at the hospital
    Helpline(RunningSystem system, String login, String password) throws Exception {
        api = new Api(system);
        token = api.signIn(login, password);
    }

    private record Search(String text, int limit) {}

    private record Ask(String session, String patient) {}

    /// Books for one caller after the other until the phones' part of the session is given out.
    ///
    /// @return the booking by place
    Map<Long, String> bookUntilFull(String session) throws Exception {
        Map<Long, String> given = new TreeMap<>();
        for (String caller : callers()) {
            HttpResponse<byte[]> answer = book(session, caller);
            if (answer.statusCode() == 409) {
                assertThat(Api.code(answer)).isEqualTo("appointments.full");
                return given;
            }
            assertThat(answer.statusCode()).as(Api.text(answer)).isEqualTo(200);
            JsonNode told = Api.json(answer);
            String before =
                    given.put(told.path("place").asLong(0), told.path("booking").asString(""));
            assertThat(before).as("a place given twice by phone").isNull();
            assertThat(Api.text(book(session, caller)))
                    .as("the same caller once more")
                    .isEqualTo(Api.text(answer));
        }
        throw new AssertionError("the phones' part has no end: " + given.size());
    }

    private HttpResponse<byte[]> book(String session, String patient) throws Exception {
        return api.post(
                "/api/v1/appointments/bookings", token, Json.write(new Ask(session, patient)));
    }

    private List<String> callers() throws Exception {
        List<String> ids = new ArrayList<>();
        HttpResponse<byte[]> found =
                api.post("/api/v1/patients/search", token, Json.write(new Search("ra", 100)));
        Api.json(found).path("patients").forEach(one -> ids.add(one.path("id").asString("")));
        assertThat(ids).hasSizeGreaterThan(20);
        return ids;
    }

    /// What became of every booking of a session, by its id: `CONFIRMED 7` or `BUMPED`.
    Map<String, String> decisions(String session) throws Exception {
        Map<String, String> decisions = new TreeMap<>();
        String key = session.substring("session/".length());
        HttpResponse<byte[]> found =
                api.get("/api/v1/appointments/sessions/" + key + "/bookings", token);
        assertThat(found.statusCode()).isEqualTo(200);
        for (JsonNode booking : Api.json(found).path("bookings")) {
            JsonNode place = booking.path("place");
            String before =
                    decisions.put(
                            booking.path("id").asString(""),
                            booking.path("state").asString("")
                                    + (place.isNumber() ? " " + place.asLong(0) : ""));
            assertThat(before).isNull();
        }
        return decisions;
    }
}
