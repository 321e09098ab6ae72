// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.demo;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.outpost.model.OutpostRooms;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.Ids;
import org.outpost.model.kernel.Randomness;
import org.outpost.model.sync.ClientSession;
import org.outpost.model.sync.EcP256;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.FactWriter;
import org.outpost.model.sync.LineException;
import org.outpost.model.sync.Partner;
import org.outpost.model.sync.PullSession;
import org.outpost.model.wire.FactCodec;
import org.outpost.model.wire.JsonBatches;

/// Loads the demo world into a running server, by the way every desktop goes: it signs in, enrols a
/// machine for each feed, writes facts into that machine's own log and pushes them through the
/// shared conversation. It has no door of its own.
///
/// It may be stopped at any moment: what was sealed lies in the work folder, what the server has it
/// says itself, and the next `load()` goes on from there. Once all is loaded, `load()` only greets.
public final class DemoLoader {
    private static final String WORLD = "world.json";
    private static final String LOADED = "loaded.json";
    private static final String APP = "demo";
    private static final int ATTEMPTS = 8;
    private static final Randomness RANDOMNESS = strong();

    /// When the world of this folder was begun, and from which seed; kept for good, because its
    /// facts are drawn again after a stop and must be the same. Its password is made here and now.
    record Begun(long seed, long millis, String password) {
        @Override
        public String toString() {
            return "begun at " + millis;
        }
    }

    /// What is there after loading.
    ///
    /// @param facts written by the demo's machines
    /// @param rulings how often the server ruled on one of them, by kind and reason; empty when it
    ///   accepted all
    /// @param logins who can sign in with the demo's password, the first of a role and place first
    public record Loaded(long facts, Map<String, Integer> rulings, List<Login> logins) {}

    /// Somebody to try the demo as.
    public record Login(String login, String role, String name, String place) {}

    private final WorkFolder folder;
    private final DemoSignIn signIn;
    private final Consumer<String> progress;
    private final FactCodec codec = new FactCodec(OutpostRooms.all().types());
    private final InstantSource time;
    private final Machines machines;

    /// How a machine of the demo comes to speak for a feed, and with whom it speaks.
    interface Machines {
        void enrol(DemoDevice device, FeedId home) throws LineException;

        Partner reach(DemoDevice device);
    }

    /// @param adminLogin and `adminPassword`: the first administrator's, as the server was started
    /// @param workFolder kept between starts; holds keys, so it is made for its owner alone
    /// @param progress gets short lines in plain words
    public DemoLoader(
            URI server,
            String adminLogin,
            String adminPassword,
            Path workFolder,
            Consumer<String> progress) {
        DemoLine line =
                new DemoLine(
                        server,
                        HttpClient.newBuilder()
                                .version(HttpClient.Version.HTTP_1_1)
                                .connectTimeout(Duration.ofSeconds(10))
                                .build());
        this.signIn = new DemoSignIn(line, adminLogin, adminPassword);
        this.machines =
                new Machines() {
                    @Override
                    public void enrol(DemoDevice device, FeedId home) throws LineException {
                        signIn.enrol(device, home);
                    }

                    @Override
                    public Partner reach(DemoDevice device) {
                        return line.of(device);
                    }
                };
        this.folder = new WorkFolder(workFolder);
        this.progress = progress;
        this.time = InstantSource.system();
    }

    /// Loads what is missing and sets the demo users' passwords.
    ///
    /// @throws DemoException in plain words where the server can't be reached or won't have it
    public Loaded load() {
        DemoWorld world = world();
        Optional<Loaded> before = folder.read(LOADED, Loaded.class);
        if (before.isPresent() && isThere(folder, machines, codec, time)) {
            return before.get();
        }
        Loaded loaded = loadFacts(world, folder, machines, codec, time, progress);
        progress.accept("setting the demo users' passwords");
        try {
            for (FeedId home : homes(world)) {
                if (!home.equals(FeedId.NATION)) {
                    signIn.retire(log(folder, home, codec).keys());
                }
            }
            signIn.setPasswords(loaded.logins(), password());
        } catch (LineException e) {
            throw new DemoException("the demo can't be finished: " + e.getMessage(), e);
        }
        folder.replace(LOADED, loaded);
        return loaded;
    }

    /// Whether the server knows the nation's machine and has all it wrote: an emptied server knows
    /// no machine. It is the one that stays in use; once all was loaded the others were taken out.
    static boolean isThere(
            WorkFolder folder, Machines machines, FactCodec codec, InstantSource time) {
        DemoLog log = log(folder, FeedId.NATION, codec);
        try {
            ClientSession.Turn turn = session(log, machines.reach(log.keys()), time).turn();
            return turn.outcome() == ClientSession.Outcome.DONE && turn.pushed() == 0;
        } catch (LineException e) {
            return false;
        }
    }

    /// What every demo user signs in with; made when the folder was begun, in no log.
    public String password() {
        return begun().password();
    }

    private DemoWorld world() {
        Begun begun = begun();
        return DemoWorld.from(begun.seed(), CareDay.of(begun.millis()));
    }

    private Begun begun() {
        return folder.read(WORLD, Begun.class)
                .orElseGet(() -> {
                    String password = "demo-" + Ids.random(RANDOMNESS).substring(0, 10);
                    Begun now = new Begun(DemoWorld.SEED, time.millis(), password);
                    folder.replace(WORLD, now);
                    return now;
                });
    }

    static Loaded loadFacts(
            DemoWorld world,
            WorkFolder folder,
            Machines machines,
            FactCodec codec,
            InstantSource time,
            Consumer<String> progress) {
        DemoFacts facts = new DemoFacts(world);
        long count = 0;
        Map<String, Integer> rulings = new TreeMap<>();
        for (FeedId home : homes(world)) {
            progress.accept("loading the demo: " + facts.nameOf(home));
            DemoLog log = log(folder, home, codec);
            try {
                machines.enrol(log.keys(), home);
                write(log, facts.stages(home, log), machines.reach(log.keys()), time);
            } catch (LineException e) {
                throw new DemoException(
                        "the demo for "
                                + facts.nameOf(home)
                                + " can't be loaded: "
                                + e.getMessage(),
                        e);
            }
            count += log.lastSeq();
            log.rulings().forEach((words, n) -> rulings.merge(words, n, Integer::sum));
        }
        rulings.forEach((words, n) -> progress.accept(n + " facts of the demo were " + words));
        return new Loaded(count, Map.copyOf(rulings), facts.logins());
    }

    /// The feeds that get facts, in the order in which they do.
    private static List<FeedId> homes(DemoWorld world) {
        List<FeedId> homes = new ArrayList<>();
        homes.add(FeedId.NATION);
        world.districts().forEach(d -> homes.add(FeedId.ofDistrict(d.code())));
        world.places().forEach(p -> homes.add(DemoBodies.feedOf(p)));
        return homes;
    }

    private static DemoLog log(WorkFolder folder, FeedId home, FactCodec codec) {
        return new DemoLog(folder.sub(home.value().replace('/', '-')), home, codec, RANDOMNESS);
    }

    private static ClientSession session(DemoLog log, Partner partner, InstantSource time) {
        return new ClientSession(
                log, partner, new PullSession(new JsonBatches(), EcP256.CHECK), time::millis, APP);
    }

    /// Seals each stage where the one before has reached the server, from the first fact that is
    /// not in the log yet.
    private static void write(
            DemoLog log, List<DemoFacts.Stage> stages, Partner partner, InstantSource time)
            throws LineException {
        ClientSession session = session(log, partner, time);
        long base = 0;
        for (DemoFacts.Stage stage : stages) {
            ask(log, stage.wants(), session);
            List<FactWriter.Draft> drafts = stage.drafts().apply(base + 1);
            int sealed = Math.clamp(log.lastSeq() - base, 0, drafts.size());
            if (sealed < drafts.size()) {
                log.record(drafts.subList(sealed, drafts.size()), time.millis());
            }
            base += drafts.size();
            push(session);
        }
    }

    /// Asks for shares of leases until they are there; a server that passes nothing on is not
    /// waited for: it then decides itself.
    private static void ask(DemoLog log, List<Exchange.Want> wants, ClientSession session)
            throws LineException {
        if (wants.isEmpty()) {
            return;
        }
        log.want(wants);
        int before = -1;
        int idle = 0;
        while (idle < 3 && wants.stream().anyMatch(w -> log.parts(w.pool()).size() < w.parts())) {
            push(session);
            int now = wants.stream().mapToInt(w -> log.parts(w.pool()).size()).sum();
            idle = now > before ? 0 : idle + 1;
            before = now;
        }
        log.want(List.of());
    }

    private static void push(ClientSession session) throws LineException {
        int failed = 0;
        while (true) {
            try {
                ClientSession.Turn turn = session.turn();
                switch (turn.outcome()) {
                    case DONE -> {
                        return;
                    }
                    case MORE -> failed = 0;
                    case COPY, FORK, BROKEN, UPGRADE ->
                            throw new DemoException(
                                    "the server does not go on with the demo's machine ("
                                            + turn.outcome()
                                            + " "
                                            + turn.reason()
                                            + "): remove the data folder to start afresh");
                }
            } catch (LineException e) {
                failed++;
                boolean worth =
                        e.trouble() == LineException.Trouble.DOWN
                                || e.trouble() == LineException.Trouble.BUSY;
                if (!worth || failed >= ATTEMPTS) {
                    throw e;
                }
                pause(250L << Math.min(failed, 5));
            }
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("interrupted while loading the demo", e);
        }
    }

    private static Randomness strong() {
        SecureRandom random = new SecureRandom();
        return count -> {
            byte[] bytes = new byte[count];
            random.nextBytes(bytes);
            return bytes;
        };
    }
}
