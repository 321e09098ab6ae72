// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.launcher;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Database, broker, store and server as one whole: started in order, stopped in the opposite
/// order, also when a start fails half way. One per data folder.
public final class RunningSystem implements AutoCloseable {
    private static final Duration SERVER_PATIENCE = Duration.ofSeconds(240);

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final DataFolder folder;
    private final Options options;
    private final Keeps keeps;
    private @Nullable EmbeddedDatabase database;
    private @Nullable EmbeddedBroker broker;
    private @Nullable EmbeddedStore store;
    private @Nullable LibertyServer server;
    private @Nullable Partners partners;
    private boolean closed;

    private RunningSystem(Options options, DataFolder folder) {
        this.options = options;
        this.folder = folder;
        this.keeps = folder.keeps();
        started.push(folder);
    }

    /// Takes the data folder; nothing runs yet, and [#close()] is already right.
    public static RunningSystem open(Options options) {
        return new RunningSystem(options, DataFolder.open(options.data()));
    }

    /// Starts everything but the demo. Progress comes by stage, in words.
    public void start(Consumer<String> progress) {
        try {
            if (options.outside().isEmpty()) Runtimes.requireEmbeddable();
            Ports.requireFree(
                    options.port(), "the server", "stop what runs there or choose another --port");
            Files.deleteIfExists(readyFile());
            if (options.outside().isPresent()) {
                partners = Partners.outside(options.outside().get(), options.environment());
            } else {
                startPartners(progress);
            }
            startServer(progress);
        } catch (IOException failed) {
            close();
            throw new StartRefused("can't write in " + options.data(), failed);
        } catch (RuntimeException | Error failed) {
            close();
            throw failed;
        }
    }

    public URI uri() {
        return server().uri();
    }

    public LibertyServer server() {
        return present(server);
    }

    public Partners partners() {
        return present(partners);
    }

    public Optional<EmbeddedDatabase> database() {
        return Optional.ofNullable(database);
    }

    public Optional<EmbeddedBroker> broker() {
        return Optional.ofNullable(broker);
    }

    public DataFolder folder() {
        return folder;
    }

    public String adminLogin() {
        return "admin";
    }

    public String adminPassword() {
        return keeps.secret("admin.password");
    }

    /// Nothing is left to do: the server may say it is ready.
    public void declareReady() {
        try {
            Files.writeString(readyFile(), "ready\n");
        } catch (IOException full) {
            throw new StartRefused("can't write in " + folder.path() + ": is the disk full?", full);
        }
        server().awaitReady(Duration.ofSeconds(60));
    }

    /// Waits until a part ends by itself, and says which.
    public String awaitTrouble() {
        CompletableFuture<String> trouble =
                server().onExit()
                        .thenApply(gone -> "the server ended; why is in " + server().log());
        EmbeddedDatabase watched = database;
        if (watched != null) {
            trouble =
                    trouble.applyToEither(
                            watched.onExit()
                                    .thenApply(gone ->
                                            "the database ended; why is in "
                                                    + folder.in("database/database.log")),
                            line -> line);
        }
        return trouble.join();
    }

    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        stopAll();
    }

    private void stopAll() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception stubborn) {
                // the others must be stopped too; what is left is found by the next start
                System.getLogger(RunningSystem.class.getName())
                        .log(System.Logger.Level.WARNING, "a part did not stop", stubborn);
            }
        }
    }

    private void startPartners(Consumer<String> progress) {
        Runtimes runtimes = Runtimes.ofUser(options.environment());
        progress.accept("starting database, broker and file store");
        int databasePort = port("database.port", "the database");
        int brokerPort = port("broker.port", "the broker");
        int storePort = port("store.port", "the file store");
        String databasePassword = keeps.secret("database.password");
        String brokerPassword = keeps.secret("broker.password");
        String storePassword = keeps.secret("store.password");
        CompletableFuture<EmbeddedDatabase> first =
                CompletableFuture.supplyAsync(() ->
                        EmbeddedDatabase.start(
                                runtimes, folder.in("database"), databasePort, databasePassword));
        CompletableFuture<Path> unpacked =
                CompletableFuture.supplyAsync(() -> runtimes.server(options.liberty()));
        try {
            broker = push(EmbeddedBroker.start(folder.in("broker"), brokerPort, brokerPassword));
            store = push(EmbeddedStore.start(folder.in("store"), storePort, storePassword));
        } finally {
            first.thenAccept(this::noteDatabase).exceptionally(failed -> null).join();
        }
        join(first);
        join(unpacked);
        partners = Partners.embedded(present(database), present(broker), present(store));
        progress.accept("database, broker and file store are ready");
    }

    private void noteDatabase(EmbeddedDatabase begun) {
        database = push(begun);
    }

    private void startServer(Consumer<String> progress) {
        progress.accept("starting the server");
        Path runtime = Runtimes.ofUser(options.environment()).server(options.liberty());
        Map<String, String> environment = new LinkedHashMap<>();
        options.environment()
                .forEach((name, value) -> {
                    if (name.startsWith("OUTPOST_")) environment.put(name, value);
                });
        environment.putAll(partners().environment());
        environment.put("OUTPOST_TLS_PASSWORD", keeps.secret("tls.password"));
        environment.put("OUTPOST_ADMIN_LOGIN", adminLogin());
        environment.put("OUTPOST_ADMIN_PASSWORD", adminPassword());
        environment.put("OUTPOST_READY_FILE", readyFile().toString());
        environment.put("OUTPOST_DATA", folder.path().toString());
        environment.put("OUTPOST_KEYS_FOLDER", folder.privateIn("keys").toString());
        LibertyServer begun =
                push(
                        LibertyServer.start(
                                new LibertyServer.Parts(runtime, options.war(), options.rar()),
                                folder.in("server"),
                                options.port(),
                                environment));
        server = begun;
        begun.awaitStarted(SERVER_PATIENCE);
        progress.accept("the server is up");
    }

    private int port(String name, String what) {
        int port = keeps.port(name);
        Ports.requireFree(port, what, "it was free at the first start: stop what took it");
        return port;
    }

    private Path readyFile() {
        return folder.in("run/ready");
    }

    /// A part that comes up after the stop was asked for is stopped at once.
    private synchronized <T extends AutoCloseable> T push(T part) {
        started.push(part);
        if (closed) {
            stopAll();
            throw new StartRefused("the start was stopped");
        }
        return part;
    }

    private static <T> T join(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException known) throw known;
            throw failed;
        }
    }

    private static <T> T present(@Nullable T part) {
        if (part == null) throw new IllegalStateException("not started");
        return part;
    }
}
