// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/// The plug of the server is pulled under a running system.
class KilledServerTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void aKilledServerComesBackWithWhatItHad() throws Exception {
        var system = SharedSystem.get();
        URI keys = system.uri().resolve("/api/jwks");
        String before = bodyOf(keys);
        system.server().kill();
        assertThat(system.server().isAlive()).isFalse();
        assertThat(system.server().statusOf("/health/ready")).isEqualTo(-1);
        SharedSystem.revive();
        assertThat(bodyOf(keys)).isEqualTo(before);
    }

    private String bodyOf(URI address) throws Exception {
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
    }
}
