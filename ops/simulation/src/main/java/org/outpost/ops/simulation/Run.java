// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.outpost.model.appointments.BookSlot;
import org.outpost.model.appointments.Booking;
import org.outpost.model.appointments.Channel;
import org.outpost.model.appointments.ClinicSession;
import org.outpost.model.appointments.SlotCalendar;
import org.outpost.model.facilities.DefineDistrict;
import org.outpost.model.inventory.DefineItem;
import org.outpost.model.inventory.ItemId;
import org.outpost.model.inventory.ItemLevel;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.patients.Patient;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.LeaseBook;
import org.outpost.model.sync.LeasePool;

/// One world from one seed: days of work on a hostile line, then everything heals and every machine
/// syncs until nothing is new; then the judge looks.
final class Run {
    private static final String DISTRICT = "RMP";
    private static final long DAY = 86_400_000L;
    private static final long HOURS_OPEN = 10 * 3_600_000L;
    private static final long MORNING = CareDay.millis(LocalDate.of(2026, 11, 2), 480);
    private static final int MAX_ROUNDS = 40;
    private static final int MAX_TURNS = 400;

    private final long seed;
    private final Settings settings;
    private final Chance chance;
    private final Trace trace = new Trace();
    private final World world = new World();
    private final Faults faults;
    private final Hub hub;
    private final List<Counter> counters = new ArrayList<>();
    private final List<Counter> desks = new ArrayList<>();
    private final Map<Counter, long[]> skews = new HashMap<>();
    private final List<HospitalId> hospitals = new ArrayList<>();
    private final Clerk clerk;
    private final Pharmacist pharmacist;
    private long now = MORNING;
    private long hubDownUntil;

    Run(long seed, Settings settings, Set<PlantedBug> bugs) {
        this.seed = seed;
        this.settings = settings;
        this.chance = new Chance(seed);
        this.faults = new Faults(chance.split(), trace);
        this.hub = new Hub(faults, trace, bugs, () -> now);
        for (int i = 1; i <= settings.hospitals(); i++) {
            hospitals.add(new HospitalId(DISTRICT + "-DH0" + i));
        }
        List<FeedId> all = new ArrayList<>(List.of(FeedId.NATION, FeedId.ofDistrict(DISTRICT)));
        hospitals.forEach(hospital -> all.add(FeedId.of(hospital)));
        add("nation", FeedId.NATION, List.of(FeedId.NATION), bugs);
        add("district", FeedId.ofDistrict(DISTRICT), all, bugs);
        for (HospitalId hospital : hospitals) {
            FeedId home = FeedId.of(hospital);
            for (int i = 1; i <= settings.desks(); i++) {
                List<FeedId> follows = List.of(FeedId.NATION, FeedId.ofDistrict(DISTRICT), home);
                desks.add(add("desk" + hospital.value().charAt(7) + i, home, follows, bugs));
            }
        }
        this.clerk = new Clerk(world, chance.split());
        this.pharmacist = new Pharmacist(world, chance.split(), hospitals);
    }

    private Counter add(String name, FeedId home, List<FeedId> follows, Set<PlantedBug> bugs) {
        long[] skew = {chance.between(-120_000, 120_000)};
        String id = name + "0".repeat(16 - name.length());
        Machine machine = new Machine(id, home, follows, faults, bugs, () -> now + skew[0]);
        hub.enrol(machine);
        Counter counter =
                new Counter(
                        name,
                        machine,
                        hub,
                        faults,
                        world,
                        trace,
                        () -> now < hubDownUntil ? Long.MIN_VALUE : now);
        counters.add(counter);
        skews.put(counter, skew);
        return counter;
    }

    /// Runs it to the end.
    Report run() {
        try {
            open();
            for (int day = 0; day < settings.days(); day++) {
                now = MORNING + day * DAY;
                day();
                Judge.leases(hub, counters, world);
            }
            now = MORNING + settings.days() * DAY;
            heal();
            new Judge(hub, counters, world).judge();
        } catch (RuntimeException e) {
            StackTraceElement[] stack = e.getStackTrace();
            world.violated("nothing fails", e + (stack.length == 0 ? "" : " at " + stack[0]));
        }
        long events = trace.events();
        return new Report(
                seed,
                events,
                hub.disk().facts().size(),
                world.violations(),
                trace.last(),
                trace.hash());
    }

    private void open() {
        UserId who = new UserId("lata");
        for (String item : List.of("PCM500", "ORS", "AMOX250")) {
            counters.getFirst()
                    .write(
                            who,
                            new DefineItem(
                                    new ItemId(item),
                                    item.toLowerCase(Locale.ROOT),
                                    "tablet",
                                    "500 mg",
                                    "strip",
                                    10,
                                    ItemLevel.VITAL,
                                    "H"),
                            Will.ASKED,
                            fact -> {});
        }
        counters.get(1)
                .write(
                        who,
                        new DefineDistrict(DISTRICT, "Rampur", "Rampur", "Uttar Pradesh"),
                        Will.ASKED,
                        fact -> {});
    }

    private void day() {
        int events = desks.size() * settings.actions() * 2;
        for (HospitalId hospital : hospitals) {
            clerk.plan(deskOf(hospital), now);
        }
        for (int i = 0; i < events; i++) {
            now += HOURS_OPEN / events;
            weather();
            Counter desk = chance.of(desks);
            if (chance.percent(50)) {
                act(desk, desk.machine().home().hospital());
            } else if (chance.percent(90)) {
                desk.sync(1 + chance.below(4));
            } else {
                chance.of(counters).sync(3);
            }
        }
    }

    private Counter deskOf(HospitalId hospital) {
        return chance.of(
                desks.stream()
                        .filter(desk -> desk.machine().home().equals(FeedId.of(hospital)))
                        .toList());
    }

    /// What nobody at a counter can help: lines, clocks and servers.
    private void weather() {
        if (chance.percent(2)) {
            chance.of(desks).offlineUntil(now + chance.between(1, 300) * 60_000);
        }
        if (chance.percent(1) && chance.percent(20)) {
            hubDownUntil = now + chance.between(1, 40) * 60_000;
            trace.add("the server is down");
        }
        if (chance.percent(1)) {
            boolean wild = chance.percent(30);
            boolean absurd = wild && chance.percent(10);
            long reach = wild ? 3 * DAY : 10 * 60_000;
            long skew = absurd ? 200 * 365 * DAY : chance.between(-reach, reach);
            skews.getOrDefault(chance.of(counters), new long[1])[0] = skew;
        }
        if (chance.percent(6)) {
            chance.of(counters).line().deliverHeldBack();
        }
        if (chance.percent(2)) {
            phone();
        }
    }

    private void act(Counter desk, HospitalId hospital) {
        int dice = chance.below(100);
        if (dice < 22) {
            clerk.register(desk, hospital);
        } else if (dice < 32) {
            clerk.edit(desk);
        } else if (dice < 44) {
            pharmacist.receive(desk, hospital, now);
        } else if (dice < 64) {
            pharmacist.dispense(desk, hospital);
        } else if (dice < 69) {
            pharmacist.send(desk, hospital, now);
        } else if (dice < 76) {
            pharmacist.unpack(desk, hospital, now);
        } else if (dice < 91) {
            clerk.book(desk);
        } else if (dice < 95) {
            clerk.cancel(desk);
        } else if (dice < 97) {
            clerk.shareOut(desk, writersOf(hospital));
        } else if (chance.percent(30)) {
            clerk.plan(desk, now);
        } else if (chance.percent(40)) {
            pharmacist.transgress(desk, hospital, now);
        } else {
            clerk.transgress(desk, writersOf(hospital));
        }
    }

    private List<WriterId> writersOf(HospitalId hospital) {
        return desks.stream()
                .map(Counter::machine)
                .filter(machine -> machine.home().equals(FeedId.of(hospital)))
                .map(Machine::writer)
                .toList();
    }

    /// A patient books by phone: the server writes it down itself, from its own part.
    private void phone() {
        List<AggregateId> sessions = known(ClinicSession.KIND);
        List<AggregateId> patients = known(Patient.KIND);
        if (sessions.isEmpty() || patients.isEmpty() || now < hubDownUntil) {
            return;
        }
        AggregateId session = chance.of(sessions);
        ClinicSession state = hub.disk().state(session, ClinicSession.class);
        FeedId home = state.home();
        LeaseBook leases = hub.disk().state(LeasePool.places(session), LeaseBook.class);
        long place = SlotCalendar.nextAtServer(state, leases, Channel.PHONE);
        if (home == null || place == 0) {
            return;
        }
        BookSlot body = new BookSlot(session, chance.of(patients), place, Channel.PHONE);
        try {
            for (Fact fact : hub.act(home, new UserId("patient"), body)) {
                if (fact.type().equals("BookSlot")) {
                    world.promise(fact);
                    world.printSlip(Booking.id(fact.id()), session, place);
                }
            }
        } catch (CrashException e) {
            trace.add("the server went down under a phone");
        }
    }

    private List<AggregateId> known(String kind) {
        return hub.disk().aggregates().stream().filter(id -> id.kind().equals(kind)).toList();
    }

    private void heal() {
        faults.heal();
        hubDownUntil = 0;
        trace.add("all heals");
        for (Counter counter : counters) {
            counter.offlineUntil(0);
            counter.startIfCrashed();
        }
        String before = "";
        for (int round = 0; round < MAX_ROUNDS; round++) {
            for (Counter counter : counters) {
                if (!counter.sync(MAX_TURNS)) {
                    world.violated("it settles", counter.name() + " never comes to an end");
                }
            }
            String after = standing();
            if (after.equals(before)) {
                return;
            }
            before = after;
        }
        world.violated("it settles", "there is something new for ever");
    }

    private String standing() {
        StringBuilder text = new StringBuilder();
        hub.feeds().forEach((feed, facts) -> text.append(feed).append(facts.size()));
        counters.forEach(counter -> text.append(counter.machine().cursors()));
        return text.toString();
    }
}
