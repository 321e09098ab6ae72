// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.outpost.ops.launcher.RunningSystem;

/// The example for programs of others, which knows nothing of ours: shell, curl and openssl push a
/// fact into the real server.
class PushAFactTest {
    @Test
    void aProgramOfOthersPushesAFactAsPlainJson() throws Exception {
        RunningSystem system = SharedSystem.get();
        SharedSystem.demo();
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "bash",
                                Path.of("..", "dev", "push-a-fact.bash").toString(),
                                system.uri().toString().replaceFirst("/$", ""),
                                system.adminLogin(),
                                system.adminPassword()));
        command.addAll(List.of("RMP-DH01", "MAIN", "PARA500T", "BY-CURL-1", "2099-05-31", "4711"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said.strip()).matches("[0-9a-z]{16}\\.1 TAKEN");
        Api api = new Api(system);
        String token = api.signIn(system.adminLogin(), system.adminPassword());
        String stock =
                Api.text(
                        api.get(
                                "/api/v1/inventory/positions?hospital=RMP-DH01&item=PARA500T",
                                token));
        assertThat(stock).contains("BY-CURL-1", "4711");
    }
}
