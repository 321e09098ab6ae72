// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.access.StaffStore;
import org.outpost.desktop.platform.Sql;
import org.outpost.desktop.sync.Device;
import org.outpost.model.access.Role;
import org.outpost.model.kernel.FeedId;

/// Who sits at this hospital on a day, out of the sessions that are planned.
public final class DoctorsToday {
    private final AppointmentStore sessions;
    private final StaffStore staff;
    private final Device device;

    public DoctorsToday(AppointmentStore sessions, StaffStore staff, Device device) {
        this.sessions = sessions;
        this.staff = staff;
        this.device = device;
    }

    /// By session, in the order of departments and names.
    Map<String, QueueDoctor> of(Sql sql, LocalDate day) {
        return named(sql, sitting(sql, day));
    }

    /// Whom a token can be for at a minute of the day: each once in a department, however often
    /// they sit there. A token is for the queue as it stands; who would rather come in the evening
    /// books.
    List<QueueDoctor> at(Sql sql, LocalDate day, int minute) {
        return List.copyOf(named(sql, once(sitting(sql, day), minute)).values());
    }

    /// Of a doctor's hours in one department those that run or come next; behind the last ones
    /// these.
    static List<AppointmentStore.Sitting> once(List<AppointmentStore.Sitting> all, int minute) {
        Map<List<String>, AppointmentStore.Sitting> chosen = new LinkedHashMap<>();
        for (AppointmentStore.Sitting one : all) {
            chosen.merge(
                    List.of(one.department(), one.doctor()),
                    one,
                    (earlier, later) -> earlier.endMinute() > minute ? earlier : later);
        }
        return List.copyOf(chosen.values());
    }

    private List<AppointmentStore.Sitting> sitting(Sql sql, LocalDate day) {
        FeedId home = device.home();
        return home == null ? List.of() : sessions.sitting(sql, home, day);
    }

    private Map<String, QueueDoctor> named(Sql sql, List<AppointmentStore.Sitting> sitting) {
        Map<String, QueueDoctor> all = new LinkedHashMap<>();
        FeedId home = device.home();
        if (home != null) {
            Map<String, StaffStore.Member> named = new LinkedHashMap<>();
            staff.people(sql, Role.DOCTOR, home).forEach(one -> named.put(one.user(), one));
            for (AppointmentStore.Sitting one : sitting) {
                all.put(one.session(), doctor(one, named.get(one.doctor())));
            }
        }
        return all;
    }

    private static QueueDoctor doctor(
            AppointmentStore.Sitting sitting, StaffStore.@Nullable Member member) {
        StaffStore.Member said =
                member == null || member.name().isEmpty()
                        ? new StaffStore.Member(sitting.doctor(), sitting.doctor(), "")
                        : member;
        return new QueueDoctor(
                sitting.session(),
                said.user(),
                said.name(),
                said.nameLocal(),
                sitting.department());
    }
}
