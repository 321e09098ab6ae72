// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.facilities.FacilityStore;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.platform.Sql;
import org.outpost.desktop.shell.print.BothScripts;
import org.outpost.desktop.shell.print.Sheet;
import org.outpost.desktop.sync.Device;
import org.outpost.model.appointments.ClinicSession;
import org.outpost.model.appointments.PlanClinicSession;
import org.outpost.model.facilities.Hospital;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.patients.PatientNumber;
import org.outpost.model.sync.States;

/// Writes the slip of a visit from what the local file knows.
public final class VisitPapers {
    private static final int MINUTES = 24 * 60;
    private final LocalDatabase database;
    private final Device device;
    private final FacilityStore facilities;
    private final AppointmentStore sessions;
    private final PeopleDesk people;
    private final Facts facts;
    private final BothScripts both;
    private final String counter;

    /// What is asked of facts that other stores fold.
    public interface Facts {
        <T> T states(Function<States, T> asked);

        /// What was taken for a visit; empty where it was free.
        Optional<FeeDesk.Fee> fee(String visitId);
    }

    /// @param counter how this machine is called at its hospital
    public VisitPapers(
            LocalDatabase database,
            Device device,
            FacilityStore facilities,
            AppointmentStore sessions,
            PeopleDesk people,
            Facts facts,
            BothScripts both,
            String counter) {
        this.database = database;
        this.device = device;
        this.facilities = facilities;
        this.sessions = sessions;
        this.people = people;
        this.facts = facts;
        this.both = both;
        this.counter = counter;
    }

    /// @param doctor whom the visit is for; empty where it is for the department
    Sheet slip(QueueStore.Entry visit, QueueDepartment department, Optional<QueueDoctor> doctor) {
        Hospital here = database.read(sql -> facilities.hospital(sql, device.hospital().value()));
        PeopleDesk.OnPaper person = people.onPaper(visit.patient());
        return new VisitSlip(
                        visit.id(),
                        here == null ? device.hospital().value() : here.name(),
                        here == null ? "" : here.nameLocal(),
                        visit.token(),
                        department.words(),
                        doctor.map(QueueDoctor::words),
                        window(visit),
                        person,
                        PatientNumber.parse(person.number(), device.hospital()).orElse(null),
                        facts.fee(visit.id()),
                        counter,
                        Instant.ofEpochMilli(visit.opened()))
                .sheet(both);
    }

    /// When the doctor sits it is for, or the department's doctors, from the first to the last.
    private VisitSlip.@Nullable Window window(QueueStore.Entry visit) {
        LocalDate day = CareDay.of(visit.opened());
        String session = visit.session();
        List<AggregateId> ids =
                session == null
                        ? database.read(sql -> ofDay(sql, day))
                        : List.of(new AggregateId(session));
        List<PlanClinicSession> plans =
                facts.states(states -> {
                    List<PlanClinicSession> found = new ArrayList<>();
                    for (AggregateId id : ids) {
                        PlanClinicSession plan = states.of(id, ClinicSession.class).plan();
                        if (plan != null && plan.department().equals(visit.department())) {
                            found.add(plan);
                        }
                    }
                    return found;
                });
        int from = plans.stream().mapToInt(PlanClinicSession::startMinute).min().orElse(MINUTES);
        int until = plans.stream().mapToInt(PlanClinicSession::endMinute).max().orElse(MINUTES);
        return from >= MINUTES || until >= MINUTES
                ? null
                : new VisitSlip.Window(time(from), time(until));
    }

    private List<AggregateId> ofDay(Sql sql, LocalDate day) {
        return device.home() == null ? List.of() : sessions.ofDay(sql, device.home(), day);
    }

    private static LocalTime time(int minute) {
        return LocalTime.ofSecondOfDay(minute * 60L);
    }
}
