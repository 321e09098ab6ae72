// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.outpost.desktop.Counter;
import org.outpost.desktop.sync.Recorded;
import org.outpost.model.access.EmployStaff;
import org.outpost.model.access.Role;
import org.outpost.model.access.StaffName;
import org.outpost.model.facilities.DefineDistrict;
import org.outpost.model.facilities.DefineHospital;
import org.outpost.model.facilities.HospitalTier;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.sync.FactBody;
import org.outpost.model.wire.WorkloadRows;
import org.outpost.ops.simulation.clerk.Child;

/// The small world the runs take place in: one district, a hospital for every run, so that each
/// begins at nought in a system that is up, a clerk at each, and the clerks the rows name.
final class BenchWorld {
    static final String DISTRICT = "BEN";
    static final String DISTRICT_LOGIN = "bench.district";

    private BenchWorld() {}

    static HospitalId hospital(int number) {
        return new HospitalId(String.format(Locale.ROOT, "%s-H%02d", DISTRICT, number));
    }

    /// Who signs in at a hospital.
    static String login(int hospital) {
        return String.format(Locale.ROOT, "bench.h%02d", hospital);
    }

    /// Writes its facts down, `nation` at a counter of the nation, then `district` at one of the
    /// district.
    static Child.Done found(Counter counter, String where, int hospitals) {
        List<FactBody> bodies = where.equals("nation") ? nation(hospitals) : district(hospitals);
        for (FactBody body : bodies) {
            Recorded recorded =
                    counter.log().record(counter.current().user(), List.of(body), false);
            if (!(recorded instanceof Recorded.Kept)) {
                throw new IllegalStateException(body.getClass().getSimpleName() + " was refused");
            }
        }
        return new Child.Done();
    }

    private static List<FactBody> nation(int hospitals) {
        List<FactBody> bodies = new ArrayList<>();
        bodies.add(new DefineDistrict(DISTRICT, "Bench", "", "Uttar Pradesh"));
        for (String clerk : WorkloadRows.clerks()) {
            bodies.add(employ(clerk, Role.NATIONAL_ADMIN, FeedId.NATION));
        }
        bodies.add(employ(DISTRICT_LOGIN, Role.DISTRICT_ADMIN, FeedId.ofDistrict(DISTRICT)));
        for (int number = 1; number <= hospitals; number++) {
            bodies.add(employ(login(number), Role.FRONT_DESK, FeedId.of(hospital(number))));
        }
        return bodies;
    }

    private static List<FactBody> district(int hospitals) {
        return IntStream.rangeClosed(1, hospitals)
                .mapToObj(number ->
                        (FactBody)
                                new DefineHospital(
                                        hospital(number),
                                        DISTRICT,
                                        HospitalTier.DISTRICT_HOSPITAL,
                                        "Bench Hospital " + number,
                                        "",
                                        List.of(),
                                        List.of()))
                .toList();
    }

    private static EmployStaff employ(String login, Role role, FeedId at) {
        return new EmployStaff(new UserId(login), login, role, at, new StaffName(login, ""));
    }
}
