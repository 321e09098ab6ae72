// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.clerk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.Counter;
import org.outpost.desktop.RobotView;
import org.outpost.desktop.platform.Row;
import org.outpost.desktop.shell.LineStatus;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.SignedIn;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.sync.LeaseBook;
import org.outpost.model.sync.LeasePool;
import org.outpost.model.wire.Json;

/// One counter in a process of its own, `FOLDER SERVER`: the whole desktop with its window, only
/// the fingers are a robot's. Asked line by line, see {@link Child}.
public final class ClerkCounter {
    private static final Logger LOG = Logger.getLogger(ClerkCounter.class.getName());
    private static final int FIELDS = 8;
    private static final long LOOK_MILLIS = 50;
    private static final List<KeyCode> RAIL =
            List.of(
                    KeyCode.DIGIT1,
                    KeyCode.DIGIT2,
                    KeyCode.DIGIT3,
                    KeyCode.DIGIT4,
                    KeyCode.DIGIT5,
                    KeyCode.DIGIT6,
                    KeyCode.DIGIT7,
                    KeyCode.DIGIT8);
    private static final String VISITS = "select id, patient, day, department, token from visit";

    private final Counter counter;
    private @Nullable RobotView robot;

    private ClerkCounter(Counter counter) {
        this.counter = counter;
    }

    public static void main(String[] words) throws IOException {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Counter counter = Counter.open(Path.of(words[0]), URI.create(words[1]))) {
            ClerkCounter clerk = new ClerkCounter(counter);
            say(answers, new Child.Done());
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                say(answers, clerk.answered(line.strip()));
            }
        }
        System.exit(0);
    }

    private static void say(PrintStream answers, Object answer) {
        answers.println("@@" + new String(Json.write(answer), StandardCharsets.UTF_8));
    }

    private Object answered(String line) {
        String[] words = line.split(" ", 2);
        try {
            return answer(words[0], words.length > 1 ? words[1] : "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Child.Failed("interrupted");
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, words[0] + " failed", e);
            return new Child.Failed(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private Object answer(String verb, String rest) throws InterruptedException {
        return switch (verb) {
            case "sign-in" -> signIn(rest.split(" ")[0], rest.split(" ")[1]);
            case "ready" -> ready(Long.parseLong(rest));
            case "sent" -> sent(Long.parseLong(rest));
            case "clock" -> clock(Long.parseLong(rest));
            case "look" -> look();
            case "come" -> come(Json.read(rest.getBytes(StandardCharsets.UTF_8), Visitor.class));
            case "paper" -> paper(rest);
            case "standing" -> standing();
            default -> throw new IllegalArgumentException("not known: " + verb);
        };
    }

    private Child.Done signIn(String login, String secret) throws InterruptedException {
        Outcome<SignedIn> outcome = counter.signIn().signIn(login, secret);
        if (!(outcome instanceof Outcome.Done<SignedIn>(SignedIn who, _, _))) {
            throw new IllegalStateException("sign-in was not done: " + outcome);
        }
        robot = RobotView.open(counter, who);
        return new Child.Done();
    }

    /// Until its hospital is here and it holds letters and numbers of its own.
    private Child.Done ready(long seconds) throws InterruptedException {
        return until(
                seconds,
                () -> {
                    LineStatus line = counter.line().now();
                    return line.firstLoad() == 100
                            && line.kept() == 0
                            && counter.patients().find("ra", 1).hits().size() == 1
                            && holds();
                });
    }

    private Child.Done sent(long seconds) throws InterruptedException {
        counter.line().nudge();
        return until(seconds, () -> counter.line().now().kept() == 0);
    }

    private boolean holds() {
        FeedId home = counter.device().home();
        if (home == null) {
            return false;
        }
        return counter.log()
                .states(states ->
                        List.of(
                                        LeasePool.series(home.hospital()),
                                        LeasePool.numbers(home.hospital()))
                                .stream()
                                .noneMatch(pool ->
                                        states.of(pool, LeaseBook.class)
                                                .heldBy(counter.device().writer())
                                                .isEmpty()));
    }

    private Child.Done clock(long offsetMillis) {
        counter.clock().correct(offsetMillis);
        return new Child.Done();
    }

    private Served come(Visitor who) throws InterruptedException {
        RobotView fingers = signedIn();
        Stream<Silence> between = Silence.of("between visitors", fingers.effort());
        Set<String> before = ids(visits());
        String patient = who.known() ? find(fingers, who) : register(fingers, who);
        RobotView.Effort first = fingers.effort();
        fingers.press(KeyCode.valueOf("F" + (who.department() + 2)));
        RobotView.Effort then = fingers.effort();
        List<Standing.Visit> given =
                visits().stream().filter(one -> !before.contains(one.id())).toList();
        if (given.size() != 1) {
            throw new IllegalStateException(given.size() + " tokens were given: " + fingers.said());
        }
        Standing.Visit visit = given.getFirst();
        if (!visit.patient().equals(patient)) {
            throw new IllegalStateException("the token is somebody else's");
        }
        if (!counter.papers().cameOut(visit.id())) {
            throw new IllegalStateException("no slip came out: " + fingers.said());
        }
        return new Served(
                patient,
                number(patient),
                visit.id(),
                visit.token(),
                first.keys() + then.keys(),
                then.keys(),
                first.waitedMillis() + then.waitedMillis(),
                then.waitedMillis(),
                Stream.of(
                                between,
                                Silence.of(who.known() ? "search" : "registration", first),
                                Silence.of(Silence.SLIP, then))
                        .flatMap(part -> part)
                        .toList());
    }

    /// The slip that the program's end left unprinted: the clerk is told of it, and Ctrl+P prints
    /// it.
    private Child.Done paper(String visit) throws InterruptedException {
        if (counter.papers().cameOut(visit)) {
            return new Child.Done();
        }
        if (counter.papers().undone().stream().noneMatch(job -> job.sheet().key().equals(visit))) {
            throw new IllegalStateException("nobody is told of the slip that did not come out");
        }
        RobotView fingers = signedIn();
        fingers.control(KeyCode.P);
        if (!counter.papers().cameOut(visit)) {
            throw new IllegalStateException("no slip came out again: " + fingers.said());
        }
        return new Child.Done();
    }

    /// Opens every screen of the rail once and comes back, as somebody does who starts a shift.
    ///
    /// @return the silences since the sign-in, or since this was asked before
    private Silence.All look() throws InterruptedException {
        RobotView fingers = signedIn();
        List<Silence> all = new ArrayList<>(Silence.of("sign-in", fingers.effort()).toList());
        for (KeyCode digit : RAIL) {
            fingers.control(digit);
            Silence.of("screen " + digit.getName(), fingers.effort()).forEach(all::add);
        }
        fingers.press(KeyCode.F1);
        fingers.press(KeyCode.ESCAPE);
        fingers.control(KeyCode.DIGIT1);
        Silence.of("keys", fingers.effort()).forEach(all::add);
        return new Silence.All(all);
    }

    private RobotView signedIn() {
        RobotView fingers = robot;
        if (fingers == null) {
            throw new IllegalStateException("nobody is signed in");
        }
        return fingers;
    }

    /// The phone into the box; whoever has it is the first row.
    private String find(RobotView fingers, Visitor who) throws InterruptedException {
        fingers.control(KeyCode.DIGIT1);
        fingers.control(KeyCode.F);
        fingers.control(KeyCode.A);
        fingers.write(who.phone());
        return phone(who.phone());
    }

    /// The form from the cursor to the last field, Enter by Enter, as it stands on the screen: a
    /// new form from its first field, one that came back from a draft from the first that is empty.
    private String register(RobotView fingers, Visitor who) throws InterruptedException {
        fingers.control(KeyCode.DIGIT1);
        fingers.control(KeyCode.N);
        Map<String, String> form = new LinkedHashMap<>();
        form.put("name", who.name());
        form.put("age", who.age());
        form.put("sex", who.sex());
        form.put("phone", who.phone());
        form.put("village", who.village());
        form.keySet().removeAll(filled(form.keySet(), fingers.focus()));
        for (Map.Entry<String, String> field : form.entrySet()) {
            enterTo(fingers, field.getKey());
            fingers.write(field.getValue());
        }
        fingers.control(KeyCode.ENTER);
        String patient = phone(who.phone());
        if (patient.isEmpty()) {
            throw new IllegalStateException("nobody was registered: " + fingers.said());
        }
        return patient;
    }

    private static List<String> filled(Collection<String> fields, String cursor) {
        return fields.contains(cursor)
                ? fields.stream().takeWhile(field -> !field.equals(cursor)).toList()
                : List.of();
    }

    private static void enterTo(RobotView fingers, String field) throws InterruptedException {
        for (int i = 0; !fingers.focus().equals(field); i++) {
            if (i == FIELDS) {
                throw new IllegalStateException(
                        "no field " + field + " behind " + fingers.focus() + ": " + fingers.said());
            }
            fingers.press(KeyCode.ENTER);
        }
    }

    private Standing standing() {
        return counter.database()
                .read(sql ->
                        new Standing(
                                sql.list(
                                        "select id, coalesce(number, ''), coalesce(phone, '')"
                                                + " from patient order by id",
                                        row ->
                                                new Standing.Person(
                                                        row.text(1), row.text(2), row.text(3))),
                                sql.list(VISITS + " order by id", ClerkCounter::visit),
                                counter.line().now().kept(),
                                counter.attention().waiting().stream()
                                        .map(item -> item.what().key() + " " + item.why().key())
                                        .toList()));
    }

    private List<Standing.Visit> visits() {
        return counter.database()
                .read(sql -> sql.list(VISITS + " order by id", ClerkCounter::visit));
    }

    private static Set<String> ids(List<Standing.Visit> visits) {
        return visits.stream().map(Standing.Visit::id).collect(Collectors.toSet());
    }

    private static Standing.Visit visit(Row row) {
        return new Standing.Visit(row.text(1), row.text(2), row.text(3), row.text(4), row.text(5));
    }

    private String phone(String phone) {
        return one("select id from patient where phone = ? limit 1", phone);
    }

    private String number(String patient) {
        return one("select coalesce(number, '') from patient where id = ?", patient);
    }

    private String one(String query, String value) {
        String found = counter.database().read(sql -> sql.first(query, row -> row.text(1), value));
        return found == null ? "" : found;
    }

    private static Child.Done until(long seconds, BooleanSupplier there)
            throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("it is not so after " + seconds + " s");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return new Child.Done();
    }
}
