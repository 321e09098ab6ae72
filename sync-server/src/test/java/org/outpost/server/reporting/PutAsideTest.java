// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.outpost.model.access.Access;
import org.outpost.model.access.Role;
import org.outpost.model.appointments.Appointments;
import org.outpost.model.facilities.Facilities;
import org.outpost.model.inventory.DispatchTransfer;
import org.outpost.model.inventory.Inventory;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.patients.ChangePatientDetails;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.Patients;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.scenarios.Samples;
import org.outpost.model.sync.Digest;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FactType;
import org.outpost.model.sync.FeedEntry;
import org.outpost.model.sync.Fold;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.Leases;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.Room;
import org.outpost.model.sync.Rooms;
import org.outpost.model.sync.States;
import org.outpost.model.sync.SyncRefusal;
import org.outpost.server.access.Caller;
import org.outpost.server.access.RolesAtPlace;
import org.outpost.server.platform.ProblemException;
import org.outpost.server.sync.Counter;
import org.outpost.server.sync.FactInbox;
import org.outpost.server.sync.PutAside;
import org.outpost.server.sync.ServerOnDatabase;
import org.outpost.server.sync.SyncParts;

/// What lies without counting is told to the district, and judged again when its cause is mended:
/// on the real database, against nodes of this version and of an older one.
class PutAsideTest {
    private static final FeedId HOME = FeedId.of(Samples.DH);
    private static final Caller DISTRICT =
            new Caller(new UserId("officer"), Role.DISTRICT_ADMIN, new FeedId("D/RMP"));
    private static final Caller ELSEWHERE =
            new Caller(new UserId("other"), Role.DISTRICT_ADMIN, new FeedId("D/SIT"));
    private static final Caller WARD = new Caller(new UserId("ward"), Role.HOSPITAL_ADMIN, HOME);
    private final AtomicBoolean failing = new AtomicBoolean();
    private ServerOnDatabase server;
    private Counter counter;
    private PutAsideDesk desk;

    @BeforeEach
    void begin() {
        RolesAtPlace roles = new RolesAtPlace();
        server =
                new ServerOnDatabase((fact, then, now, connection) -> {
                    return failing.get()
                            ? Verdict.refused(new SyncRefusal.NotJudged())
                            : roles.mayWrite(fact, then, now, connection);
                });
        counter = Counter.at(server, HOME.value());
        desk = new PutAsideDesk(server.parts.inbox());
    }

    @AfterEach
    void end() {
        server.close();
    }

    private String nameOf(FactId patient) {
        return server.parts
                .inbox()
                .read(states -> states.of(Patient.id(patient), Patient.class))
                .person()
                .name();
    }

    private List<Fact> feed(FeedId feed) {
        List<FeedEntry> entries = server.parts.feeds().entries(feed, 0, 10_000_000);
        Digest sum = Digest.NONE;
        List<Fact> facts = new ArrayList<>();
        for (FeedEntry entry : entries) {
            sum = sum.plus(Digest.of(entry.fact()));
            facts.add(entry.fact());
        }
        assertThat(server.parts.feeds().digest(feed, entries.size())).isEqualTo(sum);
        return facts;
    }

    private long onPages() {
        return server
                .plain
                .call(connection -> new SummaryStore().within(connection, DISTRICT.home()))
                .stream()
                .mapToLong(HospitalSummary::putAside)
                .sum();
    }

    @Test
    void whatCouldNotBeCheckedIsTakenInWhenTheRuleIsMended() {
        FactId known = counter.push(new RegisterPatient(null, Samples.named("Asha"))).getFirst();
        failing.set(true);
        FactId id =
                counter.push(
                                new ChangePatientDetails(
                                        Patient.id(known), Samples.named("Asha Devi")))
                        .getFirst();
        assertThat(nameOf(known)).isEqualTo("Asha");
        assertThat(desk.open(DISTRICT, HOME))
                .containsExactly(
                        new PutAside(
                                id,
                                HOME,
                                "ChangePatientDetails",
                                "sync.not-judged",
                                server.now.get(),
                                counter.device.value()));
        assertThat(desk.open(WARD, HOME)).hasSize(1);
        int entries = feed(HOME).size();

        assertThatThrownBy(() -> desk.admit(DISTRICT, id))
                .as("the fault is still there")
                .isInstanceOf(ProblemException.class)
                .extracting(e -> ((ProblemException) e).status())
                .isEqualTo(409);
        assertThat(feed(HOME)).as("nothing changed").hasSize(entries);
        assertThat(desk.open(DISTRICT, HOME)).hasSize(1);

        failing.set(false);
        desk.admit(DISTRICT, id);
        assertThat(nameOf(known)).isEqualTo("Asha Devi");
        assertThat(server.dump("patient").get("patient"))
                .anyMatch(row -> row.contains("Asha Devi"));
        assertThat(desk.open(DISTRICT, HOME)).isEmpty();
        Fact ruling = feed(HOME).getLast();
        assertThat(ruling.type()).isEqualTo("AdmitFact");
        assertThat(ruling.envelope().who()).isEqualTo(DISTRICT.user());
        assertThat(server.dump("put_aside").get("put_aside"))
                .singleElement()
                .asString()
                .contains("|officer|");
        assertThatThrownBy(() -> desk.admit(DISTRICT, id))
                .as("once is enough")
                .isInstanceOf(ProblemException.class);
        assertThat(server.parts.rebuild().run().differing()).isEmpty();
    }

    @Test
    void whatOnlyANewerVersionKnowsIsListedAndTakenInByThatVersion() {
        FactId known = counter.push(new RegisterPatient(null, Samples.named("Asha"))).getFirst();
        FactInbox older = older("ChangePatientDetails", false);
        FrozenBatch batch =
                counter.batch(
                        new ChangePatientDetails(Patient.id(known), Samples.named("Asha Devi")));
        assertThat(older.take(batch).ingested()).isNotNull();
        FactId id = batch.facts().getFirst().id();
        assertThat(desk.open(DISTRICT, HOME))
                .extracting(PutAside::fact, PutAside::code)
                .containsExactly(org.assertj.core.api.Assertions.tuple(id, PutAside.NEWER));
        assertThat(nameOf(known)).isEqualTo("Asha");
        assertThat(older.admit(id, DISTRICT.user()))
                .as("it can't read it yet")
                .isInstanceOf(Verdict.Refused.class);

        desk.admit(DISTRICT, id);
        assertThat(nameOf(known)).isEqualTo("Asha Devi");
        assertThat(feed(HOME)).filteredOn(fact -> fact.id().equals(id)).hasSize(1);
    }

    @Test
    void whatOnlyItsHomeGotIsPassedOnToAllItConcerns() {
        FeedId there = FeedId.of(Samples.CHC);
        FactInbox older = older("DispatchTransfer", true);
        FactBody sent =
                Samples.all().stream()
                        .filter(body -> body instanceof DispatchTransfer)
                        .findFirst()
                        .orElseThrow();
        FrozenBatch batch = counter.batch(sent);
        older.take(batch);
        FactId id = batch.facts().getFirst().id();
        assertThat(desk.open(DISTRICT, HOME))
                .extracting(PutAside::code)
                .containsExactly("sync.malformed");
        assertThat(server.count("SELECT COUNT(*) FROM feed_entry WHERE feed = '" + there + "'"))
                .isZero();
        desk.admit(DISTRICT, id);
        assertThat(feed(there))
                .extracting(Fact::type)
                .startsWith("AdmitFact")
                .contains("DispatchTransfer");
        assertThat(feed(HOME)).filteredOn(fact -> fact.id().equals(id)).hasSize(1);
        assertThat(desk.open(DISTRICT, HOME)).isEmpty();
    }

    @Test
    void whatNobodyCanReadStaysBitForBit() {
        Fact none = Fact.malformed(counter.next(), "{}".getBytes(), "");
        server.parts.inbox().take(counter.freeze(List.of(none)));
        var before = server.dump("batch", "fact", "feed_entry", "put_aside");
        assertThatThrownBy(() -> desk.admit(DISTRICT, none.id()))
                .isInstanceOf(ProblemException.class);
        assertThat(server.dump("batch", "fact", "feed_entry", "put_aside")).isEqualTo(before);
    }

    @Test
    void everyoneSeesAndTakesInOnlyWhatIsTheirs() {
        server.execute(
                "INSERT IGNORE INTO hospital_summary (hospital, district, patients) VALUES"
                        + " ('RMP-DH01', 'RMP', 0)");
        assertThat(onPages()).isZero();
        Fact none = Fact.malformed(counter.next(), "[]".getBytes(), "");
        server.parts.inbox().take(counter.freeze(List.of(none)));
        assertThat(onPages()).isEqualTo(1);
        assertThatThrownBy(() -> desk.open(ELSEWHERE, HOME)).isInstanceOf(ProblemException.class);
        for (Caller caller : List.of(ELSEWHERE, WARD)) {
            assertThatThrownBy(() -> desk.admit(caller, none.id()))
                    .isInstanceOf(ProblemException.class)
                    .extracting(e -> ((ProblemException) e).status())
                    .isNotEqualTo(409);
        }
        Caller clerk = new Caller(new UserId("clerk"), Role.FRONT_DESK, HOME);
        assertThatThrownBy(() -> desk.open(clerk, HOME)).isInstanceOf(ProblemException.class);
    }

    @Test
    void whatWasPutAsideBeforeThereWasAListIsOnIt() throws Exception {
        Fact none = Fact.malformed(counter.next(), "7".getBytes(), "");
        server.parts.inbox().take(counter.freeze(List.of(none)));
        List<String> rows = server.dump("put_aside").get("put_aside");
        server.execute("DELETE FROM put_aside");
        try (var in = getClass().getResourceAsStream("/db/migration/V14__put_aside.sql")) {
            String sql = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            server.execute(sql.substring(sql.indexOf("INSERT IGNORE")).replace(";", ""));
        }
        assertThat(server.dump("put_aside").get("put_aside")).isEqualTo(rows);
    }

    /// A node of a version that does not know this type, or reads another form under its name.
    private FactInbox older(String type, boolean otherForm) {
        Rooms rooms =
                new Rooms(
                        List.of(
                                new Facilities(),
                                new Access(),
                                new Older(new Inventory(), type, otherForm),
                                new Older(new Patients(), type, otherForm),
                                new Appointments(),
                                new Leases()));
        return SyncParts.of(
                        rooms,
                        server.plain,
                        server.rows,
                        new RolesAtPlace(),
                        List.of(),
                        List.of(),
                        server.clock,
                        server.randomness)
                .inbox();
    }

    /// A form that nothing sent here has.
    private record OtherForm(long never) implements FactBody {
        @Override
        public List<AggregateId> touches(FactId self) {
            return List.of();
        }
    }

    private record Older(Room room, String type, boolean otherForm) implements Room {
        @Override
        public String name() {
            return room.name();
        }

        @Override
        public List<FactType> factTypes() {
            List<FactType> types = new ArrayList<>();
            for (FactType one : room.factTypes()) {
                if (!one.name().equals(type)) {
                    types.add(one);
                } else if (otherForm) {
                    types.add(new FactType(type, 1, OtherForm.class));
                }
            }
            return types;
        }

        @Override
        public List<Fold<?>> folds() {
            return room.folds();
        }

        @Override
        public Verdict judge(States before, ReadFact fact, States after) {
            return room.judge(before, fact, after);
        }

        @Override
        public List<FactBody> decide(ReadFact fact, Verdict verdict, States after) {
            return room.decide(fact, verdict, after);
        }
    }
}
