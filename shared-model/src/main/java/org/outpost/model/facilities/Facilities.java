// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.facilities;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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

/// The room of districts and hospitals.
public final class Facilities implements Room {
    @Override
    public String name() {
        return "facilities";
    }

    @Override
    public List<FactType> factTypes() {
        return List.of(FactType.of(DefineDistrict.class), FactType.of(DefineHospital.class));
    }

    @Override
    public List<Fold<?>> folds() {
        return List.of(new District.Folded(), new Hospital.Folded());
    }

    @Override
    public LoadStage loadStage(AggregateId id) {
        return LoadStage.PLACES;
    }

    @Override
    public Verdict judge(States before, ReadFact fact, States after) {
        FeedId home = fact.fact().envelope().home();
        FacilityRefusal against =
                switch (fact.body()) {
                    case DefineDistrict district -> against(district, home);
                    case DefineHospital hospital -> against(hospital, home);
                    default -> null;
                };
        return against == null ? Verdict.ACCEPTED : Verdict.refused(against);
    }

    private static @Nullable FacilityRefusal against(DefineDistrict district, FeedId home) {
        if (!home.equals(FeedId.NATION)) {
            return new FacilityRefusal.WrongHome(home.value());
        }
        if (PlainText.fault(district.name()) != null) {
            return new FacilityRefusal.BadText("name");
        }
        if (PlainText.faultIfAny(district.nameLocal()) != null) {
            return new FacilityRefusal.BadText("nameLocal");
        }
        return PlainText.fault(district.state()) == null
                ? null
                : new FacilityRefusal.BadText("state");
    }

    private static @Nullable FacilityRefusal against(DefineHospital hospital, FeedId home) {
        boolean ours = hospital.hospital().value().startsWith(hospital.district() + "-");
        if (!ours || !home.value().equals("D/" + hospital.district())) {
            return new FacilityRefusal.WrongHome(home.value());
        }
        if (PlainText.fault(hospital.name()) != null) {
            return new FacilityRefusal.BadText("name");
        }
        if (PlainText.faultIfAny(hospital.nameLocal()) != null) {
            return new FacilityRefusal.BadText("nameLocal");
        }
        for (Department department : hospital.departments()) {
            if (PlainText.fault(department.name()) != null
                    || PlainText.faultIfAny(department.nameLocal()) != null) {
                return new FacilityRefusal.BadText("departments");
            }
        }
        for (StoreRoom store : hospital.stores()) {
            if (PlainText.fault(store.name()) != null) {
                return new FacilityRefusal.BadText("stores");
            }
        }
        String twice = twice(hospital.departments().stream().map(Department::code));
        if (twice == null) {
            twice = twice(hospital.stores().stream().map(StoreRoom::code));
        }
        return twice == null ? null : new FacilityRefusal.CodeTwice(twice);
    }

    private static @Nullable String twice(Stream<String> codes) {
        Set<String> seen = new HashSet<>();
        return codes.filter(code -> !seen.add(code)).findFirst().orElse(null);
    }
}
