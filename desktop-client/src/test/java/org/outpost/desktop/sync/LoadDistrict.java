// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.outpost.desktop.world.Pen;
import org.outpost.model.OutpostRooms;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.scenarios.Samples;
import org.outpost.model.sync.BlockCutter;
import org.outpost.model.sync.Digest;
import org.outpost.model.sync.EcP256;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FactWriter;
import org.outpost.model.sync.FeedCursor;
import org.outpost.model.sync.FeedEntry;
import org.outpost.model.sync.LoadBlock;
import org.outpost.model.sync.LoadManifest;
import org.outpost.model.sync.Sha256;
import org.outpost.model.wire.FactCodec;
import org.outpost.model.wire.LoadBlocks;
import org.outpost.model.wire.LoadManifests;
import org.outpost.model.wire.WorkloadFacts;
import org.outpost.model.wire.WorkloadRows;

/// A district over real HTTP that has cut one feed into blocks, on a line that can be broken.
final class LoadDistrict implements AutoCloseable {
    static final FeedId HOME = FeedId.of(Samples.DH);
    static final long NOW = Samples.MORNING;
    static final int PEOPLE = 1_500;
    private static final int TAIL = 1;
    final Map<String, byte[]> blocks = Collections.synchronizedMap(new LinkedHashMap<>());
    final List<String> asked = new CopyOnWriteArrayList<>();
    final List<FeedEntry> feed;
    final KeyPair keys = EcP256.newKeys();
    final AtomicLong sent = new AtomicLong();
    volatile byte[] document;
    volatile byte[] signature;
    volatile int cutAfter = Integer.MAX_VALUE;

    /// What happens before the last bytes of a block's answer leave; handed how many blocks were
    /// asked for.
    volatile Consumer<Long> beforeTail = blocksAsked -> {};

    private final ExecutorService answering = Executors.newCachedThreadPool();
    private final FactCodec codec = new FactCodec(OutpostRooms.all().types());
    private final HttpServer server;

    LoadDistrict() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(answering);
        server.start();
        feed = feed();
        publish();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// A machine greets: it follows the feed and knows the district's key.
    void greet(Pen pen) {
        pen.database.change(sql -> {
            FeedCursor head = new FeedCursor(HOME, "e1", feed.size());
            new LineStore(sql, new FactStore(sql, pen.rooms)).follow(head);
            new LoadStore(sql).want(head, NOW);
            MetaStore.put(sql, "server.key", keys.getPublic().getEncoded());
        });
    }

    /// A machine that knows the district's key and nothing else.
    void trust(Pen pen) {
        pen.database.change(sql -> MetaStore.put(sql, "server.key", keys.getPublic().getEncoded()));
    }

    @Override
    public void close() {
        server.stop(0);
        answering.shutdownNow();
    }

    long blocksAsked() {
        return asked.stream().filter(path -> path.contains("/blocks/")).count();
    }

    private List<FeedEntry> feed() {
        List<Fact> facts = new ArrayList<>();
        for (FactBody body : Samples.all()) {
            facts.add(fact(body, facts.size() + 1L));
        }
        facts.addAll(
                new WorkloadFacts(new WriterId("2222222222222222"), Samples.DH, 1)
                        .register(new WorkloadRows(3, NOW).next(PEOPLE)));
        List<FeedEntry> entries = new ArrayList<>();
        facts.forEach(f -> entries.add(new FeedEntry(entries.size() + 1L, f.id(), f)));
        return entries;
    }

    Fact fact(FactBody body, long seq) {
        return codec.seal(
                new FactWriter.Draft(body, Pen.ASHA, HOME, NOW, NOW, null),
                new FactId(new WriterId("3333333333333333"), seq),
                HybridTime.ofMillis(NOW + seq));
    }

    static Digest sum(List<FeedEntry> entries) {
        return entries.stream()
                .map(entry -> Digest.of(entry.fact()))
                .reduce(Digest.NONE, Digest::plus);
    }

    void publish() {
        BlockCutter cutter = new BlockCutter(OutpostRooms.all());
        feed.forEach(entry -> cutter.add(entry.n(), entry.fact()));
        List<LoadBlock> list = new ArrayList<>();
        for (BlockCutter.Cut cut : cutter.cut(NOW)) {
            byte[] bytes =
                    LoadBlocks.encode(
                            Arrays.stream(cut.entries())
                                    .mapToObj(n -> feed.get((int) n - 1))
                                    .toList());
            String hash = Sha256.hex(bytes);
            blocks.put(hash, bytes);
            list.add(
                    new LoadBlock(
                            hash,
                            bytes.length,
                            cut.entries().length,
                            cut.stage(),
                            0,
                            feed.size(),
                            cut.things()));
        }
        document =
                LoadManifests.document(
                        new LoadManifest(HOME, "e1", feed.size(), 1, NOW, sum(feed), list));
        signature = EcP256.signer(keys.getPrivate()).sign(document);
    }

    private void answer(HttpExchange http) throws IOException {
        String path = http.getRequestURI().getPath();
        asked.add(path);
        int at = path.indexOf("/blocks/");
        if (at < 0) {
            http.getResponseHeaders().set("Content-Type", "application/json");
            http.getResponseHeaders()
                    .set("Outpost-Signature", Base64.getEncoder().encodeToString(signature));
            http.sendResponseHeaders(200, document.length);
            http.getResponseBody().write(document);
            http.close();
            return;
        }
        byte[] block = blocks.get(path.substring(at + 8));
        if (block == null) {
            http.getResponseHeaders().set("Content-Type", "application/problem+json");
            http.sendResponseHeaders(410, 2);
            http.getResponseBody().write("{}".getBytes());
            http.close();
            return;
        }
        String[] range = http.getRequestHeaders().getFirst("Range").substring(6).split("-");
        int from = Integer.parseInt(range[0]);
        int to = Math.min(block.length - 1, Integer.parseInt(range[1]));
        http.getResponseHeaders().set("Content-Type", "application/octet-stream");
        http.sendResponseHeaders(206, to - from + 1);
        int many = Math.min(to - from + 1, cutAfter);
        int tail = Math.min(TAIL, many);
        sent.addAndGet(many);
        http.getResponseBody().write(block, from, many - tail);
        http.getResponseBody().flush();
        beforeTail.accept(blocksAsked());
        http.getResponseBody().write(block, from + many - tail, tail);
        http.getResponseBody().flush();
        http.close();
    }
}
