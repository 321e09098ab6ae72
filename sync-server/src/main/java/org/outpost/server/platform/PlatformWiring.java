// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.Persistence;
import java.security.SecureRandom;
import java.util.Map;
import javax.sql.DataSource;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.Randomness;

/// Hands the rooms what they must not fetch themselves: transactions, the time, randomness. Made
/// once at start.
@ApplicationScoped
public class PlatformWiring {
    @Resource(lookup = "jdbc/outpost")
    private DataSource database;

    @Produces
    @Singleton
    Transactions transactions() {
        return new JdbcTransactions(database);
    }

    @Produces
    @Singleton
    RowTransactions rowTransactions() {
        return new JpaTransactions(
                Persistence.createEntityManagerFactory(
                        "outpost", Map.of("jakarta.persistence.nonJtaDataSource", database)));
    }

    @Produces
    @Singleton
    ObjectStore objects() {
        return S3ObjectStore.ofEnvironment();
    }

    @Produces
    @Singleton
    Clock clock() {
        return System::currentTimeMillis;
    }

    @Produces
    @Singleton
    Addresses addresses() {
        return Addresses.ofEnvironment();
    }

    @Produces
    @Singleton
    Randomness randomness() {
        SecureRandom random = new SecureRandom();
        return count -> {
            byte[] bytes = new byte[count];
            random.nextBytes(bytes);
            return bytes;
        };
    }
}
