// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.scenarios.Samples;
import org.outpost.model.sync.Digest;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FeedEntry;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.Ranges;
import org.outpost.server.platform.WorkLeaseStore;

/// What was acknowledged is taken out of a real database, or altered in it, and the daily look
/// finds it; what a counter or the batch itself still holds is put back.
class DailyAuditTest {
    private static final FeedId HOME = FeedId.of(Samples.DH);
    private ServerOnDatabase server;
    private Counter counter;
    private DailyAudit audit;
    private final List<FrozenBatch> sent = new ArrayList<>();

    @BeforeEach
    void begin() {
        server = new ServerOnDatabase();
        counter = Counter.at(server, HOME.value());
        audit = SyncParts.audit(server.plain, server.clock, server.randomness);
        for (int i = 0; i < 3; i++) {
            push(4);
        }
    }

    @AfterEach
    void end() {
        server.close();
    }

    private void push(int count) {
        FactBody[] bodies =
                IntStream.range(0, count)
                        .mapToObj(i -> new RegisterPatient(null, Samples.named("Person " + i)))
                        .toArray(FactBody[]::new);
        FrozenBatch batch = counter.batch(bodies);
        sent.add(batch);
        assertThat(server.parts.inbox().take(batch).ingested()).isNotNull();
    }

    private long looked() {
        server.now.addAndGet(Duration.ofDays(1).toMillis() + 1);
        return audit.slice(50);
    }

    private List<String> findings() {
        return server.dump("audit_finding").get("audit_finding");
    }

    private void giveBack() {
        Ranges.Answer answer =
                server.partner.ranges(
                        new Ranges.Request(
                                counter.device, counter.writer, HOME, List.of(0L), null));
        List<FrozenBatch> wanted =
                sent.stream()
                        .filter(batch -> answer.wanted().contains(batch.header().number()))
                        .toList();
        server.partner.giveBack(new Ranges.Back(counter.device, counter.writer, wanted, List.of()));
    }

    private void assertWholeAgain() {
        assertThat(audit.missing()).isZero();
        List<Fact> held =
                server.parts.feeds().entries(HOME, 0, 10_000_000).stream()
                        .map(entry -> entry.fact())
                        .toList();
        List<Fact> all = sent.stream().flatMap(batch -> batch.facts().stream()).toList();
        assertThat(held).doesNotContainNull().containsAll(all);
        looked();
        assertThat(audit.missing()).isZero();
    }

    @Test
    void whatIsAllHereGivesNoFindingAndIsLookedAtOnceADay() {
        server.parts
                .inbox()
                .take(
                        counter.freeze(
                                List.of(
                                        Fact.malformed(counter.next(), "{}".getBytes(), ""),
                                        counter.fact(
                                                new RegisterPatient(null, Samples.named("A"))))));
        assertThat(looked()).isGreaterThanOrEqualTo(12);
        assertThat(audit.slice(50)).as("again on that day").isZero();
        assertThat(looked()).as("the next day").isGreaterThanOrEqualTo(12);
        assertThat(findings()).isEmpty();
    }

    @Test
    void rowsThatWereDeletedAreFoundAndMadeAgainFromTheirBatch() {
        FactId lost = sent.get(1).facts().get(2).id();
        String where = " WHERE writer = '" + lost.writer() + "' AND seq = " + lost.seq();
        server.execute("DELETE FROM fact" + where);
        server.execute("DELETE FROM fact_aggregate" + where);
        looked();
        assertThat(findings()).singleElement().asString().contains("no fact");
        assertThat(server.count("SELECT COUNT(*) FROM fact_aggregate" + where)).isEqualTo(1);
        assertWholeAgain();
    }

    @Test
    void anAlteredBatchIsFoundAskedBackAndPutRight() {
        server.execute(
                "UPDATE batch SET body = REPLACE(body, 'Person 2', 'Person 9') WHERE writer = '"
                        + counter.writer
                        + "' AND number = 2");
        looked();
        assertThat(findings()).singleElement().asString().contains("damaged");
        assertThat(audit.missing()).isEqualTo(4);
        looked();
        assertThat(findings()).as("told once").hasSize(1);
        giveBack();
        assertWholeAgain();
    }

    @Test
    void aBatchOfWhichNothingIsLeftComesBackOnTheWordOfItsChain() {
        for (long number : List.of(2L, 3L)) {
            server.execute(
                    "DELETE FROM batch WHERE writer = '"
                            + counter.writer
                            + "' AND number = "
                            + number);
            server.execute(
                    "DELETE FROM fact WHERE writer = '"
                            + counter.writer
                            + "' AND batch = "
                            + number);
            looked();
            assertThat(audit.missing()).as("batch " + number).isEqualTo(4);
            giveBack();
            assertWholeAgain();
        }
    }

    private void leaveTheFeed(FactId lost) {
        server.execute(
                "DELETE FROM feed_entry WHERE feed = '"
                        + HOME
                        + "' AND writer = '"
                        + lost.writer()
                        + "' AND seq = "
                        + lost.seq());
    }

    @Test
    void aFactThatLeftItsFeedIsFoundAndEnteredAgainWhereItStood() {
        List<String> before = server.dump("feed_entry").get("feed_entry");
        leaveTheFeed(sent.get(1).facts().get(1).id());
        assertThat(server.dump("feed_entry").get("feed_entry")).isNotEqualTo(before);
        looked();
        assertThat(findings()).singleElement().asString().contains("no entry");
        assertThat(audit.missing()).isZero();
        assertThat(server.dump("feed_entry").get("feed_entry")).isEqualTo(before);
    }

    @Test
    void whereTheSumsDoNotProveWhereItStoodItIsOnlyTold() {
        leaveTheFeed(sent.get(1).facts().get(1).id());
        leaveTheFeed(sent.get(1).facts().get(2).id());
        List<String> before = server.dump("feed_entry").get("feed_entry");
        looked();
        assertThat(audit.missing()).isEqualTo(2);
        assertThat(server.dump("feed_entry").get("feed_entry")).isEqualTo(before);
    }

    @Test
    void aFactOfTheServerThatWasAlteredIsFound() {
        server.execute(
                "UPDATE fact SET own_line = REPLACE(own_line, 'Counter', 'Cuckoo') WHERE writer ="
                        + " 'S/"
                        + HOME
                        + "' AND type = 'RegisterDevice'");
        looked();
        assertThat(findings()).singleElement().asString().contains("damaged");
    }

    @Test
    void whatWasPutBackFromABackupIsOpenNoMore() {
        String which = " WHERE writer = '" + counter.writer + "' AND number = 1";
        server.execute("CREATE TABLE aside AS SELECT * FROM batch" + which);
        server.execute("DELETE FROM batch" + which);
        looked();
        assertThat(audit.missing()).isEqualTo(4);
        server.execute("INSERT INTO batch SELECT * FROM aside");
        looked();
        assertWholeAgain();
    }

    @Test
    void aFeedThatIsOlderThanDigestsIsAddedUpAndGoesOnFromThere() {
        server.execute("UPDATE feed_entry SET digest = NULL");
        server.execute("UPDATE feed SET digest = NULL");
        push(4);
        long n = server.parts.feeds().head(HOME).n();
        assertThat(server.parts.feeds().digest(HOME, n)).as("not known yet").isNull();
        looked();
        push(2);
        Digest sum = Digest.NONE;
        for (FeedEntry entry : server.parts.feeds().entries(HOME, 0, 10_000_000)) {
            sum = sum.plus(Digest.of(entry.fact()));
            assertThat(server.parts.feeds().digest(HOME, entry.n())).isEqualTo(sum);
        }
        assertThat(sum.count()).isEqualTo(server.parts.feeds().head(HOME).n());
        assertThat(findings()).isEmpty();
    }

    @Test
    void oneNodeLooksAndTheFeedsTakeTurns() {
        Counter.at(server, "H/RMP-DH51");
        Counter.at(server, "H/RMP-DH52");
        WorkLeaseStore other = new WorkLeaseStore(server.plain, server.clock, server.randomness);
        server.now.addAndGet(Duration.ofDays(1).toMillis() + 1);
        assertThat(other.hold("audit", 60_000)).isTrue();
        assertThat(audit.slice(1)).isZero();
        other.letGo("audit");
        int slices = 0;
        while (audit.slice(1) > 0) {
            slices++;
        }
        assertThat(slices).isEqualTo((int) server.count("SELECT COUNT(*) FROM feed WHERE n > 0"));
    }

    @Test
    void whatASliceReadsDoesNotGrowWithWhatIsStored() {
        for (int i = 0; i < 3; i++) {
            push(60);
        }
        long few = read();
        for (int i = 0; i < 20; i++) {
            push(150);
        }
        assertThat(read()).isLessThan(3 * few);
    }

    /// Rows the database read for one look.
    private long read() {
        String all =
                "SELECT SUM(variable_value) FROM information_schema.global_status WHERE"
                        + " variable_name IN ('HANDLER_READ_NEXT', 'HANDLER_READ_RND_NEXT',"
                        + " 'HANDLER_READ_PREV', 'HANDLER_READ_KEY')";
        looked();
        long before = server.count(all);
        long idle = server.count(all) - before;
        before = server.count(all);
        assertThat(looked()).isPositive();
        return server.count(all) - before - idle;
    }
}
