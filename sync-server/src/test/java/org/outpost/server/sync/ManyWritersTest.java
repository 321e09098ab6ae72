// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import org.junit.jupiter.api.Test;

/// Many counters of one hospital at once.
class ManyWritersTest {
    @Test
    void aReaderByCursorMissesNothingAndTheSumsAreRight() throws Exception {
        try (ServerOnDatabase server = new ServerOnDatabase()) {
            new ManyWriters(server).work();
        }
    }
}
