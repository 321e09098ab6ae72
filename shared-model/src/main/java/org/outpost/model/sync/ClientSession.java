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
    public static final int SCHEMA = 2;

    /// The first version that can compare.
    private static final int COMPARES = 2;

    private final LocalLog log;
    private final Partner partner;
    private final PullSession pull;
    private final Clock clock;
    private final String app;
    private @Nullable PushSession push;
    private @Nullable WriterId greeted;
    private int partnerSchema = 1;
    private int batchBytes = PushSession.FIRST_BATCH_BYTES;

    public ClientSession(LocalLog log, Partner partner, PullSession pull, Clock clock, String app) {
        this.log = log;
        this.partner = partner;
        this.pull = pull;
        this.clock = clock;
        this.app = app;
    }

    /// One turn: greets if need be, then one exchange.
    ///
    /// @throws LineException where the line did not carry; the next turn greets again
    public Turn turn() throws LineException {
        try {
            PushSession session = log.writer().equals(greeted) ? push : null;
            if (session == null) {
                Hello.Answer answer = greet();
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
                if (answer.highSeq() > log.lastSeq()) {
                    return wentBack(answer.highSeq());
                }
                session = new PushSession(log, answer.highSeq(), batchBytes);
                push = session;
                greeted = log.writer();
            }
            return exchange(session);
        } catch (LineException e) {
            PushSession session = push;
            if (session != null) {
                session.cut();
                batchBytes = session.batchBytes();
            }
            push = null;
            throw e;
        }
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

    private Hello.Answer greet() throws LineException {
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
        Integer schema = answer.schema();
        partnerSchema = schema == null ? 1 : schema;
        if (answer.standing() == Hello.Standing.WELCOME) {
            log.greeted(answer);
        }
        return answer;
    }

    private Turn exchange(PushSession session) throws LineException {
        List<FrozenBatch> batches = session.next();
        List<FeedCursor> cursors = log.cursors();
        long started = clock.millis();
        long unsent = session.unsent();
        Exchange.Answer answer =
                partner.exchange(
                        new Exchange.Request(
                                log.device(),
                                log.writer(),
                                log.token(),
                                unsent,
                                log.oldestAfter(log.lastSeq() - unsent),
                                batches,
                                cursors,
                                log.wants(),
                                MAX_NEWS_BYTES));
        if (answer.copy()) {
            push = null;
            return new Turn(Outcome.COPY, unsent, 0, 0, "");
        }
        byte[] key = log.serverKey();
        List<FeedPage> pages = key == null ? List.of() : pull.accept(answer.pages(), cursors, key);
        log.answered(answer, pages);
        if (answer.highSeq() > log.lastSeq()) {
            push = null;
            return wentBack(answer.highSeq());
        }
        session.heard(answer.highSeq());
        long bytes = batches.stream().mapToLong(FrozenBatch::size).sum();
        if (bytes > 0) {
            session.carried(bytes, clock.millis() - started);
            batchBytes = session.batchBytes();
        }
        Exchange.BatchAnswer trouble = PushSession.trouble(answer);
        if (trouble != null) {
            push = null;
            Outcome outcome =
                    trouble.standing() == Exchange.BatchStanding.FORK
                            ? Outcome.FORK
                            : Outcome.BROKEN;
            return new Turn(outcome, session.unsent(), 0, 0, trouble.reason());
        }
        int pulled = pages.stream().mapToInt(page -> page.entries().size()).sum();
        boolean more = session.unsent() > 0 || pages.stream().anyMatch(FeedPage::more);
        return new Turn(
                more ? Outcome.MORE : Outcome.DONE,
                session.unsent(),
                Math.max(0, unsent - session.unsent()),
                pulled,
                "");
    }

    /// The partner has numbers of this writer that are not here: this database is an older state of
    /// itself. Going on would give the same numbers to other facts, and they would never leave.
    private Turn wentBack(long highSeq) {
        String reason = "the server has " + highSeq + " facts of this writer, here are fewer";
        return new Turn(Outcome.FORK, 0, 0, 0, reason);
    }

    /// What a turn came to.
    ///
    /// @param unsent facts the partner does not have after it
    /// @param reason in plain words where there is trouble
    public record Turn(Outcome outcome, long unsent, long pushed, int pulled, String reason) {}

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
