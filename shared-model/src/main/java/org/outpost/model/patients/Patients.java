// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.PlainText;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.sync.Envelope;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FactType;
import org.outpost.model.sync.Fold;
import org.outpost.model.sync.LeaseRefusal;
import org.outpost.model.sync.LoadStage;
import org.outpost.model.sync.Membership;
import org.outpost.model.sync.NumberBlock;
import org.outpost.model.sync.NumberUse;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.Room;
import org.outpost.model.sync.States;
import org.outpost.model.sync.SyncRefusal;

/// The room of patients. A person who stands at the counter is never refused for a number: that is
/// disputed, and the server gives another.
public final class Patients implements Room {
    @Override
    public String name() {
        return "patients";
    }

    @Override
    public List<FactType> factTypes() {
        return List.of(
                FactType.of(RegisterPatient.class),
                FactType.of(ChangePatientDetails.class),
                FactType.of(AssignPatientNumber.class),
                FactType.of(MergePatients.class),
                FactType.of(UnmergePatients.class),
                FactType.of(ReplaceCard.class),
                FactType.of(AskDistrict.class),
                FactType.of(GiveOutRegister.class),
                FactType.of(TellPatientsApart.class));
    }

    @Override
    public List<Fold<?>> folds() {
        return List.of(
                new Patient.Folded(),
                new PatientCard.Folded(),
                new Inquiry.Folded(),
                new RegisterGivenOut.Folded(),
                new ToldApart.Folded());
    }

    /// Who asked for whom, what was given out and who was told from whom is not needed for work.
    @Override
    public LoadStage loadStage(AggregateId id) {
        return switch (id.kind()) {
            case Inquiry.KIND, RegisterGivenOut.KIND, ToldApart.KIND -> LoadStage.REST;
            default -> LoadStage.PEOPLE;
        };
    }

    @Override
    public Verdict judge(States before, ReadFact fact, States after) {
        Envelope envelope = fact.fact().envelope();
        LocalDate today = CareDay.of(envelope.happened());
        return switch (fact.body()) {
            case RegisterPatient register -> {
                Person person = register.person();
                PatientRefusal against =
                        person == null ? null : PersonText.against(person, true, today);
                yield against == null
                        ? number(before, register, envelope)
                        : Verdict.refused(against);
            }
            case ChangePatientDetails(var patient, var person) -> {
                PatientRefusal against = held(before, after, patient, envelope);
                if (against == null && person != null) {
                    against = PersonText.against(person, false, today);
                }
                yield against == null ? Verdict.ACCEPTED : Verdict.refused(against);
            }
            case AssignPatientNumber assign -> assigned(before, after, assign, envelope);
            case MergePatients(var kept, var gone, var why) ->
                    why == null || PlainText.fault(why) == null
                            ? merged(before, after, kept, gone, envelope)
                            : Verdict.refused(new SyncRefusal.Malformed("a reason"));
            case UnmergePatients(var kept, var gone) -> {
                PatientRefusal against = held(before, after, gone, envelope);
                if (against == null && !kept.equals(before.of(gone, Patient.class).mergedInto())) {
                    against = new PatientRefusal.NotMerged();
                }
                yield against == null ? Verdict.ACCEPTED : Verdict.refused(against);
            }
            case ReplaceCard replace -> card(before, after, replace, envelope);
            case AskDistrict asked -> asked(asked, envelope);
            case TellPatientsApart told -> toldApart(told, envelope);
            case GiveOutRegister(var why, var people) ->
                    people >= 0 && RegisterGivenOut.REASONS.contains(why)
                            ? Verdict.ACCEPTED
                            : Verdict.refused(new SyncRefusal.Malformed("a register given out"));
            default -> Verdict.ACCEPTED;
        };
    }

    /// A registration goes as long as nobody wrote about the person since; a change always, because
    /// what others changed stays.
    @Override
    public Verdict reverse(States before, ReadFact original, States after) {
        return switch (original.body()) {
            case RegisterPatient _ -> {
                AggregateId patient = Patient.id(original.fact().id());
                yield after.of(patient, Patient.class).person().equals(Person.NOBODY)
                        ? Verdict.ACCEPTED
                        : Verdict.refused(new PatientRefusal.ChangedSince());
            }
            case ChangePatientDetails _ -> Verdict.ACCEPTED;
            default -> Verdict.refused(new SyncRefusal.NotReversible());
        };
    }

    /// A merge names two records, and each of them may have others joined to it: whoever holds one
    /// of them shows the person under a record they must hold, too.
    @Override
    public Map<AggregateId, FeedId> heldTogether(ReadFact fact, States after) {
        if (!(fact.body() instanceof MergePatients(var kept, var gone, _))) {
            return Map.of();
        }
        Set<AggregateId> records = new LinkedHashSet<>(JoinedRecords.of(kept, after));
        records.addAll(JoinedRecords.of(gone, after));
        return JoinedRecords.owners(records, after);
    }

    @Override
    public List<FactBody> decide(ReadFact fact, Verdict verdict, States after) {
        FeedId home = fact.fact().envelope().home();
        boolean needs =
                fact.body() instanceof RegisterPatient(var number, _)
                        && (number == null
                                ? verdict instanceof Verdict.Accepted
                                : verdict instanceof Verdict.Disputed);
        if (!needs || !home.isHospital()) {
            return List.of();
        }
        HospitalId hospital = home.hospital();
        long running = ServerNumbers.next(hospital, after);
        List<FactBody> decided = new ArrayList<>();
        if (running > 0) {
            decided.add(
                    new AssignPatientNumber(
                            Patient.id(fact.fact().id()), PatientNumber.of(hospital, running)));
        }
        return decided;
    }

    private static Verdict number(States before, RegisterPatient register, Envelope envelope) {
        PatientNumber number = register.number();
        NumberUse use = register.numberUse();
        if (number == null || use == null) {
            return Verdict.ACCEPTED;
        }
        if (!FeedId.of(number.hospital()).equals(envelope.home())) {
            return Verdict.disputed(new PatientRefusal.NumberOfOthers());
        }
        return switch (against(before, use, envelope)) {
            case null -> Verdict.ACCEPTED;
            case LeaseRefusal.NumberUsed _ -> Verdict.disputed(new PatientRefusal.NumberTaken());
            case LeaseRefusal _ -> Verdict.disputed(new PatientRefusal.NumberNotHeld());
        };
    }

    /// Chains are followed one step: a record that others are joined to can be joined on only after
    /// they are, so no circle ever closes.
    private static Verdict merged(
            States before, States after, AggregateId kept, AggregateId gone, Envelope envelope) {
        PatientRefusal unknown = held(before, after, kept, envelope);
        unknown = unknown != null ? unknown : held(before, after, gone, envelope);
        if (unknown != null) {
            return Verdict.refused(unknown);
        }
        if (before.of(gone, Patient.class).mergedInto() != null) {
            return Verdict.refused(new PatientRefusal.AlreadyMerged());
        }
        boolean circle = before.of(kept, Patient.class).mergedInto() != null;
        return kept.equals(gone) || circle
                ? Verdict.refused(new PatientRefusal.SamePatient())
                : Verdict.ACCEPTED;
    }

    /// A card that is printed is never refused for what another counter printed meanwhile.
    private static Verdict card(
            States before, States after, ReplaceCard replace, Envelope envelope) {
        boolean good =
                replace.patient().kind().equals(Patient.KIND)
                        && replace.issue() > 1
                        && replace.issue() <= ScannedCode.LAST_ISSUE
                        && PlainText.fault(replace.reason()) == null;
        PatientRefusal against =
                good
                        ? held(before, after, replace.patient(), envelope)
                        : new PatientRefusal.BadCard();
        return against == null ? Verdict.ACCEPTED : Verdict.refused(against);
    }

    private static Verdict asked(AskDistrict asked, Envelope envelope) {
        if (!envelope.id().writer().isServer()) {
            return Verdict.refused(new PatientRefusal.ServerOnly());
        }
        boolean good =
                Membership.REASONS.contains(asked.reason())
                        && asked.shown().size() <= AskDistrict.MOST
                        && PlainText.fault(asked.by()) == null;
        return good ? Verdict.ACCEPTED : Verdict.refused(new SyncRefusal.Malformed("a look-up"));
    }

    private static Verdict toldApart(TellPatientsApart told, Envelope envelope) {
        if (!envelope.id().writer().isServer()) {
            return Verdict.refused(new PatientRefusal.ServerOnly());
        }
        boolean good =
                told.one().kind().equals(Patient.KIND)
                        && told.other().kind().equals(Patient.KIND)
                        && !told.one().equals(told.other())
                        && told.owners().size() <= 2;
        return good ? Verdict.ACCEPTED : Verdict.refused(new PatientRefusal.SamePatient());
    }

    private static Verdict assigned(
            States before, States after, AssignPatientNumber assign, Envelope envelope) {
        if (!envelope.id().writer().isServer()) {
            return Verdict.refused(new PatientRefusal.ServerOnly());
        }
        PatientRefusal unknown = known(before, after, assign.patient());
        if (unknown != null) {
            return Verdict.refused(unknown);
        }
        LeaseRefusal against = against(before, assign.numberUse(), envelope);
        return against == null ? Verdict.ACCEPTED : Verdict.refused(against);
    }

    private static @Nullable LeaseRefusal against(States before, NumberUse use, Envelope envelope) {
        return before.of(use.block(), NumberBlock.class).against(envelope.id().writer(), use);
    }

    /// A hospital writes of its own patients and of those it follows, or followed when it had not
    /// heard yet that it does no longer. To others they are unknown, whoever guesses their names.
    private static @Nullable PatientRefusal held(
            States before, States after, AggregateId patient, Envelope envelope) {
        PatientRefusal unknown = known(before, after, patient);
        if (unknown != null || envelope.id().writer().isServer()) {
            return unknown;
        }
        FeedId home = envelope.home();
        FeedId owner = before.of(patient, Patient.class).home();
        if (home.equals(owner != null ? owner : after.of(patient, Patient.class).home())) {
            return null;
        }
        AggregateId following = Membership.id(home, patient);
        boolean ever =
                before.of(following, Membership.class).followed() != null
                        || after.of(following, Membership.class).followed() != null;
        return ever ? null : new PatientRefusal.Unknown();
    }

    private static @Nullable PatientRefusal known(
            States before, States after, AggregateId patient) {
        boolean known =
                patient.kind().equals(Patient.KIND)
                        && (before.of(patient, Patient.class).known()
                                || after.of(patient, Patient.class).known());
        return known ? null : new PatientRefusal.Unknown();
    }
}
