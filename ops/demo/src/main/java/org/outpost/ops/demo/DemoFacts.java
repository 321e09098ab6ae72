// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FactWriter.Draft;
import org.outpost.model.sync.LeasePool;
import org.outpost.ops.demo.DemoWorld.Place;
import org.outpost.ops.demo.DemoWorld.Staff;
import org.outpost.ops.demo.DemoWorld.Transfer;

/// The world as facts: which machine writes what, in whose name and in which order. Each feed's
/// facts are written by a machine whose home it is, so that the hospital's desktops get them like
/// any neighbour's.
///
/// The list of a stage never changes once the world is begun; only the patients' numbers depend on
/// what the server passed.
final class DemoFacts {
    /// Facts that may be sealed once those of the stage before are at the server.
    ///
    /// @param wants shares of leases to have first
    /// @param drafts the facts, given the number of the first
    record Stage(List<Exchange.Want> wants, LongFunction<List<Draft>> drafts) {}

    /// The bootstrap administrator, who is there before any fact.
    private static final UserId ADMIN = new UserId("admin");

    private final DemoWorld world;
    private final Map<Transfer, FactId> sent = new HashMap<>();

    DemoFacts(DemoWorld world) {
        this.world = world;
    }

    String nameOf(FeedId home) {
        if (home.equals(FeedId.NATION)) {
            return "national catalogue";
        }
        return world.places().stream()
                .filter(p -> DemoBodies.feedOf(p).equals(home))
                .map(p -> p.hospital().name().latin())
                .findFirst()
                .orElseGet(() -> "district " + home.value().substring(2));
    }

    /// What the machine of this home writes.
    List<Stage> stages(FeedId home, DemoLog log) {
        if (home.equals(FeedId.NATION)) {
            return List.of(new Stage(List.of(), first -> nation()));
        }
        if (!home.isHospital()) {
            return List.of(new Stage(List.of(), first -> district(home)));
        }
        Place place =
                world.places().stream()
                        .filter(p -> DemoBodies.feedOf(p).equals(home))
                        .findFirst()
                        .orElseThrow();
        DemoCare care = new DemoCare(world, place, log);
        int staff = staff(place).size();
        List<Stage> stages = new ArrayList<>();
        stages.add(new Stage(List.of(), first -> staff(place)));
        stages.add(new Stage(List.of(), first -> care.stockAndSessions()));
        if (!care.sent().isEmpty()) {
            stages.add(new Stage(List.of(), first -> sent(care, log, first)));
        }
        if (place.equals(world.firstHospital())) {
            int blocks = Math.ceilDiv(world.patients().size(), LeasePool.BLOCK);
            Exchange.Want numbers = new Exchange.Want(LeasePool.numbers(home.hospital()), blocks);
            stages.add(new Stage(List.of(numbers), first -> care.patients()));
            stages.add(
                    new Stage(
                            List.of(),
                            first ->
                                    care.firstDays(
                                            first - world.patients().size(),
                                            1 + staff + care.deliveries())));
        }
        if (!care.taken().isEmpty()) {
            stages.add(new Stage(List.of(), first -> taken(care)));
        }
        return stages;
    }

    private List<Draft> sent(DemoCare care, DemoLog log, long first) {
        List<Draft> drafts = new ArrayList<>();
        for (Transfer transfer : care.sent()) {
            sent.put(transfer, new FactId(log.writer(), first + drafts.size()));
            drafts.add(care.dispatch(transfer));
        }
        return drafts;
    }

    /// Whoever sends stands before those who take in.
    private List<Draft> taken(DemoCare care) {
        return care.taken().stream()
                .map(transfer -> care.take(transfer, Objects.requireNonNull(sent.get(transfer))))
                .toList();
    }

    /// Who can sign in afterwards: the administrators and, of the hospitals of which a visitor will
    /// open a counter, everybody but the later doctors.
    List<DemoLoader.Login> logins() {
        return world.staff().stream()
                .filter(DemoFacts::signsIn)
                .map(p ->
                        new DemoLoader.Login(
                                p.login(),
                                p.role().name(),
                                p.name().latin(),
                                p.hospital().or(p::district).orElse("national")))
                .toList();
    }

    private static boolean signsIn(Staff person) {
        String place = person.hospital().orElse("");
        boolean shown = place.isEmpty() || place.endsWith("-DH01") || place.endsWith("-CHC01");
        boolean later =
                person.role() == DemoWorld.Role.DOCTOR
                        && !person.login().matches("doctor[123]\\..*");
        return shown && !later;
    }

    private List<Draft> nation() {
        List<Draft> drafts = new ArrayList<>();
        for (var district : world.districts()) {
            drafts.add(draft(FeedId.NATION, DemoBodies.district(district)));
        }
        for (var item : world.items()) {
            drafts.add(draft(FeedId.NATION, DemoBodies.item(item)));
        }
        world.staff().stream()
                .filter(p -> p.district().isEmpty())
                .forEach(p -> drafts.add(employ(FeedId.NATION, p)));
        return drafts;
    }

    private List<Draft> district(FeedId home) {
        String code = home.value().substring(2);
        List<Draft> drafts = new ArrayList<>();
        for (Place place : world.places()) {
            if (place.hospital().district().equals(code)) {
                drafts.add(draft(home, DemoBodies.hospital(place)));
            }
        }
        world.staff().stream()
                .filter(p -> p.hospital().isEmpty())
                .filter(p -> p.district().orElse("").equals(code))
                .forEach(p -> drafts.add(employ(home, p)));
        return drafts;
    }

    private List<Draft> staff(Place place) {
        return world.staff().stream()
                .filter(p -> p.hospital().orElse("").equals(place.code()))
                .map(p -> employ(DemoBodies.feedOf(place), p))
                .toList();
    }

    private Draft employ(FeedId home, Staff person) {
        return draft(home, DemoBodies.employ(home, person));
    }

    private Draft draft(FeedId home, FactBody body) {
        long dayBefore = CareDay.millis(world.today().minusDays(1), 10 * 60);
        return new Draft(body, ADMIN, home, dayBefore, dayBefore, null);
    }
}
