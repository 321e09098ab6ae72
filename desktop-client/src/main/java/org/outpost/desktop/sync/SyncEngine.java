// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.ErrorCode;
import org.outpost.desktop.platform.HttpLine;
import org.outpost.desktop.platform.Pause;
import org.outpost.desktop.platform.SystemClock;
import org.outpost.desktop.shell.LineStatus;
import org.outpost.desktop.shell.LineWatch;
import org.outpost.desktop.shell.Phrase;
import org.outpost.model.kernel.Randomness;
import org.outpost.model.sync.ClientSession;
import org.outpost.model.sync.LineException;
import org.outpost.model.sync.LineException.Trouble;

/// The one thread that speaks with the district. Begins when this machine has a home, ends with the
/// program. While there is something to carry it takes turn after turn; idle, it asks every few
/// seconds, ever less often; without a line it tries again with growing, uneven pauses. Nothing of
/// it ever stops a screen or signs anyone out.
public final class SyncEngine implements LineWatch, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SyncEngine.class.getName());
    private static final long CLOCK_OFF = 5 * 60_000L;

    /// How long a first load may go on before the district is heard again.
    private static final long LOADING = Duration.ofSeconds(30).toNanos();

    private final LineReading reading;
    private final ClientSession session;
    private final Upkeep upkeep;
    private final Rejoin rejoin;
    private final SystemClock clock;
    private final TurnTimer timer;
    private final Pause pause = new Pause();
    private final LoadPace pace = new LoadPace();
    private final List<Consumer<LineStatus>> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable Thread thread;
    private volatile boolean stopping;
    private volatile @Nullable Trouble trouble;
    private volatile @Nullable Instant downSince;
    private volatile @Nullable Phrase gravest;
    private volatile long sendingOf;
    private int rejoins;

    /// @param upkeep what is done beside the conversation
    public SyncEngine(
            LineReading reading,
            ClientSession session,
            Upkeep upkeep,
            Rejoin rejoin,
            SystemClock clock,
            Randomness randomness) {
        this.reading = reading;
        this.session = session;
        this.upkeep = upkeep;
        this.rejoin = rejoin;
        this.clock = clock;
        this.timer = new TurnTimer(randomness);
    }

    /// Begins to speak; a second call changes nothing.
    public synchronized void start() {
        if (thread == null && !stopping) {
            thread = Thread.ofPlatform().name("line").daemon(true).start(this::run);
        }
    }

    /// Something was written, or a person asks: take a turn soon.
    public void nudge() {
        pause.nudge();
        upkeep.load().nudge();
        tell();
    }

    @Override
    public LineStatus now() {
        LineReading.Kept kept = reading.kept();
        return new LineStatus(
                kept.unsent(),
                Optional.ofNullable(kept.oldest()).map(Instant::ofEpochMilli),
                kept.lastGood() == 0
                        ? Optional.empty()
                        : Optional.of(Instant.ofEpochMilli(kept.lastGood())),
                Optional.ofNullable(downSince),
                sendingOf,
                kept.firstLoad(),
                pace.left(clock.millis(), kept.here(), kept.all()),
                Optional.ofNullable(gravest));
    }

    @Override
    public void onChange(Consumer<LineStatus> listener) {
        listeners.add(listener);
    }

    /// What keeps the line from carrying; null while it does.
    public @Nullable Trouble trouble() {
        return trouble;
    }

    @Override
    public void close() {
        stopping = true;
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            try {
                running.join(5_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        upkeep.load().close();
    }

    private void run() {
        while (!stopping) {
            try {
                TurnTimer.Rest rest = turn();
                tell();
                if (rest.isFirm()) {
                    pause.still(rest.millis());
                } else if (rest.millis() > 0 && pause.forMillis(rest.millis())) {
                    timer.woken();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /// One turn; how long to wait before the next.
    private TurnTimer.Rest turn() {
        try {
            upkeep.beforeTurn().run();
            upkeep.load().begin();
            ClientSession.Turn turn = session.turn();
            trouble = null;
            downSince = null;
            timer.carried();
            return switch (turn.outcome()) {
                case DONE -> {
                    rejoins = 0;
                    sendingOf = 0;
                    boolean loading = load();
                    if (!loading) {
                        upkeep.mending().afterTurn();
                    }
                    gravest =
                            upkeep.mending().differs()
                                    ? Phrase.of("strip.grave.differs")
                                    : clockWarning();
                    boolean busy = turn.pushed() > 0 || turn.pulled() > 0;
                    yield loading ? TurnTimer.Rest.NONE : busy ? timer.busy() : timer.lessOften();
                }
                case MORE -> {
                    sendingOf = Math.max(sendingOf, turn.unsent() + turn.pushed());
                    upkeep.load().stepBetween();
                    yield TurnTimer.Rest.NONE;
                }
                case COPY, FORK -> {
                    gravest = Phrase.of("strip.grave.copy");
                    rejoin.underNewWriter("copy", session::standing);
                    yield rejoins++ == 0 ? TurnTimer.Rest.NONE : timer.backOff();
                }
                case UPGRADE -> grave("strip.upgrade");
                case BROKEN -> broken(turn);
            };
        } catch (HttpLine.BusyException e) {
            down(e.trouble());
            return timer.asked(e.laterMillis());
        } catch (LineException e) {
            down(e.trouble());
            if (e.trouble() == Trouble.UNKNOWN_DEVICE) {
                gravest = Phrase.of("strip.grave.device");
                rejoin.turnedAway();
            }
            boolean hadCarried = session.hasCarried() | upkeep.load().hasCome();
            if (e.trouble() == Trouble.DOWN && hadCarried) {
                timer.brokeOff();
            }
            return timer.backOff();
        } catch (RuntimeException e) {
            if (!stopping) {
                LOG.log(Level.WARNING, "a turn failed: {0}", ErrorCode.of(e));
            }
            gravest = Phrase.of("strip.grave.unforeseen", ErrorCode.of(e));
            return timer.backOff();
        }
    }

    /// Step after step of a first load while nothing waits to be sent. Its blocks come in beside
    /// the turns too, but what came is written here.
    ///
    /// @return whether there is more
    private boolean load() throws LineException {
        long until = System.nanoTime() + LOADING;
        boolean more = upkeep.load().step();
        while (more && !stopping && allSent() && System.nanoTime() < until) {
            tell();
            more = upkeep.load().step();
        }
        return more;
    }

    /// A batch the district can't take for what it is goes again under another name, fact by fact.
    private TurnTimer.Rest broken(ClientSession.Turn turn) throws LineException {
        LOG.log(Level.WARNING, "a batch is broken: {0}", turn.reason());
        gravest = Phrase.of("strip.grave.broken");
        if (turn.broken() != null && !rejoin.mayPutAside()) {
            return timer.longest();
        }
        rejoin.underNewWriter("broken", session::standing, turn.broken());
        return timer.backOff();
    }

    private TurnTimer.Rest grave(String key) {
        gravest = Phrase.of(key);
        return timer.longest();
    }

    private @Nullable Phrase clockWarning() {
        long off = clock.offsetMillis();
        return Math.abs(off) < CLOCK_OFF ? null : Phrase.of("strip.clock", Math.abs(off) / 60_000);
    }

    private void down(Trouble why) {
        trouble = why;
        sendingOf = 0;
        if (downSince == null) {
            downSince = Instant.ofEpochMilli(clock.millis());
        }
    }

    /// What goes wrong in telling, such as a disk that does not answer, must not end the line.
    private void tell() {
        if (listeners.isEmpty()) {
            return;
        }
        try {
            LineStatus status = now();
            listeners.forEach(listener -> listener.accept(status));
        } catch (RuntimeException e) {
            if (!stopping) {
                LOG.log(Level.WARNING, "the strip could not be told: {0}", ErrorCode.of(e));
            }
        }
    }

    /// Whether everything written here has reached the district.
    public boolean allSent() {
        return reading.kept().unsent() == 0;
    }
}
