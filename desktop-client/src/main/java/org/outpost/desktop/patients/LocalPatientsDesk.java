// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.platform.Sql;
import org.outpost.desktop.shell.Hit;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.SearchSource.Found;
import org.outpost.desktop.sync.Device;
import org.outpost.desktop.sync.FactLog;
import org.outpost.desktop.sync.Receipts;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.Clock;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.PatientCard;
import org.outpost.model.patients.PatientNumber;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.PersonField;
import org.outpost.model.patients.ScannedCode;

/// The patient screens' desk over the local file: reads from the store, writes through the use
/// cases.
public final class LocalPatientsDesk implements PatientsDesk {
    private static final int SHOWN = 5;

    private final LocalDatabase database;
    private final FactLog log;
    private final Device device;
    private final PatientStore store;
    private final LikelySameStore likely;
    private final Receipts receipts;
    private final RegisterPatientUseCase register;
    private final ChangePatientDetailsUseCase change;
    private final MergePatientsUseCase merge;
    private final PatientTimeline timeline;
    private final Clock clock;
    private final PinCodes pinCodes = new PinCodes();

    public LocalPatientsDesk(
            LocalDatabase database,
            FactLog log,
            Device device,
            PatientStore store,
            Receipts receipts,
            RegisterPatientUseCase register,
            ChangePatientDetailsUseCase change,
            MergePatientsUseCase merge,
            PatientTimeline timeline,
            Clock clock) {
        this.database = database;
        this.log = log;
        this.device = device;
        this.store = store;
        this.likely = new LikelySameStore(store);
        this.receipts = receipts;
        this.register = register;
        this.change = change;
        this.merge = merge;
        this.timeline = timeline;
        this.clock = clock;
    }

    @Override
    public Found find(String query, int limit) {
        LocalDate today = today();
        Optional<ScannedCode> code = ScannedCode.read(query);
        String asked = code.map(ScannedCode::number).map(PatientNumber::value).orElse(query);
        Found found =
                database.read(sql -> {
                    PatientStore.Matches matches = store.find(sql, device.hospital(), asked, limit);
                    List<PersonRow> rows =
                            matches.people().stream().map(known -> row(sql, known)).toList();
                    return new Found(PeopleSource.hits(rows, today), matches.all());
                });
        return code.isEmpty()
                ? found
                : new Found(
                        found.hits().stream().map(hit -> ofCard(hit, code.get())).toList(),
                        found.all());
    }

    /// A card that was replaced finds its patient and says so.
    private Hit ofCard(Hit hit, ScannedCode code) {
        PatientCard now =
                log.states(states ->
                        states.of(PatientCard.id(new AggregateId(hit.id())), PatientCard.class));
        return now.replaces(code.issue())
                ? new Hit(
                        hit.id(),
                        hit.title(),
                        hit.local(),
                        Phrase.of("card.old", CareDay.of(now.since())),
                        hit.aside())
                : hit;
    }

    @Override
    public List<PersonRow> people(String query, int limit) {
        return database.read(sql ->
                store.find(sql, device.hospital(), query, limit).people().stream()
                        .map(known -> row(sql, known))
                        .toList());
    }

    @Override
    public Optional<PersonRow> person(String id) {
        return Optional.ofNullable(
                database.read(sql -> {
                    PatientStore.Known known = store.person(sql, id);
                    return known == null ? null : row(sql, known);
                }));
    }

    @Override
    public List<PersonRow> lastPeople(int limit) {
        return database.read(sql ->
                store.recent(sql, limit).stream()
                        .map(known -> row(sql, store.standing(sql, known)))
                        .distinct()
                        .toList());
    }

    @Override
    public List<LikelySame> likelySame(Person typed) {
        LocalDate today = today();
        return database.read(sql ->
                likely.find(sql, typed, "", today, SHOWN).stream()
                        .map(one -> same(sql, one))
                        .toList());
    }

    @Override
    public Optional<PinCodes.Place> place(String pinCode) {
        return pinCodes.of(pinCode);
    }

    @Override
    public Outcome<PersonRow> register(PersonEntry entry) {
        return dealtWith(register.register(entry));
    }

    @Override
    public Outcome<PersonRow> change(String id, PersonEntry entry) {
        return dealtWith(change.change(new AggregateId(id), entry));
    }

    @Override
    public List<PastEvent> history(String id) {
        return timeline.of(new AggregateId(id));
    }

    @Override
    public List<LikelySame> likelyOf(String id) {
        LocalDate today = today();
        return database.read(sql -> {
            PatientStore.Known known = store.person(sql, id);
            return known == null
                    ? List.of()
                    : likely.find(sql, known.person(), id, today, SHOWN).stream()
                            .map(one -> same(sql, one))
                            .toList();
        });
    }

    @Override
    public boolean mayMerge() {
        return merge.allowed();
    }

    @Override
    public List<PersonRow> merged(String id) {
        List<AggregateId> parts =
                log.states(states -> states.of(new AggregateId(id), Patient.class)).absorbed();
        return parts.stream().map(part -> person(part.value())).flatMap(Optional::stream).toList();
    }

    @Override
    public Outcome<PersonRow> merge(
            String kept, String gone, Set<PersonField> taken, String reason) {
        return dealtWith(merge.merge(new AggregateId(kept), new AggregateId(gone), taken, reason));
    }

    @Override
    public Outcome<PersonRow> part(String kept, String gone) {
        return dealtWith(merge.part(new AggregateId(kept), new AggregateId(gone)));
    }

    @Override
    public long registeredToday() {
        return log.countOwn("RegisterPatient", CareDay.millis(today(), 0));
    }

    private Outcome<PersonRow> dealtWith(Outcome<AggregateId> outcome) {
        return switch (outcome) {
            case Outcome.Done<AggregateId>(var id, var words, var undo) ->
                    new Outcome.Done<>(kept(id.value()), words, undo);
            case Outcome.Declined<AggregateId>(var why, var field) ->
                    new Outcome.Declined<>(why, field);
            case Outcome.NeedsReason<AggregateId>(var why) -> new Outcome.NeedsReason<>(why);
        };
    }

    private PersonRow kept(String id) {
        database.change(sql -> store.dealtWith(sql, id, clock.millis()));
        return person(id)
                .orElseThrow(() -> new IllegalStateException("what was written can be read"));
    }

    private PersonRow row(Sql sql, PatientStore.Known known) {
        Person person = known.person();
        return new PersonRow(
                known.id(),
                known.number(),
                PersonWords.text(person.name()),
                PersonWords.text(person.nameLocal()),
                PersonWords.birth(person),
                person.sex() == null ? "" : person.sex().name(),
                PersonWords.text(person.phone()),
                PersonWords.text(person.village()),
                PersonWords.text(person.guardian()),
                PersonWords.text(person.pinCode()),
                PersonWords.text(person.district()),
                PersonWords.text(person.abha()),
                PersonWords.text(person.paperNumber()),
                known.mergedInto(),
                receipts.of(sql, new AggregateId(known.id())));
    }

    private LikelySame same(Sql sql, LikelySameStore.Likely one) {
        return new LikelySame(
                row(sql, one.person()),
                one.score().reasons().stream().map(LikelySame::words).toList());
    }

    private LocalDate today() {
        return CareDay.of(clock.millis());
    }
}
