// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.outpost.model.access.Device;
import org.outpost.model.facilities.Hospital;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.patients.Patient;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.FoldPlace;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.Hello;
import org.outpost.model.sync.Snapshot;
import org.outpost.model.sync.WriterRow;
import org.outpost.server.sync.CounterHook;
import org.outpost.server.sync.IngestHook;

/// Keeps the summaries true, by difference, in the transaction that takes facts in; and the reports
/// at each exchange.
public final class SummaryHook implements IngestHook, CounterHook {
    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.+-]{0,19}");

    private static final long TICKS = HybridTime.TICKS_PER_MILLI;

    private final SummaryStore store;

    public SummaryHook(SummaryStore store) {
        this.store = store;
    }

    @Override
    public void ingested(Connection connection, List<Snapshot> before, List<Snapshot> after)
            throws SQLException {
        // Sorted, so that two transactions lock the rows in one order.
        Map<String, Long> patients = new TreeMap<>();
        for (int i = 0; i < after.size(); i++) {
            switch (after.get(i).state()) {
                case Patient now -> {
                    count(patients, before.get(i).as(Patient.class), -1);
                    count(patients, now, 1);
                }
                case Hospital hospital -> define(connection, hospital);
                case Device _ -> stands(connection, before.get(i).as(Device.class), after.get(i));
                default -> {}
            }
        }
        for (Map.Entry<String, Long> entry : patients.entrySet()) {
            long difference = entry.getValue();
            if (difference != 0) {
                store.addPatients(connection, new HospitalId(entry.getKey()), difference);
            }
        }
    }

    private void stands(Connection connection, Device before, Snapshot now) throws SQLException {
        HospitalId was = inUseAt(before);
        Device after = now.as(Device.class);
        HospitalId is = inUseAt(after);
        DeviceId device = new DeviceId(after.device());
        if (was != null && !was.equals(is)) {
            store.forget(connection, was, device);
        }
        if (is != null && !is.equals(was)) {
            store.enrol(connection, is, device);
            FoldPlace at = now.last();
            store.find(connection, device, at == null ? 0 : at.clock().ticks() / TICKS);
        }
    }

    /// Where a counter stands is said by its own facts; what it reported is not, and stays.
    @Override
    public List<String> again(Connection connection, List<Snapshot> all) throws SQLException {
        List<String> differing = new ArrayList<>();
        for (Snapshot aggregate : all) {
            if (aggregate.state() instanceof Device device) {
                HospitalId at = inUseAt(device);
                if (store.stand(connection, new DeviceId(device.device()), at)) {
                    differing.add("counter_report/" + device.device());
                }
            }
        }
        return differing;
    }

    @Override
    public List<String> again(Connection connection) throws SQLException {
        return store.sumAgain(connection).stream()
                .map(hospital -> "hospital_summary/" + hospital)
                .toList();
    }

    private static @Nullable HospitalId inUseAt(Device device) {
        FeedId at = device.at();
        return at == null || !at.isHospital() || device.retired() ? null : at.hospital();
    }

    /// What the counter said was true when it wrote the request; what came with that very request
    /// and was taken in is not unsent any more.
    @Override
    public void heard(Connection connection, WriterRow known, Exchange.Request said, long now)
            throws SQLException {
        if (!known.home().isHospital()) {
            return;
        }
        long unsent = Math.max(0, said.unsent());
        Long oldest = said.oldestUnsent();
        for (FrozenBatch batch : said.batches()) {
            if (batch.header().lastSeq() <= known.highSeq() && !batch.facts().isEmpty()) {
                unsent = Math.max(0, unsent - batch.facts().size());
                // What is left was written down after this.
                oldest = batch.facts().getLast().envelope().recorded();
            }
        }
        store.heard(
                connection,
                known.home().hospital(),
                known.device(),
                now,
                unsent,
                unsent == 0 ? null : oldest);
    }

    /// What runs there is told at each greeting; a word that is no version is not kept.
    @Override
    public void greeted(Connection connection, WriterRow known, Hello.Request said)
            throws SQLException {
        if (known.home().isHospital()) {
            store.runs(
                    connection,
                    known.home().hospital(),
                    known.device(),
                    VERSION.matcher(said.app()).matches() ? said.app() : "other",
                    said.schema());
        }
    }

    @Override
    public void lost(Connection connection, DeviceId device, FeedId home, long now)
            throws SQLException {
        if (home.isHospital()) {
            store.lose(connection, home.hospital(), device, now);
        }
    }

    private static void count(Map<String, Long> patients, Patient patient, long by) {
        FeedId home = patient.home();
        if (home != null && home.isHospital()) {
            patients.merge(home.hospital().value(), by, Long::sum);
        }
    }

    private void define(Connection connection, Hospital hospital) throws SQLException {
        var tier = hospital.tier();
        if (tier != null) {
            store.define(
                    connection,
                    hospital.code(),
                    hospital.district(),
                    tier.name(),
                    hospital.name(),
                    hospital.nameLocal());
        }
    }
}
