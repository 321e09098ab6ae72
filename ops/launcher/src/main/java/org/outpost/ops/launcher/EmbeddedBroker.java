// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/// A real Artemis broker in this process on a loopback port, with its journal in a folder: messages
/// survive restarts. One queue, `notify`; a message refused three times goes to `DLQ` and stays
/// there for a person. Usable alone by any test: `EmbeddedBroker.start(folder)`.
public final class EmbeddedBroker implements AutoCloseable {
    private static final String USER = "outpost";

    /// Kept, because a logger nobody holds forgets its level. The audit trail would repeat every
    /// message.
    private static final List<Logger> QUIET =
            List.of(
                    Logger.getLogger("org.apache.activemq.audit"),
                    Logger.getLogger("org.apache.activemq.audit.base"),
                    Logger.getLogger("org.apache.activemq.audit.message"),
                    Logger.getLogger("org.apache.activemq.audit.resource"));

    private static final Logger NOISY = Logger.getLogger("org.apache.activemq.artemis");

    private final EmbeddedActiveMQ broker;
    private final int port;
    private final String password;

    private EmbeddedBroker(EmbeddedActiveMQ broker, int port, String password) {
        this.broker = broker;
        this.port = port;
        this.password = password;
    }

    /// On a free port, with a password of its own.
    public static EmbeddedBroker start(Path folder) {
        return start(folder, Ports.free(), Keeps.newSecret());
    }

    public static EmbeddedBroker start(Path folder, int port, String password) {
        QUIET.forEach(logger -> logger.setLevel(Level.OFF));
        NOISY.setLevel(Level.WARNING);
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        try {
            Private.createFolder(folder);
            broker.setConfiguration(configuration(folder.toAbsolutePath(), port));
            broker.setSecurityManager(security(password));
            broker.start();
            if (!broker.getActiveMQServer().isStarted()) {
                throw new StartRefused("the broker did not start in " + folder);
            }
            return new EmbeddedBroker(broker, port, password);
        } catch (StartRefused known) {
            throw known;
        } catch (Exception failed) {
            throw new StartRefused("the broker can't start in " + folder, failed);
        }
    }

    public String url() {
        return "tcp://127.0.0.1:" + port;
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return port;
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    /// Messages now in a queue, those being handed over included.
    public long depth(String queue) {
        var found = broker.getActiveMQServer().locateQueue(SimpleString.of(queue));
        return found == null ? 0 : found.getMessageCount();
    }

    @Override
    public void close() {
        try {
            broker.stop();
        } catch (Exception failed) {
            throw new IllegalStateException("the broker did not stop", failed);
        }
    }

    private static Configuration configuration(Path folder, int port) throws Exception {
        AddressSettings settings = new AddressSettings();
        settings.setMaxDeliveryAttempts(3);
        settings.setRedeliveryDelay(500);
        settings.setRedeliveryMultiplier(2);
        settings.setDeadLetterAddress(SimpleString.of("DLQ"));
        settings.setExpiryAddress(SimpleString.of("expired"));
        settings.setAutoCreateQueues(false);
        settings.setAutoCreateAddresses(false);
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration
                .setPersistenceEnabled(true)
                .setSecurityEnabled(true)
                .setJMXManagementEnabled(false)
                .setJournalType(JournalType.NIO)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setJournalFileSize(1024 * 1024)
                .setMaxDiskUsage(-1)
                .addAddressSetting("#", settings)
                .addAcceptorConfiguration(
                        "loopback", "tcp://127.0.0.1:" + port + "?protocols=CORE");
        for (String queue : List.of("notify", "DLQ", "expired")) {
            configuration.addQueueConfiguration(
                    QueueConfiguration.of(queue)
                            .setAddress(queue)
                            .setRoutingType(RoutingType.ANYCAST)
                            .setDurable(true));
        }
        configuration.putSecurityRoles("#", Set.of(fullRole()));
        return configuration;
    }

    private static Role fullRole() {
        return new Role(
                "work", true, true, true, true, true, true, false, true, true, true, false, false);
    }

    private static ActiveMQJAASSecurityManager security(String password) {
        SecurityConfiguration users = new SecurityConfiguration();
        users.addUser(USER, password);
        users.addRole(USER, "work");
        users.setDefaultUser(null);
        return new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users);
    }
}
