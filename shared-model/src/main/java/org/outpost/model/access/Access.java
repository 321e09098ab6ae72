// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.access;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.PlainText;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.sync.FactType;
import org.outpost.model.sync.Fold;
import org.outpost.model.sync.LoadStage;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.Room;
import org.outpost.model.sync.States;

/// The room of staff and machines.
public final class Access implements Room {
    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._-]{1,39}");

    @Override
    public String name() {
        return "access";
    }

    @Override
    public List<FactType> factTypes() {
        return List.of(
                FactType.of(EmployStaff.class),
                FactType.of(DismissStaff.class),
                FactType.of(RegisterDevice.class),
                FactType.of(OpenWriter.class),
                FactType.of(RetireDevice.class));
    }

    @Override
    public List<Fold<?>> folds() {
        return List.of(new StaffMember.Folded(), new Device.Folded());
    }

    @Override
    public LoadStage loadStage(AggregateId id) {
        return LoadStage.PLACES;
    }

    @Override
    public Verdict judge(States before, ReadFact fact, States after) {
        FeedId home = fact.fact().envelope().home();
        boolean server = fact.fact().id().writer().isServer();
        AccessRefusal against =
                switch (fact.body()) {
                    case EmployStaff employ -> {
                        var member = before.of(StaffMember.id(employ.user()), StaffMember.class);
                        yield against(employ, member, home);
                    }
                    case DismissStaff(var user) ->
                            against(before.of(StaffMember.id(user), StaffMember.class), home);
                    case RegisterDevice(_, _, _, var label) ->
                            !server
                                    ? new AccessRefusal.ServerOnly()
                                    : PlainText.faultIfAny(label) == null
                                            ? null
                                            : new AccessRefusal.BadText("label");
                    case OpenWriter _ -> server ? null : new AccessRefusal.ServerOnly();
                    case RetireDevice(_, var reason) ->
                            !server
                                    ? new AccessRefusal.ServerOnly()
                                    : PlainText.fault(reason) == null
                                            ? null
                                            : new AccessRefusal.BadText("reason");
                    default -> null;
                };
        return against == null ? Verdict.ACCEPTED : Verdict.refused(against);
    }

    /// Whoever is employed already changes role or place by the word of those above them alone.
    private static @Nullable AccessRefusal against(
            EmployStaff employ, StaffMember member, FeedId home) {
        if (!StaffRule.reaches(home, employ.at())) {
            return new AccessRefusal.WrongPlace(employ.at().value());
        }
        FeedId standing = member.at();
        if (member.employed() && standing != null && !StaffRule.reaches(home, standing)) {
            return new AccessRefusal.WrongPlace(standing.value());
        }
        if (!exists(employ.role(), employ.at())) {
            return new AccessRefusal.RoleNotThere(employ.role().name());
        }
        if (!LOGIN.matcher(employ.login()).matches()) {
            return new AccessRefusal.BadText("login");
        }
        StaffName person = employ.person();
        if (person == null) {
            return null;
        }
        if (PlainText.fault(person.name()) != null) {
            return new AccessRefusal.BadText("name");
        }
        return PlainText.faultIfAny(person.nameLocal()) == null
                ? null
                : new AccessRefusal.BadText("nameLocal");
    }

    private static @Nullable AccessRefusal against(StaffMember member, FeedId home) {
        FeedId at = member.at();
        if (at == null || !member.employed()) {
            return new AccessRefusal.NotEmployed();
        }
        return StaffRule.reaches(home, at) ? null : new AccessRefusal.WrongPlace(at.value());
    }

    private static boolean exists(Role role, FeedId at) {
        return switch (role) {
            case NATIONAL_ADMIN -> at.equals(FeedId.NATION);
            case DISTRICT_ADMIN -> at.value().startsWith("D/");
            case SERVER -> false;
            case FRONT_DESK, PHARMACIST, STOREKEEPER, LABORATORY, DOCTOR, HOSPITAL_ADMIN ->
                    at.isHospital();
        };
    }
}
