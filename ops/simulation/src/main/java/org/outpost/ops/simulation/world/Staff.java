// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.world;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.outpost.model.access.DismissStaff;
import org.outpost.model.access.EmployStaff;
import org.outpost.model.access.Role;
import org.outpost.model.access.StaffMember;
import org.outpost.model.access.StaffName;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FoldPlace;
import org.outpost.model.sync.States;

/// Who works in a world. One clerk of the first hospital is dismissed on some day, without every
/// counter hearing of it, and may come back.
public final class Staff {
    /// She comes and goes.
    static final UserId GONE = new UserId("asha");

    private static final UserId FIRST = new UserId("lata");
    private static final List<UserId> EVERYWHERE = List.of(new UserId("pooja"), FIRST);
    private static final int LEAVES = 4;
    private static final int RETURNS = 8;

    private final Faults faults;
    private final Trace trace;
    private final District district;
    private boolean hired;
    private boolean gone;

    /// What was ever said of her, in the order it was said, whether the district still knows it or
    /// not.
    private final List<Fact> said = new ArrayList<>();

    Staff(Faults faults, Trace trace, District district) {
        this.faults = faults;
        this.trace = trace;
        this.district = district;
    }

    /// Hires everybody. Plans of a time when nobody was asked say nothing of it.
    void hire(HospitalId first) {
        hired = faults.strikes("staff: only who is employed may write", 1000);
        if (hired) {
            EVERYWHERE.forEach(who -> employ(who, Role.NATIONAL_ADMIN, FeedId.NATION));
            Model.CLERKS.forEach(who -> employ(who, Role.NATIONAL_ADMIN, FeedId.NATION));
            employ(GONE, Role.FRONT_DESK, FeedId.of(first));
        }
    }

    /// She is dismissed, or taken on again.
    void happen(HospitalId first) {
        if (!hired) {
            return;
        }
        if (!gone && faults.strikes("staff: a clerk is dismissed", LEAVES)) {
            gone = true;
            act(FeedId.of(first), new DismissStaff(GONE));
        } else if (gone && faults.strikes("staff: a clerk comes back", RETURNS)) {
            gone = false;
            employ(GONE, Role.FRONT_DESK, FeedId.of(first));
        }
    }

    /// The district is an earlier state of itself: whoever signs what was said of her since says it
    /// again, because no machine is believed who may come in.
    void saysAgain(HospitalId first) {
        StaffMember known = district.state(StaffMember.id(GONE), StaffMember.class);
        if (hired && gone && known.employed()) {
            act(FeedId.of(first), new DismissStaff(GONE));
        } else if (hired && !gone && !known.employed()) {
            employ(GONE, Role.FRONT_DESK, FeedId.of(first));
        }
    }

    /// Whether she was employed at a place by all that had been said when a ruling was made: one
    /// that comes back stands, though the district lost since what it was made by, and people said
    /// later that she was there. A district numbers what it writes after a restore behind all that
    /// it wrote before.
    boolean mightWrite(FoldPlace place, FactId ruling) {
        return said.stream()
                .filter(fact -> fact.id().writer().equals(ruling.writer()))
                .filter(fact -> fact.id().seq() < ruling.seq())
                .filter(fact -> fact.place().compareTo(place) < 0)
                .max(Comparator.comparing(Fact::place))
                .map(fact -> fact.type().equals("EmployStaff"))
                .orElse(true);
    }

    /// Whether she works at this counter as far as it knows.
    ///
    /// @param orDid whether it counts that she once did
    static boolean isAt(Counter counter, boolean orDid) {
        StaffMember known = counter.machine().state(StaffMember.id(GONE), StaffMember.class);
        return counter.machine().home().equals(known.at()) && (known.employed() || orDid);
    }

    /// What the server asks, where this world's people were hired.
    ///
    /// @param rule the rule of staff
    public static Verdict mayWrite(States now, Supplier<Verdict> rule) {
        StaffMember known = now.of(StaffMember.id(FIRST), StaffMember.class);
        return known.role() == null ? Verdict.ACCEPTED : rule.get();
    }

    private void employ(UserId who, Role role, FeedId at) {
        String login = who.value();
        act(at, new EmployStaff(who, login, role, at, new StaffName(login, "")));
    }

    /// Whoever signs it asks again when a server goes down under it.
    private void act(FeedId home, FactBody body) {
        while (true) {
            try {
                for (Fact fact : district.act(home, FIRST, body)) {
                    if (fact.envelope().aggregates().contains(StaffMember.id(GONE))) {
                        said.add(fact);
                    }
                }
                return;
            } catch (CrashError e) {
                trace.add("the server went down under " + body.getClass().getSimpleName());
            }
        }
    }
}
