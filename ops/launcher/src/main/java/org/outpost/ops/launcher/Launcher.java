// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.logging.ErrorManager;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;
import org.outpost.ops.demo.DemoLoader;
import org.slf4j.LoggerFactory;

/// `./outpost run`: starts the whole system, says where it is, and stays until it is told to stop
/// or a part ends by itself. Ends with 0 after a stop, with 1 and one line after trouble.
public final class Launcher {
    private static final Logger ROOT = Logger.getLogger("");

    private static final int NAMED = 20;

    private final PrintStream out;
    private final long began = System.nanoTime();
    private @Nullable RunningSystem system;
    private @Nullable Process desktop;
    private @Nullable Path data;
    private volatile boolean stopping;
    private volatile boolean ended;

    private Launcher(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] words) {
        Launcher launcher = new Launcher(System.out);
        int code = launcher.run(words);
        launcher.ended = true;
        System.exit(code);
    }

    private int run(String[] words) {
        Path log = null;
        try {
            Options options = Options.parse(words, System.getenv());
            data = options.data();
            log = logInto(options.data());
            Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
            RunningSystem begun = RunningSystem.open(options);
            system = begun;
            begun.start(this::say);
            Demo demo = options.demo() ? Demo.load(begun, this::say) : Demo.none();
            begun.declareReady();
            if (options.task() != Options.Task.SERVE) return rebuild(options, begun);
            sayWhere(begun);
            sayWho(begun, demo);
            openDesktop(options, begun);
            String trouble = begun.awaitTrouble();
            if (stopping) return 0;
            System.err.println("outpost: " + trouble);
            return 1;
        } catch (StartRefused refused) {
            return refuse(Level.WARNING, refused, refused.getMessage());
        } catch (RuntimeException | IOException fault) {
            return refuse(Level.SEVERE, fault, "the start failed; why is in " + log);
        }
    }

    /// One line. What failed because the disk filled up under it is told by that.
    private int refuse(Level level, Exception cause, @Nullable String line) {
        if (stopping) return 0;
        ROOT.log(level, "the start failed", cause);
        Path place = data;
        String full = place == null ? null : Room.filledUp(place);
        System.err.println("outpost: " + (full == null ? line : full));
        return 1;
    }

    private int rebuild(Options options, RunningSystem running) {
        say("making every table again from the facts");
        Rebuilding.Found found = Rebuilding.run(running);
        found.differing().stream().limit(NAMED).forEach(name -> out.println("  differed: " + name));
        int more = found.differing().size() - NAMED;
        if (more > 0) out.println("  and " + more + " more");
        say(found.aggregates() + " things made again, " + found.differing().size() + " differed");
        boolean check = options.task() == Options.Task.REBUILD_AND_CHECK;
        return check && !found.differing().isEmpty() ? 1 : 0;
    }

    private static Path logInto(Path data) throws IOException {
        Path logs = Private.createFolder(data.resolve("logs"));
        for (Handler handler : ROOT.getHandlers()) ROOT.removeHandler(handler);
        Handler file =
                new FileHandler(logs.resolve("launcher.%g.log").toString(), 2_000_000, 2, true);
        file.setFormatter(new SimpleFormatter());
        file.setErrorManager(new Silent());
        ROOT.addHandler(file);
        ROOT.setLevel(Level.INFO);
        // Before any thread of a partner asks for it: two that ask at once make it talk on the
        // screen about what it kept back.
        LoggerFactory.getILoggerFactory();
        return logs.resolve("launcher.0.log");
    }

    /// A log that can't be written, on a full disk for example, must not talk over the one line.
    private static final class Silent extends ErrorManager {
        @Override
        public synchronized void error(String what, Exception why, int code) {
            // the line on the screen says what is to be done
        }
    }

    private void say(String stage) {
        double seconds = (System.nanoTime() - began) / 1e9;
        out.println(String.format(Locale.ROOT, "outpost: %6.1f s  %s", seconds, stage));
        out.flush();
    }

    private void sayWhere(RunningSystem running) {
        say("ready");
        Optional<EmbeddedDatabase> database = running.database();
        out.println("  server     " + running.uri() + "/");
        out.println("  dashboard  " + running.uri() + "/district/");
        out.println("  API        " + running.uri() + "/openapi/ui");
        out.println("  health     " + running.uri() + "/health/ready");
        database.ifPresent(found ->
                out.println("  database   mysql://127.0.0.1:" + found.port() + "/outpost"));
        out.println("  broker     " + running.partners().brokerUrl());
        out.println("  files      " + running.partners().filesUrl());
        out.println("  data       " + running.folder().path());
    }

    private void sayWho(RunningSystem running, Demo demo) {
        out.println("sign in as");
        out.println(
                "  %-24s %s  (administrator)"
                        .formatted(running.adminLogin(), running.adminPassword()));
        Set<String> roles = new HashSet<>();
        for (DemoLoader.Login login : demo.logins()) {
            if (!roles.add(login.role())) continue;
            out.println(
                    "  %-24s %s  (%s, %s, %s)"
                            .formatted(
                                    login.login(),
                                    demo.password(),
                                    login.role(),
                                    login.name(),
                                    login.place()));
        }
        out.println("Ctrl-C stops everything.");
        out.flush();
    }

    private void openDesktop(Options options, RunningSystem running) throws IOException {
        Optional<Path> command = options.desktop();
        if (options.headless() || command.isEmpty()) return;
        say("opening a desktop");
        List<String> words =
                List.of(
                        command.get().toString(),
                        "desktop",
                        "--data",
                        running.folder().in("desktop").toString(),
                        "--server",
                        running.uri().toString());
        Process window = new ProcessBuilder(words).inheritIO().start();
        desktop = window;
        window.onExit().thenRun(() -> sayHowToReopen(words));
    }

    private void sayHowToReopen(List<String> words) {
        if (stopping) return;
        say("the desktop was closed; all else goes on. It opens again by");
        out.println("  " + String.join(" ", words));
    }

    /// Runs in the shutdown hook, so that Ctrl-C, SIGTERM and a plain end all pass here.
    private void stop() {
        boolean told = !ended;
        stopping = true;
        RunningSystem running = system;
        Process window = desktop;
        if (window != null && window.isAlive()) Processes.end(window);
        if (running != null) {
            out.println("outpost: stopping");
            running.close();
        }
        // a child that was just being started is in nobody's hands yet
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
        ProcessHandle.current().descendants().forEach(child -> child.onExit().join());
        if (running != null) out.println("outpost: stopped, nothing is left running");
        out.flush();
        // told to stop and stopped: that is success, whatever the signal was
        if (told) Runtime.getRuntime().halt(0);
    }
}
