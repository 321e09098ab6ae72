// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.facilities.FacilityStore;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.platform.Sql;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.print.Sheet;
import org.outpost.desktop.sync.Device;
import org.outpost.desktop.sync.FactLog;
import org.outpost.desktop.sync.Receipts;
import org.outpost.model.appointments.CallToken;
import org.outpost.model.appointments.CancelVisit;
import org.outpost.model.appointments.FinishVisit;
import org.outpost.model.appointments.MissToken;
import org.outpost.model.appointments.MoveVisit;
import org.outpost.model.appointments.Priority;
import org.outpost.model.appointments.QueueRule;
import org.outpost.model.appointments.RankVisit;
import org.outpost.model.appointments.ReturnToken;
import org.outpost.model.appointments.TokenNumber;
import org.outpost.model.appointments.VisitState;
import org.outpost.model.facilities.Hospital;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.Clock;
import org.outpost.model.patients.ScannedCode;
import org.outpost.model.prescriptions.Scheme;
import org.outpost.model.sync.FactBody;

/// The queue's desk over the local file: who waits where, by the hospital's own rule.
public final class LocalQueueDesk implements QueueDesk {
    private static final long MINUTE = 60_000;
    private static final int OWN_KEYS = OpenVisitViewModel.KEYS - 2;

    private final LocalDatabase database;
    private final FactLog log;
    private final Device device;
    private final QueueStore store;
    private final FacilityStore facilities;
    private final Receipts receipts;
    private final PeopleDesk people;
    private final TokenGiving giving;
    private final FeeDesk fees;
    private final StepVisitUseCase step;
    private final VisitPapers papers;
    private final DoctorsToday doctors;
    private final Clock clock;

    public LocalQueueDesk(
            LocalDatabase database,
            FactLog log,
            Device device,
            QueueStore store,
            FacilityStore facilities,
            Receipts receipts,
            PeopleDesk people,
            TokenGiving giving,
            FeeDesk fees,
            StepVisitUseCase step,
            VisitPapers papers,
            DoctorsToday doctors,
            Clock clock) {
        this.database = database;
        this.log = log;
        this.device = device;
        this.store = store;
        this.facilities = facilities;
        this.receipts = receipts;
        this.people = people;
        this.giving = giving;
        this.fees = fees;
        this.step = step;
        this.papers = papers;
        this.doctors = doctors;
        this.clock = clock;
    }

    @Override
    public List<QueueDepartment> departments() {
        return database.read(sql -> {
            Map<String, Long> waiting = new HashMap<>();
            store.waiting(sql, today()).forEach(one -> waiting.put(one.department(), one.people()));
            Map<String, QueueDepartment> all = new LinkedHashMap<>();
            Hospital here = facilities.hospital(sql, device.hospital().value());
            if (here != null) {
                here.departments()
                        .forEach(one ->
                                all.put(
                                        one.code(),
                                        of(one.code(), one.name(), one.nameLocal(), waiting)));
            }
            List<QueueDepartment> common = new ArrayList<>();
            for (String code : List.of(QueueDepartment.LABORATORY, QueueDepartment.PHARMACY)) {
                QueueDepartment own = all.remove(code);
                common.add(own == null ? of(code, "", "", waiting) : own);
            }
            // Laboratory and pharmacy keep a key however many departments there are.
            List<QueueDepartment> ordered = new ArrayList<>(all.values());
            ordered.addAll(Math.min(OWN_KEYS, ordered.size()), common);
            return List.copyOf(ordered);
        });
    }

    private static QueueDepartment of(
            String code, String name, String nameLocal, Map<String, Long> waiting) {
        return new QueueDepartment(code, name, nameLocal, waiting.getOrDefault(code, 0L));
    }

    @Override
    public List<QueueRow> queue(String department) {
        QueueRule rule = rule();
        return database.read(sql -> {
            List<QueueStore.Entry> all = store.queue(sql, today(), department);
            List<QueueRow> rows = new ArrayList<>();
            all.stream()
                    .filter(entry -> entry.state() == VisitState.CALLED)
                    .forEach(entry -> rows.add(row(sql, entry)));
            CallOrder.of(all, store.called(sql, today(), department, CallOrder.LOOKED_AT), rule)
                    .forEach(entry -> rows.add(row(sql, entry)));
            all.stream()
                    .filter(entry -> entry.state() == VisitState.MISSED)
                    .forEach(entry -> rows.add(row(sql, entry)));
            return List.copyOf(rows);
        });
    }

    @Override
    public List<QueueDoctor> doctors() {
        return database.read(sql -> doctors.at(sql, today(), CareDay.minuteOf(clock.millis())));
    }

    @Override
    public Outcome<QueueRow> open(
            String patientId,
            QueueDepartment department,
            @Nullable QueueDoctor doctor,
            Set<Priority> why,
            Scheme scheme) {
        if (doctor != null && !doctor.sitsIn(department)) {
            return doctor.elsewhere(department);
        }
        BoardDesk.Person who = people.person(patientId);
        if (who.name().isEmpty() && who.localName().isEmpty()) {
            return new Outcome.Declined<>(Phrase.of("visit.gone"), "");
        }
        boolean here = database.read(sql -> store.isHere(sql, patientId, today()));
        if (here) {
            return new Outcome.Declined<>(Phrase.of("visit.here.already"), "");
        }
        Set<Priority> all = EnumSet.noneOf(Priority.class);
        all.addAll(why);
        if (who.age() >= rule().elderFrom()) {
            all.add(Priority.ELDER);
        }
        AggregateId patient = new AggregateId(patientId);
        return shown(giving.give(patient, department, doctor, all, scheme, this::entry));
    }

    @Override
    public long fee() {
        return fees.paise();
    }

    @Override
    public Outcome<QueueRow> callNext(String department, String room, String doctor) {
        return queue(department).stream()
                .filter(row -> row.state() == VisitState.WAITING)
                .filter(row -> doctor.isEmpty() || row.isFor(doctor))
                .findFirst()
                .map(next -> call(next.visitId(), room))
                .orElseGet(() -> new Outcome.Declined<>(Phrase.of("queue.nobody"), ""));
    }

    @Override
    public Outcome<QueueRow> call(String visitId, String room) {
        return stepped(
                visitId,
                id -> new CallToken(id, room),
                entry -> Phrase.of("done.called", spoken(entry), room));
    }

    @Override
    public Outcome<QueueRow> missed(String visitId) {
        return stepped(visitId, MissToken::new, entry -> Phrase.of("done.missed", spoken(entry)));
    }

    @Override
    public Outcome<QueueRow> back(String visitId) {
        QueueStore.Entry entry = entry(visitId);
        return stepped(
                entry,
                new ReturnToken(new AggregateId(visitId), entry.place()),
                Phrase.of("done.back", spoken(entry)));
    }

    @Override
    public Outcome<QueueRow> seen(String visitId) {
        return stepped(visitId, FinishVisit::new, entry -> Phrase.of("done.seen", spoken(entry)));
    }

    @Override
    public Outcome<QueueRow> move(
            String visitId, QueueDepartment to, @Nullable QueueDoctor doctor) {
        if (doctor != null && !doctor.sitsIn(to)) {
            return doctor.elsewhere(to);
        }
        QueueStore.Entry entry = entry(visitId);
        long place = to.code().equals(entry.department()) ? entry.place() : clock.millis();
        return stepped(
                entry,
                new MoveVisit(
                        new AggregateId(visitId),
                        to.code(),
                        doctor == null ? null : new AggregateId(doctor.session()),
                        place),
                Phrase.of(
                        "done.moved",
                        spoken(entry),
                        doctor == null ? to.words() : doctor.at(to.words())));
    }

    @Override
    public Outcome<QueueRow> rank(String visitId, Set<Priority> why) {
        return stepped(
                visitId,
                id -> new RankVisit(id, why.stream().sorted().toList()),
                entry -> Phrase.of("done.ranked", spoken(entry)));
    }

    @Override
    public Outcome<QueueRow> cancel(String visitId, String reason) {
        return stepped(
                visitId,
                id -> new CancelVisit(id, reason),
                entry -> Phrase.of("done.left", spoken(entry)));
    }

    @Override
    public TokenBoard board() {
        List<QueueDepartment> all = departments();
        return database.read(sql -> {
            List<TokenBoard.Place> places = new ArrayList<>();
            for (QueueDepartment one : all) {
                List<Long> waited =
                        store.called(sql, today(), one.code(), TokenBoard.LOOKED_AT).stream()
                                .map(entry -> waited(entry, entry.called()) / MINUTE)
                                .toList();
                places.add(TokenBoard.Place.of(one, waited));
            }
            List<QueueStore.Calling> calling = store.calling(sql, today(), TokenBoard.SHOWN);
            Phrase here = facilities.called(sql, device.hospital().value());
            return TokenBoard.of(here, all, doctors.of(sql, today()), calling, places);
        });
    }

    @Override
    public Sheet slip(String visitId) {
        return slip(entry(visitId));
    }

    /// The slip of a visit that is owed one; empty where it is not here any more or was given up.
    public Optional<Sheet> slipOwed(String visitId) {
        return Optional.ofNullable(
                        database.<QueueStore.@Nullable Entry>read(sql -> store.visit(sql, visitId)))
                .filter(visit -> visit.state() != VisitState.CANCELLED)
                .map(this::slip);
    }

    @Override
    public Optional<Sheet> slipToday(String patientId) {
        return Optional.ofNullable(
                        database.<QueueStore.@Nullable Entry>read(
                                sql -> store.lastOf(sql, patientId, today())))
                .map(this::slip);
    }

    @Override
    public List<QueueRow> byToken(String typed) {
        String token = ScannedCode.read(typed).map(ScannedCode::token).orElse(typed);
        return TokenNumber.parse(token).stream()
                .flatMap(number ->
                        database
                                .read(sql -> {
                                    QueueStore.Entry found = store.byToken(sql, today(), number);
                                    return found == null
                                            ? List.<QueueRow>of()
                                            : List.of(row(sql, found));
                                })
                                .stream())
                .toList();
    }

    private Sheet slip(QueueStore.Entry visit) {
        QueueDepartment department =
                departments().stream()
                        .filter(one -> one.code().equals(visit.department()))
                        .findFirst()
                        .orElseGet(() -> of(visit.department(), visit.department(), "", Map.of()));
        return papers.slip(visit, department, database.read(sql -> doctor(sql, visit)));
    }

    private Outcome<QueueRow> stepped(
            String visitId,
            Function<AggregateId, FactBody> body,
            Function<QueueStore.Entry, Phrase> words) {
        QueueStore.Entry entry = entry(visitId);
        return stepped(entry, body.apply(new AggregateId(visitId)), words.apply(entry));
    }

    private Outcome<QueueRow> stepped(QueueStore.Entry entry, FactBody body, Phrase words) {
        return shown(step.step(new AggregateId(entry.id()), body, words, false));
    }

    private Outcome<QueueRow> shown(Outcome<AggregateId> outcome) {
        return switch (outcome) {
            case Outcome.Done<AggregateId>(var visit, var words, var undo) ->
                    new Outcome.Done<>(
                            database.read(sql -> row(sql, entry(visit.value()))), words, undo);
            case Outcome.Declined<AggregateId>(var why, var field) ->
                    new Outcome.Declined<>(why, field);
            case Outcome.NeedsReason<AggregateId>(var why) -> new Outcome.NeedsReason<>(why);
        };
    }

    private QueueRow row(Sql sql, QueueStore.Entry entry) {
        BoardDesk.Person person = people.person(entry.patient());
        long from = Math.max(entry.opened(), entry.place());
        return new QueueRow(
                entry.id(),
                entry.patient(),
                entry.token(),
                person.name(),
                person.localName(),
                person.detail(),
                entry.priorities(),
                entry.state(),
                entry.room(),
                entry.department(),
                Instant.ofEpochMilli(entry.called() > 0 ? entry.called() : from),
                waited(entry, entry.called() > 0 ? entry.called() : clock.millis()) / MINUTE,
                receipts.of(sql, new AggregateId(entry.id())),
                doctor(sql, entry));
    }

    /// Nearly nobody's visit is for one doctor: only then is asked who sits today.
    private Optional<QueueDoctor> doctor(Sql sql, QueueStore.Entry entry) {
        String session = entry.session();
        return Optional.ofNullable(
                session == null ? null : doctors.of(sql, CareDay.of(entry.opened())).get(session));
    }

    private static long waited(QueueStore.Entry entry, long until) {
        return Math.max(0, until - Math.max(entry.opened(), entry.place()));
    }

    private QueueStore.Entry entry(String visitId) {
        QueueStore.@Nullable Entry entry = database.read(sql -> store.visit(sql, visitId));
        if (entry == null) {
            throw new IllegalStateException("a visit on the screen is in the file");
        }
        return entry;
    }

    private QueueRule rule() {
        return log.states(states -> states.of(QueueRule.id(device.hospital()), QueueRule.class));
    }

    private String spoken(QueueStore.Entry entry) {
        return entry.token().isEmpty() ? people.person(entry.patient()).name() : entry.token();
    }

    private LocalDate today() {
        return CareDay.of(clock.millis());
    }
}
