// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.outpost.ops.demo.DemoLists.Hospital;
import org.outpost.ops.demo.DemoLists.Tier;
import org.outpost.ops.demo.DemoWorld.Place;
import org.outpost.ops.demo.DemoWorld.Role;
import org.outpost.ops.demo.DemoWorld.Session;
import org.outpost.ops.demo.DemoWorld.Staff;
import org.outpost.ops.demo.DemoWorld.Store;

/// What a hospital of each tier has, and when its doctors sit: nothing here is drawn by lot.
final class DemoPlaces {
    private static final int DAYS = 14;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");

    private DemoPlaces() {}

    static Place furnish(Hospital hospital, DemoLists lists) {
        var departments =
                lists.departments().stream().filter(d -> d.isIn(hospital.tier())).toList();
        List<Store> stores = new ArrayList<>();
        stores.add(new Store("MAIN", new TwoScripts("Main store", "मुख्य भंडार"), Store.Kind.MAIN));
        if (hospital.tier() != Tier.PRIMARY_HEALTH_CENTRE) {
            stores.add(
                    new Store(
                            "PHA",
                            new TwoScripts("Pharmacy", "औषधि वितरण केंद्र"),
                            Store.Kind.PHARMACY));
        }
        return new Place(hospital, departments, List.copyOf(stores));
    }

    /// Every doctor sits each morning but Sunday, from today on; in district hospitals also on
    /// Tuesday and Friday afternoons.
    static List<Session> sessions(List<Place> places, List<Staff> staff, LocalDate today) {
        List<Session> sessions = new ArrayList<>();
        for (Place place : places) {
            boolean afternoons = place.hospital().tier() == Tier.DISTRICT_HOSPITAL;
            for (Staff doctor : staff) {
                if (doctor.role() != Role.DOCTOR
                        || !doctor.hospital().orElseThrow().equals(place.code())) {
                    continue;
                }
                for (int i = 0; i < DAYS; i++) {
                    LocalDate day = today.plusDays(i);
                    if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
                        continue;
                    }
                    sessions.add(session(doctor, place, day, LocalTime.of(9, 0), 240));
                    boolean second =
                            day.getDayOfWeek() == DayOfWeek.TUESDAY
                                    || day.getDayOfWeek() == DayOfWeek.FRIDAY;
                    if (afternoons && second) {
                        sessions.add(session(doctor, place, day, LocalTime.of(15, 0), 120));
                    }
                }
            }
        }
        return List.copyOf(sessions);
    }

    private static Session session(
            Staff doctor, Place place, LocalDate day, LocalTime from, int minutes) {
        int each = place.hospital().tier() == Tier.PRIMARY_HEALTH_CENTRE ? 8 : 6;
        String code = doctor.login() + "-" + DAY.format(day) + (from.getHour() < 12 ? "m" : "a");
        return new Session(
                code,
                doctor.login(),
                place.code(),
                doctor.department().orElseThrow(),
                day,
                from,
                from.plusMinutes(minutes),
                each,
                minutes / each);
    }
}
