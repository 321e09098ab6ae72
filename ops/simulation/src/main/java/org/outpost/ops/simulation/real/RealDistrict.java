// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.real;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.sync.Device;
import org.outpost.model.access.RegisterDevice;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.BatchHeader;
import org.outpost.model.sync.Digest;
import org.outpost.model.sync.EcP256;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FeedCursor;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.IngestSession;
import org.outpost.model.sync.Partner;
import org.outpost.model.wire.FactCodec;
import org.outpost.model.wire.Json;
import org.outpost.ops.simulation.world.Chance;
import org.outpost.ops.simulation.world.CrashError;
import org.outpost.ops.simulation.world.District;
import org.outpost.ops.simulation.world.Driver;
import org.outpost.ops.simulation.world.Model;
import org.outpost.ops.simulation.world.PlantedBug;
import org.outpost.server.sync.Rebuild;

/// Two nodes over one schema of the embedded database, and what the judge reads of that schema with
/// its own statements.
final class RealDistrict implements District, AutoCloseable {
    private static final int NODES = 2;
    private static final String LINES =
            "SELECT COALESCE(f.own_line, SUBSTRING(b.body, f.body_offset + 1, f.body_length)) FROM"
                    + " fact f LEFT JOIN batch b ON b.writer = f.writer AND b.number = f.batch"
                    + " ORDER BY f.received_at, f.writer, f.seq";

    private final Schema schema;
    private final List<ServerNode> nodes = new ArrayList<>();
    private final Messages messages;
    private final Connection reading;
    private @Nullable Map<FactId, Fact> facts;
    private int restores;

    RealDistrict(Schema schema, Driver.Setting setting) {
        this.schema = schema;
        KeyPair keys = EcP256.newKeys();
        for (int i = 0; i < NODES; i++) {
            Chance chance = new Chance(setting.seed(), "node", i);
            nodes.add(new ServerNode(schema.source(), setting, chance::bytes, keys));
        }
        this.messages = new Messages(nodes, setting);
        this.reading = schema.connect();
        if (setting.bugs().contains(PlantedBug.TOLD_TWICE)) {
            schema.alter("notification_log DROP PRIMARY KEY");
        }
    }

    /// What the nodes do by their timers.
    void tick() {
        messages.tick();
    }

    @Override
    public Map<FactId, Integer> told() {
        Map<FactId, Integer> told = new HashMap<>();
        list(
                "SELECT fact_writer, fact_seq FROM notification_log",
                row ->
                        told.merge(
                                new FactId(new WriterId(row.getString(1)), row.getLong(2)),
                                1,
                                Integer::sum));
        return told;
    }

    /// As the first sign-in of a person who may does it.
    void enrol(Device device, FeedId home) {
        String key = Base64.getEncoder().encodeToString(device.publicKey());
        RegisterDevice registers = new RegisterDevice(device.id(), key, home, "Counter");
        try {
            act(home, IngestSession.SERVER, registers);
        } catch (CrashError e) {
            // The node went down under the sign-in: the person tries again, at another one.
            act(home, IngestSession.SERVER, registers);
        }
    }

    @Override
    public int nodes() {
        return NODES;
    }

    @Override
    public Partner node(int number) {
        facts = null;
        return nodes.get(number);
    }

    @Override
    public List<Fact> act(FeedId home, UserId who, FactBody body) {
        facts = null;
        ServerNode node = nodes.getFirst();
        return node.answered(() ->
                node.sync().inbox().act(home, who, states -> List.of(body), null).serverFacts());
    }

    @Override
    public boolean allHeard(FeedId home) {
        return nodes.getFirst().sync().inbox().allHeard(home);
    }

    /// A dump of the whole database; put back, both nodes start again on it under the name of this
    /// restore.
    @Override
    public Runnable backup() {
        Schema.Dump dump = schema.dump();
        return () -> {
            nodes.forEach(ServerNode::stop);
            schema.load(dump);
            restores++;
            nodes.forEach(node -> node.startRestored("restore-" + restores));
            facts = null;
        };
    }

    @Override
    public @Nullable Fact fact(FactId id) {
        return all().get(id);
    }

    @Override
    public Collection<Fact> facts() {
        return all().values();
    }

    private Map<FactId, Fact> all() {
        Map<FactId, Fact> known = facts;
        if (known == null) {
            Map<FactId, Fact> read = new LinkedHashMap<>();
            for (Fact fact : list(LINES, row -> FactCodec.parseLine(row.getBytes(1)))) {
                read.put(fact.id(), fact);
            }
            known = read;
            facts = read;
        }
        return known;
    }

    @Override
    public Map<FeedId, List<FactId>> feeds() {
        Map<FeedId, List<FactId>> feeds = new LinkedHashMap<>();
        list(
                "SELECT feed, writer, seq FROM feed_entry ORDER BY feed, n",
                row ->
                        feeds.computeIfAbsent(
                                        new FeedId(row.getString(1)), key -> new ArrayList<>())
                                .add(new FactId(new WriterId(row.getString(2)), row.getLong(3))));
        return feeds;
    }

    @Override
    public @Nullable Object state(AggregateId id) {
        List<Object> found =
                list(
                        "SELECT state FROM aggregate_state WHERE id = '" + quoted(id) + "'",
                        row -> Json.read(row.getBytes(1), Model.ROOMS.foldOf(id).stateType()));
        return found.isEmpty() ? null : found.getFirst();
    }

    private static String quoted(AggregateId id) {
        return id.value().replace("\\", "\\\\").replace("'", "''");
    }

    @Override
    public List<AggregateId> known(String kind) {
        return list(
                "SELECT id FROM aggregate_state WHERE id LIKE '" + kind + "/%' ORDER BY id",
                RealDistrict::aggregate);
    }

    @Override
    public Collection<AggregateId> folded() {
        return list("SELECT id FROM aggregate_state ORDER BY id", RealDistrict::aggregate);
    }

    private static AggregateId aggregate(ResultSet row) throws SQLException {
        return new AggregateId(new String(row.getBytes(1), StandardCharsets.UTF_8));
    }

    @Override
    public Collection<List<FrozenBatch>> chains() {
        Map<WriterId, List<FrozenBatch>> chains = new LinkedHashMap<>();
        list(
                "SELECT header, hash, signature FROM batch ORDER BY writer, number",
                row -> {
                    BatchHeader header = Json.read(row.getBytes(1), BatchHeader.class);
                    return chains.computeIfAbsent(header.writer(), key -> new ArrayList<>())
                            .add(
                                    new FrozenBatch(
                                            header, row.getString(2), row.getBytes(3), List.of()));
                });
        return chains.values();
    }

    /// What the server says a feed adds up to at a position; null where it does not know.
    @Nullable String proof(FeedCursor cursor) {
        Digest digest = nodes.getFirst().sync().feeds().digest(cursor.feed(), cursor.n());
        return digest == null ? null : digest.proof();
    }

    /// What a rebuild of the version rows and the rooms' tables finds different.
    List<String> differing() {
        Rebuild.Outcome outcome = nodes.getFirst().sync().rebuild().run();
        List<String> all = new ArrayList<>(outcome.rows());
        outcome.differing().forEach(id -> all.add(id.value()));
        return all;
    }

    private <T> List<T> list(String query, Reading<T> read) {
        try (Statement statement = reading.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(read.of(rows));
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException("the judge can't read the database", e);
        }
    }

    /// Reads one row.
    @FunctionalInterface
    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    @Override
    public void close() {
        nodes.forEach(ServerNode::close);
        try {
            reading.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        schema.close();
    }
}
