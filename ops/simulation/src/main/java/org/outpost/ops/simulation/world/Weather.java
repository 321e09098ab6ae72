// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.world;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.outpost.model.appointments.BookSlot;
import org.outpost.model.appointments.Booking;
import org.outpost.model.appointments.Channel;
import org.outpost.model.appointments.ClinicSession;
import org.outpost.model.appointments.SlotCalendar;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.patients.Patient;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.LeaseBook;
import org.outpost.model.sync.LeasePool;

/// What nobody at a counter can help: lines that are down, servers that are down, clocks that lie,
/// old requests that arrive at last, and patients who book by phone.
final class Weather {
    private static final long MINUTE = 60_000L;
    private static final long DAY = 24 * 60 * MINUTE;

    private final Faults faults;
    private final Trace trace;
    private final World world;
    private final District district;
    private final Map<String, AtomicLong> skews = new HashMap<>();
    private final Map<String, Long> offlineUntil = new HashMap<>();
    private long downUntil;

    Weather(Faults faults, Trace trace, World world, District district) {
        this.faults = faults;
        this.trace = trace;
        this.world = world;
        this.district = district;
    }

    /// Every clock is a little off from the start.
    ///
    /// @return how far off it is, now and later
    AtomicLong settles(String name, Chance dice) {
        AtomicLong skew = new AtomicLong(dice.between(-2 * MINUTE, 2 * MINUTE));
        skews.put(name, skew);
        return skew;
    }

    private void skew(Counter counter, long millis) {
        AtomicLong skew = skews.get(counter.name());
        if (skew != null) {
            skew.set(millis);
        }
    }

    boolean carries(String name, long now) {
        return now >= downUntil && now >= offlineUntil.getOrDefault(name, 0L);
    }

    /// From now on the sun shines; clocks stay as wrong as they are.
    ///
    /// @return whether a machine had gone away that comes back a year later
    boolean clears() {
        downUntil = 0;
        boolean away = offlineUntil.containsValue(Long.MAX_VALUE);
        offlineUntil.clear();
        return away;
    }

    void changes(long now, List<Counter> desks, List<Counter> all, Chance dice) {
        Counter desk = dice.of(desks);
        int minutes = faults.struck("weather: a line is down", 20, 300);
        if (minutes >= 0) {
            offlineUntil.merge(desk.name(), now + (minutes + 1) * MINUTE, Math::max);
        }
        if (!offlineUntil.containsValue(Long.MAX_VALUE)
                && faults.strikes("weather: a machine goes away for a year", 1)) {
            offlineUntil.put(desk.name(), Long.MAX_VALUE);
        }
        minutes = faults.struck("weather: the server is down", 2, 40);
        if (minutes >= 0) {
            downUntil = now + (minutes + 1) * MINUTE;
            trace.add("the server is down");
        }
        clock(dice.of(all));
        Counter late = dice.of(all);
        if (late.line().holdsBack() && faults.strikes("line: an old request arrives", 300)) {
            late.line().deliverHeldBack();
        }
        if (dice.percent(2) && now >= downUntil) {
            phone(now, dice);
        }
    }

    /// The day on which the district comes back from a backup is no good day for the lines either.
    void keepsAway(Counter desk, long now) {
        int minutes = faults.struck("weather: a line is down as the district is back", 700, 400);
        if (minutes >= 0) {
            offlineUntil.merge(desk.name(), now + (minutes + 1) * MINUTE, Math::max);
        }
    }

    private void clock(Counter counter) {
        int minutes = faults.struck("clock: minutes off", 7, 20);
        if (minutes >= 0) {
            skew(counter, (minutes - 10) * MINUTE);
        }
        int hours = faults.struck("clock: days off", 3, 144);
        if (hours >= 0) {
            skew(counter, (hours - 72) * 60 * MINUTE);
        }
        if (faults.strikes("clock: centuries off", 1)) {
            skew(counter, 200 * 365 * DAY);
        }
    }

    /// A patient books by phone: the server writes it down itself, from its own part.
    private void phone(long now, Chance dice) {
        List<AggregateId> sessions = district.known(ClinicSession.KIND);
        List<AggregateId> patients = district.known(Patient.KIND);
        if (sessions.isEmpty() || patients.isEmpty()) {
            return;
        }
        AggregateId session = dice.of(sessions);
        ClinicSession state = district.state(session, ClinicSession.class);
        FeedId home = state.home();
        LeaseBook leases = district.state(LeasePool.places(session), LeaseBook.class);
        long place = SlotCalendar.nextAtServer(state, leases, Channel.PHONE, now);
        if (home == null || place == 0 || !district.allHeard(home)) {
            return;
        }
        BookSlot body = new BookSlot(session, dice.of(patients), place, Channel.PHONE);
        try {
            for (Fact fact : district.act(home, new UserId("patient"), body)) {
                if (fact.type().equals("BookSlot")) {
                    world.promise(fact);
                    AggregateId its = world.lasting(session, district::fact);
                    world.printSlip(Booking.id(fact.id()), its, place);
                }
            }
        } catch (CrashError e) {
            trace.add("the server went down under a phone");
        }
    }
}
