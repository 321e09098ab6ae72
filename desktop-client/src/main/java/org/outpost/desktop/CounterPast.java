// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.outpost.desktop.access.SignInUseCase;
import org.outpost.desktop.appointments.QueueDepartment;
import org.outpost.desktop.patients.PatientTimeline;
import org.outpost.desktop.platform.Sql;
import org.outpost.desktop.shell.Phrase;
import org.outpost.model.access.Device;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.WriterId;

/// Lends a patient's past what other rooms know: names of people and hospitals, the counter a fact
/// was written at, and the visits and bookings of a patient.
final class CounterPast implements PatientTimeline.Around {
    private final CounterCore core;
    private final String ownName;
    private final Map<WriterId, Phrase> counters = new ConcurrentHashMap<>();

    /// @param ownName how this machine is called at its hospital
    CounterPast(CounterCore core, String ownName) {
        this.core = core;
        this.ownName = ownName;
    }

    @Override
    public String staff(Sql sql, String user) {
        return core.staff().name(sql, user);
    }

    @Override
    public Phrase hospital(Sql sql, FeedId home) {
        return home.isHospital()
                ? core.facilities().called(sql, home.hospital().value())
                : Phrase.given(home.value());
    }

    @Override
    public Phrase department(Sql sql, FeedId home, String code) {
        String hospital = home.isHospital() ? home.hospital().value() : "";
        return core.facilities()
                .department(sql, hospital, code)
                .orElseGet(() -> QueueDepartment.unlisted(code));
    }

    @Override
    public Optional<Phrase> counter(WriterId writer) {
        if (writer.equals(core.device().writer())) {
            return Optional.of(Phrase.of("top.counter", ownName));
        }
        Phrase known = counters.get(writer);
        if (known == null) {
            String label = label(writer);
            if (label.isEmpty()) {
                return Optional.empty();
            }
            known = said(label);
            counters.put(writer, known);
        }
        return Optional.of(known);
    }

    /// A counter tells the district its name in English; a label of another kind stands as it is.
    private static Phrase said(String label) {
        return label.startsWith(SignInUseCase.COUNTER)
                ? Phrase.of("top.counter", label.substring(SignInUseCase.COUNTER.length()))
                : Phrase.given(label);
    }

    private String label(WriterId writer) {
        List<AggregateId> devices = core.log().known(Device.KIND);
        return core.log()
                .states(states ->
                        devices.stream()
                                .map(id -> states.of(id, Device.class))
                                .filter(device -> device.writers().contains(writer.value()))
                                .map(Device::label)
                                .findFirst()
                                .orElse(""));
    }

    @Override
    public List<AggregateId> elsewhere(Sql sql, AggregateId patient) {
        List<AggregateId> all = new ArrayList<>(core.appointments().ofPatient(sql, patient));
        for (AggregateId visit : core.queue().ofPatient(sql, patient)) {
            all.add(visit);
            all.addAll(core.payments().ofVisit(sql, visit));
        }
        return all;
    }
}
