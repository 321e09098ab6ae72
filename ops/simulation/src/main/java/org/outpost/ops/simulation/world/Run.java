// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.world;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.outpost.model.facilities.DefineDistrict;
import org.outpost.model.inventory.DefineItem;
import org.outpost.model.inventory.ItemId;
import org.outpost.model.inventory.ItemLevel;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.WriterId;

/// One world from one seed: days of work on a hostile line, then everything heals and every machine
/// syncs until nothing is new; then the judge looks.
public final class Run {
    private static final String DISTRICT = "RMP";
    private static final long DAY = 86_400_000L;
    private static final long HOURS_OPEN = 10 * 3_600_000L;
    private static final long MORNING = CareDay.millis(LocalDate.of(2026, 11, 2), 480);
    private static final long YEAR = 365 * DAY;
    private static final int MAX_ROUNDS = 40;
    private static final int MAX_TURNS = 1000;

    private final long seed;
    private final Settings settings;
    private final @Nullable FaultPlan plan;
    private final Trace trace = new Trace();
    private final World world = new World();
    private final Faults faults;
    private final Driver driver;
    private final Weather weather;
    private final Copies copies;
    private final Staff staff;
    private final List<Counter> counters = new ArrayList<>();
    private final List<Counter> desks = new ArrayList<>();
    private final List<HospitalId> hospitals = new ArrayList<>();
    private long now = MORNING;
    private long event;

    /// @param plan what goes wrong; null where the seed decides
    /// @param bugs planted for once
    public Run(
            long seed,
            Settings settings,
            @Nullable FaultPlan plan,
            Driver.Maker maker,
            Set<PlantedBug> bugs,
            Tally tally) {
        this.seed = seed;
        this.settings = settings;
        this.plan = plan;
        this.faults = new Faults(seed, plan, trace, tally);
        this.driver = maker.make(new Driver.Setting(seed, faults, trace, bugs, () -> now));
        this.weather = new Weather(faults, trace, world, driver.district());
        this.staff = new Staff(faults, trace, driver.district());
        // Whoever holds a cloned disk is told apart from its twin only by those who know both.
        boolean goesBack = new Chance(seed, "the district goes back", 0).percent(40);
        this.copies =
                new Copies(
                        faults,
                        goesBack ? 0 : 1 + settings.desks() / 10,
                        this::copy,
                        driver.district(),
                        () -> goesBack && counters.stream().allMatch(Counter::isSettled),
                        this::wentBack);
    }

    /// Runs it to the end.
    public Report run() {
        try (driver) {
            settle();
            open();
            for (int day = 0; day < settings.days() && !over(); day++) {
                now = MORNING + day * DAY;
                day();
                Judge.leases(counters, world);
            }
            now = MORNING + settings.days() * DAY;
            heal();
            new Judge(driver, counters, world, staff).judge();
            driver.selfChecks().forEach(what -> world.violated(Law.I4, "by half: " + what));
        } catch (RuntimeException e) {
            StackTraceElement[] stack = e.getStackTrace();
            world.violated(Law.RUNS, e + (stack.length == 0 ? "" : " at " + stack[0]));
        }
        List<FaultPlan.Range> left = plan == null ? List.of() : plan.left();
        return new Report(
                new FaultPlan(seed, settings, faults.struck(), left, event),
                trace.events(),
                world.promised().size(),
                world.violations(),
                trace.last(),
                trace.hash());
    }

    /// Puts the machines where they stand.
    private void settle() {
        for (int i = 1; i <= settings.hospitals(); i++) {
            hospitals.add(new HospitalId(DISTRICT + "-DH" + (i < 10 ? "0" : "") + i));
        }
        List<FeedId> all = new ArrayList<>(List.of(FeedId.NATION, FeedId.ofDistrict(DISTRICT)));
        hospitals.forEach(hospital -> all.add(FeedId.of(hospital)));
        add("nation", FeedId.NATION, List.of(FeedId.NATION));
        add("district", FeedId.ofDistrict(DISTRICT), all);
        for (int i = 0; i < settings.desks(); i++) {
            FeedId home = FeedId.of(hospitals.get(i % hospitals.size()));
            List<FeedId> follows = List.of(FeedId.NATION, FeedId.ofDistrict(DISTRICT), home);
            desks.add(add(String.format(Locale.ROOT, "desk%03d", i + 1), home, follows));
        }
    }

    private Counter add(String name, FeedId home, List<FeedId> follows) {
        Machine machine = driver.machine(seat(name, home, follows));
        Counter counter = new Counter(name, machine, line(name), driver, world, trace);
        counters.add(counter);
        return counter;
    }

    private Driver.Seat seat(String name, FeedId home, List<FeedId> follows) {
        AtomicLong skew = weather.settles(name, new Chance(seed, "skew of " + name, 0));
        return new Driver.Seat(name, home, follows, () -> now + skew.get());
    }

    private Line line(String name) {
        return new Line(driver, faults, world, () -> weather.carries(name, now));
    }

    /// A second machine on a counter's disk; the people of the hospital work at both.
    private void copy(Counter of, String name) {
        FeedId home = of.machine().home();
        List<FeedId> follows = List.of(FeedId.NATION, FeedId.ofDistrict(DISTRICT), home);
        Counter copy = of.copied(seat(name, home, follows), line(name));
        counters.add(copy);
        desks.add(copy);
    }

    /// The district is an earlier state of itself: what it had said counts for nothing until it
    /// says it again, and what it had promised to phones alone is nowhere any more.
    private void wentBack() {
        trace.add("the district is put back from a backup");
        counters.forEach(Counter::forgetsTold);
        world.forgetPhones(driver.district());
        staff.saysAgain(hospitals.getFirst());
        Chance dice = new Chance(seed, "away", event);
        for (int i = 0; i < 3; i++) {
            weather.keepsAway(dice.of(desks), now);
        }
    }

    private void open() {
        staff.hire(hospitals.getFirst());
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

    private boolean over() {
        return plan != null && event >= plan.ends();
    }

    private void day() {
        for (HospitalId hospital : hospitals) {
            next();
            if (!idle()) {
                Chance dice = new Chance(seed, "event", event);
                new Clerk(world, dice).plan(dice.of(desksOf(hospital)), now);
            }
        }
        int events = desks.size() * settings.actions() * 2;
        for (int i = 0; i < events && !over(); i++) {
            now += HOURS_OPEN / events;
            next();
            if (!idle()) {
                happens(new Chance(seed, "event", event));
            }
        }
    }

    private void next() {
        event++;
        faults.event(event);
    }

    private boolean idle() {
        return plan != null && plan.isLeft(event);
    }

    private void happens(Chance dice) {
        driver.tick();
        weather.changes(now, desks, counters, dice);
        Counter desk = dice.of(desks);
        copies.happen(desk);
        staff.happen(hospitals.getFirst());
        if (dice.percent(50)) {
            act(desk, desk.machine().home().hospital(), dice);
        } else if (dice.percent(90)) {
            desk.sync(1 + dice.below(4));
        } else {
            dice.of(counters).sync(3);
        }
    }

    private List<Counter> desksOf(HospitalId hospital) {
        FeedId home = FeedId.of(hospital);
        return desks.stream().filter(desk -> desk.machine().home().equals(home)).toList();
    }

    private void act(Counter desk, HospitalId hospital, Chance dice) {
        // Nobody reads a dead screen: what it shows once it is on again was promised by then.
        desk.startIfCrashed();
        Clerk clerk = new Clerk(world, dice);
        Pharmacist pharmacist = new Pharmacist(world, dice, hospitals);
        int what = dice.below(100);
        if (what < 22) {
            clerk.register(desk, hospital);
        } else if (what < 32) {
            clerk.edit(desk);
        } else if (what < 44) {
            pharmacist.receive(desk, hospital, now);
        } else if (what < 64) {
            pharmacist.dispense(desk, hospital);
        } else if (what < 69 && !desk.inDoubt()) {
            pharmacist.send(desk, hospital, now);
        } else if (what < 76 && !desk.inDoubt()) {
            pharmacist.unpack(desk, hospital, now);
        } else if (what < 91) {
            clerk.book(desk);
        } else if (what < 95) {
            clerk.cancel(desk);
        } else if (what < 97) {
            clerk.shareOut(desk, writersOf(hospital));
        } else if (dice.percent(30)) {
            clerk.plan(desk, now);
        } else if (dice.percent(40)) {
            pharmacist.transgress(desk, hospital, now);
        } else {
            clerk.transgress(desk, writersOf(hospital));
        }
    }

    private List<WriterId> writersOf(HospitalId hospital) {
        return desksOf(hospital).stream().map(desk -> desk.machine().writer()).toList();
    }

    private void heal() {
        faults.heal();
        trace.add("all heals");
        now += weather.clears() ? YEAR : 0;
        counters.forEach(Counter::startIfCrashed);
        String before = "";
        for (int round = 0; round < MAX_ROUNDS; round++) {
            for (Counter counter : counters) {
                if (!counter.sync(MAX_TURNS)) {
                    world.violated(Law.SETTLES, counter.name() + " never comes to an end");
                }
            }
            driver.tick();
            String after = standing();
            if (after.equals(before)) {
                return;
            }
            before = after;
        }
        world.violated(Law.SETTLES, "there is something new for ever");
    }

    private String standing() {
        StringBuilder text = new StringBuilder();
        driver.district().feeds().forEach((feed, facts) -> text.append(feed).append(facts.size()));
        counters.forEach(counter -> text.append(counter.machine().log().cursors()));
        return text.toString();
    }
}
