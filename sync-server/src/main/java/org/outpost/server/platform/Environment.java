// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.platform;

import java.util.Optional;

/// The places and secrets this process was started with. Read when asked, never kept, never logged.
public final class Environment {
    private Environment() {}

    /// The value, or a plain refusal to go on that names what is missing.
    public static String require(String name) {
        return find(name)
                .orElseThrow(
                        () -> new IllegalStateException("the environment does not name " + name));
    }

    public static Optional<String> find(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }
}
