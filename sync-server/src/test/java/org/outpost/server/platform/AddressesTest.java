// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AddressesTest {
    private final Addresses addresses = new Addresses(Set.of("10.0.0.9", "10.0.0.8"));

    @Test
    void onlyOurOwnProxiesAreBelieved() {
        assertThat(addresses.of("203.0.113.5", List.of("198.51.100.1"))).isEqualTo("203.0.113.5");
        assertThat(addresses.of("10.0.0.9", List.of("198.51.100.1, 203.0.113.5")))
                .as("whoever asks may write what it likes in front")
                .isEqualTo("203.0.113.5");
        assertThat(addresses.of("10.0.0.9", List.of("198.51.100.1", "203.0.113.5, 10.0.0.8")))
                .isEqualTo("203.0.113.5");
        assertThat(addresses.of("10.0.0.9", List.of())).isEqualTo("10.0.0.9");
    }

    @Test
    void aHouseOfTheSixthVersionIsOneAddress() {
        assertThat(addresses.of("2001:db8:1:2::1", List.of()))
                .isEqualTo(addresses.of("2001:db8:1:2:ffff::9", List.of()))
                .isNotEqualTo(addresses.of("2001:db8:1:3::1", List.of()));
    }
}
