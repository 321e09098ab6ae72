// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.outpost.desktop.Counter;
import org.outpost.desktop.inventory.StockLine;
import org.outpost.desktop.patients.Birth;
import org.outpost.desktop.patients.PersonEntry;
import org.outpost.desktop.patients.PersonRow;
import org.outpost.desktop.shell.Outcome;
import org.outpost.model.facilities.DefineDistrict;
import org.outpost.model.facilities.DefineHospital;
import org.outpost.model.facilities.Department;
import org.outpost.model.facilities.HospitalTier;
import org.outpost.model.facilities.StoreRoom;
import org.outpost.model.inventory.DefineItem;
import org.outpost.model.inventory.ItemId;
import org.outpost.model.inventory.ItemLevel;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;

/// A district with two hospitals and their staff behind real HTTP, and whole counters on real files
/// in front of it.
public final class CounterWorld implements AutoCloseable {
    public static final LocalDate TODAY = CareDay.of(System.currentTimeMillis());
    public static final LocalDate TOMORROW = TODAY.plusDays(1);
    public static final LocalDate GOOD = TODAY.plusYears(1);
    public static final HospitalId DH = new HospitalId("RMP-DH01");
    public static final HospitalId CHC = new HospitalId("RMP-CHC02");

    public final District district = new District();
    public final HttpDistrict http;
    private final Path folder;

    public CounterWorld(Path folder) throws IOException {
        this.folder = folder;
        http = new HttpDistrict(district);
        district.act(FeedId.NATION, item("PCM500", "Paracetamol"), item("AMX250", "Amoxicillin"));
        district.act(
                FeedId.ofDistrict("RMP"),
                new DefineDistrict("RMP", "Rampur", "रामपुर", "Uttar Pradesh"),
                hospital(DH, "District Hospital Rampur"),
                hospital(CHC, "CHC Milak"));
        employ("asha", "FRONT_DESK", DH);
        employ("omar", "PHARMACIST", DH);
        employ("dev", "STOREKEEPER", DH);
        employ("store", "HOSPITAL_ADMIN", DH);
        employ("far", "HOSPITAL_ADMIN", CHC);
        employ("rao", "DOCTOR", DH);
    }

    @Override
    public void close() {
        http.close();
    }

    public Counter counter(String name) {
        return Counter.open(folder.resolve(name), http.address());
    }

    /// A counter at which somebody sits and which has heard of the district.
    public Counter counter(String name, String login) {
        Counter counter = counter(name);
        assertThat(counter.signIn().signIn(login, "secret of " + login))
                .isInstanceOf(Outcome.Done.class);
        until(() -> counter.line().now().lastSent().isPresent());
        return counter;
    }

    public static void until(BooleanSupplier what) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!what.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("did not come to be within 60 s");
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    /// Waits until a counter that keeps asking has heard of something.
    public static void heard(Counter counter, BooleanSupplier what) {
        until(() -> {
            counter.line().nudge();
            return what.getAsBoolean();
        });
    }

    public static void sent(Counter counter) {
        counter.line().nudge();
        until(counter.line()::allSent);
    }

    public static PersonEntry person(String name, String phone) {
        return new PersonEntry(
                name,
                "",
                new Birth(TODAY.minusYears(34), Birth.Precision.YEARS),
                "F",
                phone,
                "Milak",
                "");
    }

    public static PersonRow registered(Counter counter, String name, String phone) {
        return made(counter.patients().register(person(name, phone)));
    }

    public static <T> T made(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).made();
    }

    /// Does what Alt+Z does while the toast of this outcome shows.
    public static Outcome<?> undone(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        Callable<Outcome<?>> undo = ((Outcome.Done<?>) outcome).undo();
        assertThat(undo).as("what was done can be undone").isNotNull();
        try {
            return undo.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    public static StockLine line(String item, String batch, LocalDate expiry, long quantity) {
        return new StockLine(item, item, "tablet", item + "/" + batch, batch, expiry, quantity);
    }

    private void employ(String login, String role, HospitalId at) {
        http.employs(
                login,
                new HttpDistrict.Person(
                        login + ".x", "secret of " + login, login, role, "H/" + at.value()));
    }

    private static DefineItem item(String code, String name) {
        return new DefineItem(
                new ItemId(code), name, "tablet", "500 mg", "tablet", 10, ItemLevel.VITAL, "");
    }

    private static DefineHospital hospital(HospitalId id, String name) {
        return new DefineHospital(
                id,
                "RMP",
                HospitalTier.DISTRICT_HOSPITAL,
                name,
                "अस्पताल",
                List.of(new Department("OPD", "General", "सामान्य")),
                List.of(
                        new StoreRoom("MAIN", "Main store", "main"),
                        new StoreRoom("DISP", "Dispensary", "dispensary")));
    }
}
