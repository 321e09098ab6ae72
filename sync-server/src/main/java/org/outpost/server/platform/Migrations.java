// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.platform;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// Brings the database to this version before the first request. Two nodes that start at once wait
/// for each other. A node that knows no migrations at all was packed wrongly and must not start.
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Migrations {
    @Resource(lookup = "jdbc/outpost")
    private DataSource database;

    @PostConstruct
    void migrate() {
        Flyway flyway =
                Flyway.configure(Migrations.class.getClassLoader()).dataSource(database).load();
        if (flyway.info().all().length == 0) {
            throw new IllegalStateException("no migrations were packed with this server");
        }
        flyway.migrate();
    }
}
