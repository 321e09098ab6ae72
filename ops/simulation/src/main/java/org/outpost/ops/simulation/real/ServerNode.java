// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.real;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.Randomness;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.sync.Compare;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.Hello;
import org.outpost.model.sync.LineException;
import org.outpost.model.sync.Partner;
import org.outpost.model.sync.Ranges;
import org.outpost.ops.simulation.pure.PlantedRooms;
import org.outpost.ops.simulation.world.CrashError;
import org.outpost.ops.simulation.world.Driver;
import org.outpost.ops.simulation.world.Faults;
import org.outpost.ops.simulation.world.PlantedBug;
import org.outpost.ops.simulation.world.Staff;
import org.outpost.ops.simulation.world.Trace;
import org.outpost.server.access.FactDirectory;
import org.outpost.server.access.RolesAtPlace;
import org.outpost.server.notifications.LogRegistration;
import org.outpost.server.notifications.NotificationLogStore;
import org.outpost.server.platform.JdbcTransactions;
import org.outpost.server.platform.JpaTransactions;
import org.outpost.server.platform.ProblemException;
import org.outpost.server.reporting.RoomParts;
import org.outpost.server.reporting.SummaryHook;
import org.outpost.server.reporting.SummaryStore;
import org.outpost.server.sync.FactRelay;
import org.outpost.server.sync.PushMeter;
import org.outpost.server.sync.ServerPartner;
import org.outpost.server.sync.SyncParts;
import org.outpost.server.sync.WriteRule;

/// One node of the server, put together as in Liberty but for the container: its own connections
/// and its own persistence unit over the database it shares with the other. Between two statements
/// of any request it may be killed; it starts again with nothing but the database.
final class ServerNode implements Partner, AutoCloseable {
    private static final int KILL = 12;
    private static final int STATEMENTS = 60;
    private static final int RELAY_STATEMENTS = 12;
    private static final int TAKE_STATEMENTS = 2;

    private final NodeSource source;
    private final Driver.Setting setting;
    private final Faults faults;
    private final Trace trace;
    private final Set<PlantedBug> bugs;
    private final Randomness randomness;
    private final KeyPair keys;
    private EntityManagerFactory factory;
    private SyncParts parts;
    private ServerPartner partner;

    /// @param keys what pages are signed with: every node's
    ServerNode(NodeSource source, Driver.Setting setting, Randomness randomness, KeyPair keys) {
        this.source = source;
        this.setting = setting;
        this.faults = setting.faults();
        this.trace = setting.trace();
        this.bugs = setting.bugs();
        this.randomness = randomness;
        this.keys = keys;
        this.factory = factory();
        this.parts = parts();
        this.partner = partner();
    }

    private EntityManagerFactory factory() {
        // It warns of every connection that is cut, which is what happens here all day.
        return Persistence.createEntityManagerFactory(
                "outpost",
                Map.of(
                        "jakarta.persistence.nonJtaDataSource",
                        source,
                        "eclipselink.logging.level",
                        "SEVERE"));
    }

    private SyncParts parts() {
        WriteRule rule = new RolesAtPlace();
        LongSupplier clock = setting.clock();
        return SyncParts.of(
                PlantedRooms.of(bugs),
                new JdbcTransactions(source),
                new JpaTransactions(factory),
                (fact, then, now, connection) ->
                        bugs.contains(PlantedBug.DISMISSAL_IGNORED)
                                ? Verdict.ACCEPTED
                                : Staff.mayWrite(
                                        now, () -> rule.mayWrite(fact, then, now, connection)),
                RoomParts.projections(),
                RoomParts.hooks(new SummaryHook(new SummaryStore())),
                clock::getAsLong,
                randomness);
    }

    private ServerPartner partner() {
        LongSupplier clock = setting.clock();
        return parts.partner(
                new JdbcTransactions(source),
                new JpaTransactions(factory),
                new FactDirectory(parts.inbox()),
                RoomParts.offers(),
                List.of(new SummaryHook(new SummaryStore())),
                PushMeter.NONE,
                clock::getAsLong,
                randomness,
                keys);
    }

    SyncParts sync() {
        return parts;
    }

    @Override
    public Hello.Answer hello(Hello.Request request) throws LineException {
        return asked(() -> partner.hello(request));
    }

    @Override
    public Exchange.Answer exchange(Exchange.Request request) throws LineException {
        Exchange.Answer answer = asked(() -> partner.exchange(request));
        if (!bugs.isEmpty()) {
            planted(request, answer);
        }
        return answer;
    }

    @Override
    public Compare.Answer compare(Compare.Request request) throws LineException {
        return asked(() -> partner.compare(request));
    }

    @Override
    public Ranges.Answer ranges(Ranges.Request request) throws LineException {
        return asked(() -> partner.ranges(request));
    }

    @Override
    public Ranges.Mended giveBack(Ranges.Back back) throws LineException {
        return asked(() -> partner.giveBack(back));
    }

    /// What a machine asks; an answer that says no arrives as its line says it.
    private <T> T asked(Supplier<T> work) throws LineException {
        try {
            return answered(work);
        } catch (ProblemException e) {
            LineException.Trouble trouble =
                    e.status() == 401 || e.status() == 403
                            ? LineException.Trouble.UNKNOWN_DEVICE
                            : e.status() == 400
                                    ? LineException.Trouble.NOT_UNDERSTOOD
                                    : LineException.Trouble.BUSY;
            throw new LineException(trouble, "the district answered " + e.status(), e);
        }
    }

    /// A request; a kill in it is a crash of the whole node.
    <T> T answered(Supplier<T> work) {
        return worked("server: a node is killed in a request", KILL, STATEMENTS, work);
    }

    /// Hands on what was committed, in messages.
    void relay(Consumer<String> queue) {
        FactRelay relay = new FactRelay(new JdbcTransactions(source));
        worked(
                "server: a node is killed as it hands messages on",
                10 * KILL,
                RELAY_STATEMENTS,
                () -> {
                    relay.run(facts -> queue.accept(FactRelay.message(facts)));
                    return true;
                });
    }

    /// Takes a message off the queue.
    void take(String message) {
        LongSupplier clock = setting.clock();
        LogRegistration log =
                new LogRegistration(
                        new JdbcTransactions(source), new NotificationLogStore(), clock::getAsLong);
        worked(
                "server: a node is killed as it takes a message",
                5 * KILL,
                TAKE_STATEMENTS,
                () -> log.take(LogRegistration.read(message)));
    }

    /// Any work of this node.
    private <T> T worked(String point, int perMille, int bound, Supplier<T> work) {
        int statements = faults.struck(point, perMille, bound);
        if (statements >= 0) {
            source.killAfter(statements);
        }
        try {
            T answer = work.get();
            source.spare();
            return answer;
        } catch (RuntimeException | Error e) {
            if (!source.killed()) {
                source.spare();
                throw e;
            }
            trace.add("a node is killed and starts again");
            factory.close();
            restart();
            throw new CrashError("a node was killed before statement " + statements);
        }
    }

    /// Ends as an operator ends it.
    void stop() {
        factory.close();
        source.closeAll();
    }

    /// Starts as an operator starts it who has put a backup back.
    void startRestored(String label) {
        restart();
        LongSupplier clock = setting.clock();
        SyncParts.restored(new JdbcTransactions(source), label, clock::getAsLong, randomness);
    }

    /// Starts with nothing but the database.
    void restart() {
        source.restart();
        factory = factory();
        parts = parts();
        partner = partner();
    }

    private void planted(Exchange.Request request, Exchange.Answer answer) {
        String writer = request.writer().value();
        if (bugs.contains(PlantedBug.PREVIOUS_TOKEN_FORGOTTEN)) {
            change("UPDATE writer SET token_previous = NULL WHERE writer = '" + writer + "'");
        }
        if (bugs.contains(PlantedBug.FACT_DROPPED_AFTER_RECEIPT)
                && !request.batches().isEmpty()
                && faults.strikes("planted: a fact is dropped", 100)) {
            change(
                    "DELETE FROM fact WHERE writer = '"
                            + writer
                            + "' AND seq = "
                            + answer.highSeq());
        }
    }

    private void change(String statement) {
        new JdbcTransactions(source)
                .<@Nullable Object>call(connection -> {
                    try (var sql = connection.createStatement()) {
                        sql.executeUpdate(statement);
                    }
                    return null;
                });
    }

    @Override
    public void close() {
        stop();
    }
}
