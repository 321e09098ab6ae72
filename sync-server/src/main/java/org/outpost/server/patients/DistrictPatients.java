// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.patients;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.outpost.model.access.Permissions;
import org.outpost.model.access.Role;
import org.outpost.model.access.StaffMember;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.patients.AskDistrict;
import org.outpost.model.patients.Inquiry;
import org.outpost.model.patients.JoinedRecords;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FollowAggregate;
import org.outpost.model.sync.Ingested;
import org.outpost.model.sync.Membership;
import org.outpost.model.sync.Sha256;
import org.outpost.model.sync.States;
import org.outpost.server.access.Caller;
import org.outpost.server.access.FactDirectory;
import org.outpost.server.platform.ProblemException;
import org.outpost.server.platform.RowTransactions;
import org.outpost.server.platform.TryStore;
import org.outpost.server.sync.FactInbox;

/// A hospital meets a patient of another one of its district. Asking is written down before it is
/// answered, who and why, for both hospitals; and only who was shown in one's own look-up of the
/// last hour can be chosen, so that nobody walks through ids.
final class DistrictPatients {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final int MOST_A_MINUTE = 10;
    private static final int MOST_AN_HOUR = 300;
    private static final int MAX_TEXT = 200;

    private final FactInbox inbox;
    private final FactDirectory directory;
    private final RowTransactions transactions;
    private final DistrictPatientRows rows;
    private final TryStore tries = new TryStore("look_up_try", "asker");
    private final Clock clock;

    DistrictPatients(
            FactInbox inbox, FactDirectory directory, RowTransactions transactions, Clock clock) {
        this.inbox = inbox;
        this.directory = directory;
        this.transactions = transactions;
        this.rows = new DistrictPatientRows(transactions);
        this.clock = clock;
    }

    /// Who of other hospitals fits what was typed.
    ///
    /// @throws ProblemException where it is not for that person, says too little, or was asked too
    ///   often
    Answer ask(DeviceId device, UserId who, DistrictPatientRows.Typed typed, String reason) {
        HospitalId from = from(device, who, "AskDistrict", reason);
        String village = typed.village();
        if (typed.text().length() > MAX_TEXT
                || (village != null && village.length() > MAX_TEXT)
                || !typed.tellsEnough(from)) {
            throw new ProblemException(
                    422,
                    "patients.say-more",
                    "Say the whole patient number, the whole phone, or the name with age or"
                            + " village.");
        }
        count(from, who);
        DistrictPatientRows.Found found =
                rows.find(from, typed, CareDay.of(clock.millis()), AskDistrict.MOST);
        List<DistrictPatientRows.Candidate> shown =
                found.people().stream().limit(AskDistrict.MOST).toList();
        AskDistrict asked =
                new AskDistrict(
                        found.by(),
                        reason,
                        shown.stream().map(one -> new AggregateId(one.id())).toList(),
                        shown.stream().map(one -> new FeedId(one.home())).toList());
        Ingested written = inbox.act(FeedId.of(from), who, _ -> List.of(asked), null);
        FactId inquiry =
                written.serverFacts().stream()
                        .findFirst()
                        .orElseThrow(DistrictPatients::notNow)
                        .id();
        return new Answer(inquiry.value(), shown, found.people().size() > AskDistrict.MOST);
    }

    /// The hospital follows a patient it was shown, and every record joined to them. Done already,
    /// it stays so.
    ///
    /// @return the record they are found under
    AggregateId follow(
            DeviceId device, UserId who, FactId inquiry, AggregateId patient, String reason) {
        HospitalId from = from(device, who, "FollowAggregate", reason);
        FeedId by = FeedId.of(from);
        Inquiry asked = inbox.read(states -> states.of(Inquiry.id(inquiry), Inquiry.class));
        boolean shown =
                by.equals(asked.from())
                        && who.equals(asked.who())
                        && asked.shown().contains(patient)
                        && asked.asked() > clock.millis() - HOUR;
        if (!shown) {
            throw new ProblemException(
                    422, "patients.ask-again", "Ask the district again, then choose.");
        }
        inbox.act(by, who, states -> memberships(states, patient, by, reason), null);
        return inbox.read(states -> JoinedRecords.standing(patient, states));
    }

    private static List<FactBody> memberships(
            States states, AggregateId patient, FeedId by, String reason) {
        List<FactBody> bodies = new ArrayList<>();
        JoinedRecords.owners(JoinedRecords.of(patient, states), states)
                .forEach((one, owner) -> {
                    boolean member = states.of(Membership.id(by, one), Membership.class).member();
                    if (owner.isHospital() && !owner.equals(by) && !member) {
                        bodies.add(new FollowAggregate(one, by, owner, reason));
                    }
                });
        return bodies;
    }

    /// The hospital a machine stands at, where this person works there in a role that may.
    private HospitalId from(DeviceId device, UserId who, String factType, String reason) {
        FeedId at = directory.find(device).map(machine -> machine.home()).orElse(FeedId.NATION);
        StaffMember member = directory.staff(who).orElse(null);
        Role role = member == null ? null : member.role();
        FeedId home = member == null ? null : member.at();
        boolean may =
                member != null
                        && member.employed()
                        && role != null
                        && home != null
                        && at.isHospital()
                        && new Caller(who, role, home).reaches(at)
                        && Permissions.may(role, factType);
        if (!may) {
            throw new ProblemException(403, "access.not-allowed", "This is not open to your role.");
        }
        if (!Membership.REASONS.contains(reason)) {
            throw new ProblemException(400, "patients.no-reason", "Say why: came, referred ...");
        }
        return at.hospital();
    }

    private void count(HospitalId from, UserId who) {
        long now = clock.millis();
        long wait =
                transactions.call((connection, _) -> {
                    tries.sweep(connection, now - HOUR);
                    return Math.max(
                            tries.count(connection, asker("U " + who), MOST_A_MINUTE, MINUTE, now),
                            tries.count(connection, asker("H " + from), MOST_AN_HOUR, HOUR, now));
                });
        if (wait > 0) {
            throw new ProblemException(
                    429,
                    "patients.too-often",
                    "Asked too often. Wait " + (wait / 1000 + 1) + " seconds.");
        }
    }

    private static String asker(String who) {
        return Sha256.hex(("look-up:" + who).getBytes(StandardCharsets.UTF_8));
    }

    private static ProblemException notNow() {
        return new ProblemException(422, "patients.not-asked", "This could not be asked.");
    }

    /// @param inquiry names this look-up when one of the people is chosen
    record Answer(String inquiry, List<DistrictPatientRows.Candidate> people, boolean more) {}
}
