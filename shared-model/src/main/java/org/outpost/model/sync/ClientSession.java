// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.WriterId;

/// One machine's conversation with its partner: greets, then exchanges turn by turn. Whatever a
/// turn is cut by, the next one goes on from what the partner says it has. Belongs to one thread.
public final class ClientSession {
    /// How much news one answer may bring.
    public static final int MAX_NEWS_BYTES = 512 * 1024;

    /// The protocol's version.
    public static final int SCHEMA = 4;

    /// The first version that can compare.
    private static final int COMPARES = 2;

    /// The first version that takes the batches of one request as they arrive.
    private static final int ONE_BY_ONE = 3;

    /// The first version in which a batch may take the words of those before it in its request for
    /// known, and more of them stand in one.
    private static final int CONTINUES = 4;

    private static final long NONE = -1;

    private final LocalLog log;
    private final Partner partner;
    private final PullSession pull;
    private final Clock clock;
    private final String app;
    private final LinePace pace = new LinePace();
    private @Nullable PushSession push;
    private @Nullable WriterId greeted;
    private int partnerSchema = 1;
    private int singly;
    private long cutAt = NONE;
    private boolean carried;
    private boolean againDue;
    private boolean rested;
    private final LostCommits lost;
    private @Nullable FrozenBatch doubted;

    public ClientSession(LocalLog log, Partner partner, PullSession pull, Clock clock, String app) {
        this.log = log;
        this.partner = partner;
        this.pull = pull;
        this.clock = clock;
        this.app = app;
        this.lost = new LostCommits(log, partner);
    }

    /// One turn: greets if need be, then one exchange.
    ///
    /// @throws LineException where the line did not carry; the next turn greets again
    public Turn turn() throws LineException {
        try {
            PushSession session = log.writer().equals(greeted) ? push : null;
            if (session == null) {
                List<FeedCursor> before = log.cursors();
                Hello.Answer answer = greet();
                againDue |= LostCommits.isNewEpoch(before, answer.feeds());
                if (answer.standing() != Hello.Standing.WELCOME) {
                    return new Turn(
                            answer.standing() == Hello.Standing.COPY
                                    ? Outcome.COPY
                                    : Outcome.UPGRADE,
                            log.lastSeq(),
                            0,
                            0,
                            "");
                }
                if (isAnothers(answer.highSeq(), answer.chain())) {
                    return wentBack(answer.highSeq());
                }
                if (againDue) {
                    lost.settle(answer, this::standing);
                    for (WriterId former : log.formerWriters()) {
                        pushAgain(former);
                    }
                    againDue = false;
                }
                if (cutAt != NONE) {
                    boolean arrived = answer.highSeq() > cutAt;
                    carried |= arrived;
                    pace.cut(arrived);
                    cutAt = NONE;
                }
                session =
                        new PushSession(log, answer.highSeq(), singly > 0 ? new LinePace(1) : pace);
                push = session;
                rested = false;
                greeted = log.writer();
            }
            return exchange(session);
        } catch (LineException e) {
            // Where nothing was under way, a cut says nothing of what the line carries.
            if (push != null && !rested) {
                cutAt = push.highSeq();
            }
            push = null;
            throw e;
        }
    }

    /// Whether facts went or came since this was asked before. Greetings alone don't count: a
    /// partner may answer those and carry nothing.
    public boolean hasCarried() {
        boolean some = carried;
        carried = false;
        return some;
    }

    /// Which of these facts the partner has already, under whatever name. One that can't compare is
    /// taken to have none: what it has all the same it tells when it is sent.
    public Map<Was, FactId> standing(List<Was> names) throws LineException {
        Map<Was, FactId> standing = new HashMap<>();
        if (partnerSchema < COMPARES) {
            return standing;
        }
        try {
            for (int from = 0; from < names.size(); from += Compare.MAX_FACTS) {
                int to = Math.min(names.size(), from + Compare.MAX_FACTS);
                partner.compare(
                                new Compare.Request(
                                        log.device(), log.writer(), names.subList(from, to)))
                        .found()
                        .forEach(found -> standing.put(found.was(), found.as()));
            }
        } catch (LineException e) {
            if (e.trouble() != LineException.Trouble.NOT_UNDERSTOOD) {
                throw e;
            }
        }
        return standing;
    }

    /// Gives a partner that lost commits what a former life of this database had sent.
    private void pushAgain(WriterId former) throws LineException {
        Hello.Answer answer =
                partner.hello(
                        new Hello.Request(
                                log.device(),
                                former,
                                log.home(),
                                null,
                                0,
                                List.of(),
                                app,
                                SCHEMA,
                                clock.millis()));
        long seq = answer.highSeq();
        String token = answer.token();
        while (answer.standing() == Hello.Standing.WELCOME) {
            List<FrozenBatch> batches = log.formerAfter(former, seq, pace.batchBytes());
            if (batches.isEmpty()) {
                return;
            }
            Exchange.Answer taken =
                    partner.exchange(
                            new Exchange.Request(
                                    log.device(),
                                    former,
                                    token,
                                    0,
                                    null,
                                    batches,
                                    List.of(),
                                    List.of(),
                                    1));
            if (taken.copy() || taken.highSeq() <= seq) {
                return;
            }
            seq = taken.highSeq();
            token = taken.token();
        }
    }

    private Hello.Answer greet() throws LineException {
        long started = clock.millis();
        Hello.Answer answer =
                partner.hello(
                        new Hello.Request(
                                log.device(),
                                log.writer(),
                                log.home(),
                                log.token(),
                                log.lastSeq(),
                                log.cursors(),
                                app,
                                SCHEMA,
                                clock.millis()));
        pace.idle(clock.millis() - started);
        Integer schema = answer.schema();
        partnerSchema = schema == null ? 1 : schema;
        pace.oneByOne(partnerSchema >= ONE_BY_ONE);
        pace.continues(partnerSchema >= CONTINUES);
        if (answer.standing() == Hello.Standing.WELCOME
                && !isAnothers(answer.highSeq(), answer.chain())) {
            log.greeted(answer);
        }
        return answer;
    }

    private Exchange.Answer ask(Sending batches, List<FeedCursor> cursors, long unsent)
            throws LineException {
        try {
            return partner.exchange(
                    new Exchange.Request(
                            log.device(),
                            log.writer(),
                            log.token(),
                            unsent,
                            log.oldestAfter(log.lastSeq() - unsent),
                            List.of(),
                            cursors,
                            log.wants(),
                            pace.newsBytes()),
                    batches);
        } catch (LineException e) {
            if (e.trouble() == LineException.Trouble.NOT_UNDERSTOOD && !batches.sent().isEmpty()) {
                // The next turn sends none: that tells whether it was this batch or anything.
                doubted = batches.sent().getFirst();
            }
            throw e;
        } finally {
            batches.end();
        }
    }

    private Turn exchange(PushSession session) throws LineException {
        FrozenBatch doubtful = doubted;
        Sending sending = session.next(clock);
        if (doubtful != null) {
            sending.end();
        }
        List<FeedCursor> cursors = log.cursors();
        long started = clock.millis();
        long unsent = session.unsent();
        rested &= unsent == 0;
        Exchange.Answer answer = ask(sending, cursors, unsent);
        List<FrozenBatch> batches = sending.sent();
        if (answer.copy()) {
            push = null;
            return new Turn(Outcome.COPY, unsent, 0, 0, "");
        }
        long proven = session.proven(batches, answer);
        List<FeedPage> pages = accepted(answer, cursors, proven);
        boolean tooEarly = lost.tooEarly(pages, cursors);
        pages = tooEarly ? List.of() : pages;
        boolean forked = isFork(answer, proven);
        boolean unproven = answer.highSeq() > proven;
        log.answered(forked || unproven ? answer.havingNoMoreThan(proven) : answer, pages);
        Exchange.BatchAnswer trouble = PushSession.trouble(answer);
        if (forked) {
            push = null;
            return trouble == null
                    ? wentBack(answer.highSeq())
                    : new Turn(Outcome.FORK, session.unsent(), 0, 0, trouble.reason());
        }
        int pulled = pages.stream().mapToInt(page -> page.entries().size()).sum();
        boolean waits = pulled == 0 && session.waits(answer);
        session.heard(Math.min(answer.highSeq(), proven));
        if (doubtful != null) {
            doubted = null;
            return broken(session, doubtful, "it could not be read there");
        }
        if (singly > 0) {
            singly -= batches.size();
            push = singly > 0 ? session : null;
        }
        if (unproven) {
            // An old request of this machine arrived meanwhile, or another file's: the next
            // greeting brings the chain, and that tells.
            push = null;
        }
        pace.turned(batches, pages, clock.millis() - started);
        if (trouble != null) {
            return broken(session, sent(batches, trouble), trouble.reason());
        }
        carried |= pulled > 0 || session.unsent() < unsent;
        if (tooEarly) {
            // What it began anew is settled with the next greeting; the page comes again then.
            againDue = true;
            push = null;
        }
        rested =
                !tooEarly
                        && (session.unsent() == 0 || waits)
                        && pages.stream().noneMatch(FeedPage::more);
        return went(rested ? Outcome.DONE : Outcome.MORE, session.unsent(), unsent, pulled);
    }

    /// @param before how many were unsent
    private static Turn went(Outcome outcome, long unsent, long before, int pulled) {
        return new Turn(outcome, unsent, Math.max(0, before - unsent), pulled, "");
    }

    private List<FeedPage> accepted(Exchange.Answer answer, List<FeedCursor> cursors, long proven) {
        byte[] key = log.serverKey();
        return key == null
                ? List.of()
                : PullSession.upTo(proven, log.writer(), pull.accept(answer.pages(), cursors, key));
    }

    /// Whether what the partner has of this writer was not sent from here: then another file has
    /// the same writer, and how far that one came says nothing of what was written here.
    private boolean isFork(Exchange.Answer answer, long proven) {
        boolean said =
                answer.batches().stream()
                        .anyMatch(batch -> batch.standing() == Exchange.BatchStanding.FORK);
        return said || answer.highSeq() != proven && isAnothers(answer.highSeq(), null);
    }

    /// Whether this machine never froze a batch that ends at this number, with this hash.
    private boolean isAnothers(long highSeq, @Nullable String chain) {
        if (highSeq == 0) {
            return false;
        }
        List<FrozenBatch> found = log.frozenAfter(highSeq - 1, 1);
        if (found.isEmpty()) {
            return true;
        }
        BatchHeader header = found.getFirst().header();
        String its =
                header.lastSeq() == highSeq
                        ? found.getFirst().hash()
                        : header.firstSeq() == highSeq + 1 ? header.previous() : null;
        // Older batches than those that are kept say nothing.
        return its == null ? header.firstSeq() <= highSeq : chain != null && !chain.equals(its);
    }

    private static FrozenBatch sent(List<FrozenBatch> batches, Exchange.BatchAnswer answer) {
        return batches.stream()
                .filter(batch -> batch.header().number() == answer.number())
                .findFirst()
                .orElse(batches.getFirst());
    }

    /// A batch that is not taken for what it is. Its facts go one by one from here on, under
    /// another name: then the one at fault is found, and all others get through.
    private Turn broken(PushSession session, FrozenBatch batch, String reason) {
        push = null;
        FactId alone = null;
        if (batch.facts().size() == 1) {
            alone = batch.facts().getFirst().id();
        } else {
            singly = batch.facts().size();
        }
        return new Turn(Outcome.BROKEN, session.unsent(), 0, 0, reason, alone);
    }

    /// The partner has numbers of this writer that are not from here: this database is an older
    /// state of itself, or a copy is at work. Going on would give the same numbers to other facts,
    /// and they would never leave.
    private Turn wentBack(long highSeq) {
        String reason = "the server has " + highSeq + " facts of this writer, not all from here";
        return new Turn(Outcome.FORK, 0, 0, 0, reason);
    }

    /// What a turn came to.
    ///
    /// @param unsent facts the partner does not have after it
    /// @param reason in plain words where there is trouble
    /// @param broken the one fact of a broken batch that holds no other; null in all other turns
    public record Turn(
            Outcome outcome,
            long unsent,
            long pushed,
            int pulled,
            String reason,
            @Nullable FactId broken) {
        Turn(Outcome outcome, long unsent, long pushed, int pulled, String reason) {
            this(outcome, unsent, pushed, pulled, reason, null);
        }
    }

    /// How a turn ended.
    public enum Outcome {
        /// Both sides have all.
        DONE,
        /// There is more either way: another turn at once.
        MORE,
        /// Another copy of this database is at work: take a new writer id.
        COPY,
        /// This database went on from an older state of itself: take a new writer id.
        FORK,
        /// The partner says a batch is not what it claims to be.
        BROKEN,
        /// This program is too old for the partner.
        UPGRADE
    }
}
