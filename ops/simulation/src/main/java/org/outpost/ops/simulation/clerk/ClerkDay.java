// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.clerk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.outpost.model.wire.Json;

/// A day of two counters of one hospital. Both learn the hospital, the line goes down, hours of
/// visitors pass by at both at once, one counter is killed in the middle of a visitor and started
/// again, the line comes back; then a third counter that was never there is asked what the district
/// has of it all.
public final class ClerkDay {
    private static final long PATIENCE_SECONDS = 300;
    private static final int LONGEST_MILLIS = 60_000;

    /// Whoever waited longer than this for their slip is named, so that the figure can be followed.
    private static final double LONG_MILLIS = 500;

    private final Place place;
    private final Plan plan;
    private final Consumer<String> progress;
    private final List<Served> newcomers = Collections.synchronizedList(new ArrayList<>());
    private final List<Served> revisits = Collections.synchronizedList(new ArrayList<>());
    private final List<Silence> silences = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Served> left = new ConcurrentHashMap<>();

    /// Where the day takes place.
    public interface Place {
        /// A counter in a process of its own; the same name is the same folder.
        Child counter(String name) throws IOException;

        void lineDown();

        void lineUp();
    }

    /// What happens.
    ///
    /// @param login who works at both counters
    /// @param visitors in the order they come, alternately to the one and the other
    /// @param hours how long the line is down by the counters' own clocks
    public record Plan(
            String login, String secret, List<Visitor> visitors, Duration hours, long seed) {
        public Plan {
            visitors = List.copyOf(visitors);
        }
    }

    /// What came of it.
    ///
    /// @param lost what somebody left with and the district does not have
    /// @param doubled patients and visits the district has and nobody left with
    /// @param twice patient numbers and tokens that two people have
    /// @param different counters that do not hold what the district holds
    /// @param needsYou what waits for a person since that day, anywhere, or is still unsent
    /// @param silences every long one of all visitors and beginnings of shifts
    public record Result(
            List<Served> newcomers,
            List<Served> revisits,
            List<Silence> silences,
            long lost,
            long doubled,
            long twice,
            long different,
            List<String> needsYou) {
        public Result {
            needsYou = List.copyOf(needsYou);
            newcomers = List.copyOf(newcomers);
            revisits = List.copyOf(revisits);
            silences = List.copyOf(silences);
        }
    }

    private ClerkDay(Place place, Plan plan, Consumer<String> progress) {
        this.place = place;
        this.plan = plan;
        this.progress = progress;
    }

    public static Result run(Place place, Plan plan, Consumer<String> progress)
            throws IOException, InterruptedException {
        return new ClerkDay(place, plan, progress).all();
    }

    private Result all() throws IOException, InterruptedException {
        progress.accept("two counters learn their hospital");
        Child one = ready("one");
        Child two = ready("two");
        Standing before = one.ask("standing", Standing.class);
        progress.accept("the line is down; " + plan.visitors().size() + " people come");
        place.lineDown();
        try (ExecutorService counters = Executors.newFixedThreadPool(2)) {
            Future<Child> first = counters.submit(work("one", one, 0, false));
            Future<Child> second = counters.submit(work("two", two, 1, true));
            one = first.get();
            two = second.get();
        } catch (ExecutionException e) {
            throw new IOException("a counter did not get through its day", e.getCause());
        }
        place.lineUp();
        progress.accept("the line is back; everything is sent");
        one.ask("sent " + PATIENCE_SECONDS, Child.Done.class);
        two.ask("sent " + PATIENCE_SECONDS, Child.Done.class);
        progress.accept("a third counter asks what the district has");
        try (Child third = ready("three");
                Child counterOne = one;
                Child counterTwo = two) {
            Standing district = third.ask("standing", Standing.class);
            return judge(before, district, Stream.of(counterOne, counterTwo).toList());
        }
    }

    private Child ready(String name) throws IOException {
        Child counter = place.counter(name);
        counter.ready(Child.Done.class);
        counter.ask("sign-in " + plan.login() + " " + plan.secret(), Child.Done.class);
        counter.ask("ready " + PATIENCE_SECONDS, Child.Done.class);
        look(counter);
        return counter;
    }

    private void look(Child counter) throws IOException {
        silences.addAll(counter.ask("look", Silence.All.class).each());
    }

    /// Every second visitor, by a clock that starts hours ago and ends now.
    private Callable<Child> work(String name, Child counter, int first, boolean killed) {
        return () -> {
            SplittableRandom random = new SplittableRandom(plan.seed() + first);
            List<Visitor> all = plan.visitors();
            long step = plan.hours().toMillis() / Math.max(1, all.size());
            int fatal = killed ? all.size() / 2 / 2 * 2 + first : -1;
            Child now = counter;
            long took = 0;
            for (int i = first; i < all.size(); i += 2) {
                String clock = "clock " + -(step * (all.size() - i));
                now.ask(clock, Child.Done.class);
                if (i == fatal) {
                    // As long as the one before took: on a quick machine a fixed time would be over
                    // after the visitor has left.
                    int millis = 1 + random.nextInt(Math.clamp(took, 1, LONGEST_MILLIS));
                    now = killAmid(name, now, all.get(i), millis, clock);
                } else {
                    long began = System.nanoTime();
                    Served served = serve(now, all.get(i));
                    note(all.get(i), served);
                    tellOfLong(name, i, served);
                    took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
                }
            }
            return now;
        };
    }

    private void tellOfLong(String name, int visitor, Served served) {
        if (served.slipMillis() > LONG_MILLIS) {
            progress.accept(
                    "at counter %s the slip of visitor %d took %.0f ms, in which its window answered nothing for %.0f"
                            .formatted(
                                    name,
                                    visitor,
                                    served.slipMillis(),
                                    served.silences().stream()
                                            .filter(one -> one.during().equals(Silence.SLIP))
                                            .mapToDouble(Silence::millis)
                                            .sum()));
        }
    }

    private static Served serve(Child counter, Visitor who) throws IOException {
        String words = new String(Json.write(who), StandardCharsets.UTF_8);
        return counter.ask("come " + words, Served.class);
    }

    private void note(Visitor who, Served served) {
        (who.known() ? revisits : newcomers).add(served);
        left.put(served.visit(), served);
        silences.addAll(served.silences());
    }

    /// The plug is pulled while this visitor stands there. Whoever has not left is served again:
    /// found where they are on the disk already.
    private Child killAmid(String name, Child counter, Visitor who, int millis, String clock)
            throws IOException, InterruptedException {
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        TimeUnit.MILLISECONDS.sleep(millis);
                        counter.kill();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        Served done = null;
        try {
            done = serve(counter, who);
            progress.accept("counter " + name + " was killed as a visitor left");
        } catch (IOException gone) {
            progress.accept("counter " + name + " was killed amid a visitor");
        }
        counter.kill();
        Child again = place.counter(name);
        again.ready(Child.Done.class);
        again.ask("sign-in " + plan.login() + " " + plan.secret(), Child.Done.class);
        again.ask(clock, Child.Done.class);
        look(again);
        if (done == null) {
            done = afterKill(again, who);
        }
        note(who, done);
        return again;
    }

    private static Served afterKill(Child counter, Visitor who) throws IOException {
        Standing kept = counter.ask("standing", Standing.class);
        Standing.@Nullable Person there =
                kept.patients().stream()
                        .filter(person -> person.phone().equals(who.phone()))
                        .findFirst()
                        .orElse(null);
        if (there == null) {
            return serve(counter, who);
        }
        Standing.@Nullable Visit visit =
                kept.visits().stream()
                        .filter(one -> one.patient().equals(there.id()))
                        .findFirst()
                        .orElse(null);
        if (visit != null) {
            counter.ask("paper " + visit.id(), Child.Done.class);
            return new Served(
                    there.id(), there.number(), visit.id(), visit.token(), 0, 0, 0, 0, List.of());
        }
        return serve(counter, new Visitor(true, "", "", "", who.phone(), "", who.department()));
    }

    private Result judge(Standing before, Standing district, List<Child> counters)
            throws IOException {
        Set<String> people = ids(district.patients().stream().map(Standing.Person::id));
        Set<String> visits = ids(district.visits().stream().map(Standing.Visit::id));
        long lost =
                left.values().stream()
                        .filter(served ->
                                !people.contains(served.patient())
                                        || !visits.contains(served.visit()))
                        .count();
        long doubled =
                Math.abs(people.size() - before.patients().size() - newcomers.size())
                        + Math.abs(visits.size() - before.visits().size() - left.size());
        long twice =
                twice(district.patients().stream().map(Standing.Person::number))
                        + twice(
                                district.visits().stream()
                                        .filter(visit -> !visit.token().isEmpty())
                                        .map(visit -> visit.day() + " " + visit.token()));
        long different = 0;
        List<String> needsYou = anew(before, district);
        for (Child counter : counters) {
            Standing own = counter.ask("standing", Standing.class);
            different +=
                    own.patients().equals(district.patients())
                                    && own.visits().equals(district.visits())
                            ? 0
                            : 1;
            needsYou.addAll(anew(before, own));
            if (own.kept() > 0) {
                needsYou.add(own.kept() + " unsent");
            }
        }
        return new Result(newcomers, revisits, silences, lost, doubled, twice, different, needsYou);
    }

    /// What waits now and did not wait before the day.
    private static List<String> anew(Standing before, Standing after) {
        List<String> left = new ArrayList<>(after.needsYou());
        before.needsYou().forEach(left::remove);
        return left;
    }

    private static Set<String> ids(Stream<String> all) {
        return all.collect(Collectors.toSet());
    }

    private static long twice(Stream<String> all) {
        Set<String> seen = new HashSet<>();
        return all.filter(one -> !one.isEmpty() && !seen.add(one)).count();
    }
}
