// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.outpost.ops.endtoend.CuttingProxy.Line;
import org.outpost.ops.launcher.Demo;
import org.outpost.ops.launcher.RunningSystem;
import tools.jackson.databind.JsonNode;

/// Three counters of two hospitals in processes of their own work while their cables are out; one
/// is killed, answers are lost, the server is killed in mid-request. Once the line is back
/// everything is everywhere, once.
class CableOutTest {
    private static final Path FOLDERS = Path.of("target", "counters").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String HOSPITAL = "rmp-dh01";
    private static final String BATCH = "E2E-LAST";

    private String secret = "";
    private String other = "";
    private String both = "";
    private String onlyA = "";
    private String onlyB = "";
    private String session = "";
    private int heldA;
    private int heldB;
    private int rest;
    private int given;
    private Helpline helpline;
    private Map<Long, String> byPhone = Map.of();
    private String day = "";
    private boolean shared;

    @Test
    void whatCountersDidAloneIsEverywhereOnceWhenTheLineIsBack() throws Exception {
        RunningSystem system = SharedSystem.get();
        Demo demo = SharedSystem.demo();
        SharedSystem.empty(FOLDERS);
        secret = " secret=" + demo.password();
        other = otherStorekeeper(demo);
        helpline = new Helpline(system, "desk1." + HOSPITAL, demo.password());
        try (CuttingProxy lineA = new CuttingProxy(system.uri());
                CuttingProxy lineB = new CuttingProxy(system.uri());
                CounterProcess b = new CounterProcess(FOLDERS.resolve("b"), lineB.uri());
                CounterProcess c = new CounterProcess(FOLDERS.resolve("c"), system.uri())) {
            CounterProcess a = new CounterProcess(FOLDERS.resolve("a"), lineA.uri());
            try {
                everybodyWasHereWhileTheLineWasUp(a, b, c);
                prepare(a, b);
                lineA.be(Line.CUT);
                lineB.be(Line.CUT);
                workAlone(a, b);
                // the plug of one counter is pulled: it knows all it had confirmed
                a.kill();
                a = new CounterProcess(FOLDERS.resolve("a"), lineA.uri());
                nothingConfirmedIsGone(a);
                dispatchGoods(a);
                // committed there, unknown here; then the server dies in mid-request
                lineA.be(Line.ANSWERS_LOST);
                lineB.be(Line.ANSWERS_LOST);
                Thread.sleep(4_000);
                lineA.be(Line.GOOD);
                lineB.be(Line.GOOD);
                system.server().kill();
                SharedSystem.revive();
                everythingIsEverywhereOnce(a, b);
                bookingsAgree(a, b);
                arrived(c);
            } finally {
                a.close();
            }
        }
        tablesMadeAnewAreTheSame(system);
    }

    private void everybodyWasHereWhileTheLineWasUp(
            CounterProcess a, CounterProcess b, CounterProcess c) throws Exception {
        for (String role : List.of("store1.", "pharmacy1.", "desk1.")) {
            as(a, role);
            as(b, role);
        }
        c.must("sign-in user=" + other + secret);
        allSent(a);
        allSent(b);
        allSent(c);
    }

    /// A patient both know, one last strip both see, and a share of a session at each.
    private void prepare(CounterProcess a, CounterProcess b) throws Exception {
        both = idOf(a.must(register("Savitri Shared", "9000000001")));
        b.until("person id=" + both, JsonNode::isObject, PATIENCE);
        as(a, "pharmacy1.");
        as(b, "pharmacy1.");
        a.must("receive source=CH-1 item=paracetamol expiry=2028-01-31 quantity=1 batch=" + BATCH);
        allSent(a);
        b.until("stock q=paracetamol", stock -> onHand(stock) == 1, PATIENCE);
        as(a, "desk1.");
        as(b, "desk1.");
        session = session(a);
        awaitShare(a);
        awaitShare(b);
    }

    /// How many places the session has.
    private static int numbered(JsonNode session) {
        int places = 0;
        for (JsonNode place : session.path("places")) {
            places += place.path("number").asLong(0) > 0 ? 1 : 0;
        }
        return places;
    }

    private void workAlone(CounterProcess a, CounterProcess b) throws Exception {
        onlyA = idOf(a.must(register("Asha Alone", "9000000003")));
        onlyB = idOf(b.must(register("Ravi Alone", "9000000004")));
        a.must("change id=" + both + " phone=9000000002");
        b.must("change id=" + both + " village=Milak");
        theLastPlaceIsBookedByAllThree(a, b);
        as(a, "pharmacy1.");
        as(b, "pharmacy1.");
        a.must("dispense item=paracetamol quantity=1 batch=" + BATCH);
        b.must("dispense item=paracetamol quantity=1 batch=" + BATCH);
    }

    /// The server gives out the phones' part to its end. The counters give out their shares, and
    /// both ask for the very last place that only the district can give.
    private void theLastPlaceIsBookedByAllThree(CounterProcess a, CounterProcess b)
            throws Exception {
        heldA = held(board(a));
        heldB = held(board(b));
        given = bookings(a).size();
        rest = numbered(board(a)) - given - heldA - heldB;
        byPhone = helpline.bookUntilFull(session);
        assertThat(byPhone).isNotEmpty();
        for (int i = 0; i < heldA + rest - byPhone.size(); i++) {
            a.must("book session=" + session + " place=0 person=" + onlyA);
        }
        for (int i = 0; i < heldB + 1; i++) {
            b.must("book session=" + session + " place=0 person=" + onlyB);
        }
    }

    private void nothingConfirmedIsGone(CounterProcess a) throws Exception {
        assertThat(a.ask("person id=" + onlyA).path("made").isObject()).isTrue();
        as(a, "pharmacy1.");
        assertThat(onHand(a.ask("stock q=paracetamol").path("made"))).isZero();
    }

    /// Goods are under way while the sender's line is still out.
    private void dispatchGoods(CounterProcess a) throws Exception {
        as(a, "store1.");
        a.must(
                "receive source=CH-2 item=amoxicillin expiry=2028-03-31 quantity=50"
                        + " batch=E2E-MOVE");
        a.must("dispatch item=amoxicillin batch=E2E-MOVE quantity=20 place=" + place(a));
    }

    private void everythingIsEverywhereOnce(CounterProcess a, CounterProcess b) throws Exception {
        for (CounterProcess counter : List.of(a, b)) {
            as(counter, "desk1.");
            allSent(counter);
        }
        for (CounterProcess counter : List.of(a, b)) {
            JsonNode person =
                    counter.until(
                            "person id=" + both,
                            p ->
                                    text(p, "phone").equals("9000000002")
                                            && text(p, "village").equals("Milak"),
                            PATIENCE);
            assertThat(text(person, "name")).isEqualTo("Savitri Shared");
            counter.until("person id=" + onlyA, JsonNode::isObject, PATIENCE);
            counter.until("person id=" + onlyB, JsonNode::isObject, PATIENCE);
            // one strip came in, two went out: kept, questioned, and it adds up
            as(counter, "pharmacy1.");
            counter.until("stock q=paracetamol", stock -> onHand(stock) == -1, PATIENCE);
            as(counter, "desk1.");
        }
        assertThat(numberOf(a, onlyA)).isNotEmpty().isEqualTo(numberOf(b, onlyA));
        assertThat(numberOf(a, onlyB)).isNotEmpty().isNotEqualTo(numberOf(a, onlyA));
    }

    private static void tablesMadeAnewAreTheSame(RunningSystem system) throws Exception {
        for (String counter : List.of("a", "b", "c")) {
            Path folder = FOLDERS.resolve(counter);
            int same =
                    CounterProcess.run(
                            folder.resolve("rebuild.log"),
                            "--data",
                            folder.toString(),
                            "--server",
                            system.uri().toString(),
                            "--rebuild",
                            "--check");
            assertThat(same).as("tables of counter " + counter + " made anew").isZero();
        }
    }

    /// Both boards show the same, no place is two people's, and whatever was asked for has one
    /// visible decision: every place of the session is somebody's, one asker was told there is
    /// none.
    private void bookingsAgree(CounterProcess a, CounterProcess b) throws Exception {
        int all = given + heldA + heldB + rest;
        Map<Long, String> atA = new HashMap<>();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            atA = bookings(a);
            if (atA.size() >= all && atA.equals(bookings(b)) && inState(b, "place.asked") == 0) {
                break;
            }
            Thread.sleep(500);
        }
        assertThat(atA).hasSize(all).isEqualTo(bookings(b)).containsAllEntriesOf(byPhone);
        assertThat(atA.values()).doesNotHaveDuplicates();
        for (CounterProcess counter : List.of(a, b)) {
            assertThat(inState(counter, "place.bumped")).isEqualTo(1);
            assertThat(inState(counter, "place.asked")).isZero();
        }
        Map<String, String> decided = helpline.decisions(session);
        assertThat(decided).hasSize(all + 1);
        atA.forEach((place, booking) ->
                assertThat(decided).containsEntry(booking, "CONFIRMED " + place));
        assertThat(decided.values()).containsOnlyOnce("BUMPED");
    }

    private int inState(CounterProcess counter, String state) throws Exception {
        int found = 0;
        for (JsonNode place : board(counter).path("places")) {
            found += text(place, "state").equals(state) ? 1 : 0;
        }
        return found;
    }

    private Map<Long, String> bookings(CounterProcess counter) throws Exception {
        Map<Long, String> bookings = new HashMap<>();
        for (JsonNode place : board(counter).path("places")) {
            String booking = text(place, "bookingId");
            if (!booking.isEmpty() && text(place, "state").equals("place.booked")) {
                String before = bookings.put(place.path("number").asLong(0), booking);
                assertThat(before).as("a place given twice").isNull();
            }
        }
        return bookings;
    }

    private static void arrived(CounterProcess c) throws Exception {
        JsonNode coming =
                c.until("incoming", list -> list.toString().contains("E2E-MOVE"), PATIENCE);
        for (JsonNode transfer : coming) {
            for (JsonNode line : transfer.path("lines")) {
                if (text(line, "batch").equals("E2E-MOVE")) {
                    c.must(
                            "acknowledge quantity=20 id="
                                    + text(transfer, "id")
                                    + " batch="
                                    + text(line, "batchId"));
                }
            }
        }
        allSent(c);
        c.until(
                "stock q=amoxicillin",
                stock -> {
                    for (JsonNode batch : stock) {
                        if (text(batch, "batch").equals("E2E-MOVE")) {
                            return batch.path("onHand").asLong(0) == 20;
                        }
                    }
                    return false;
                },
                PATIENCE);
    }

    private void as(CounterProcess counter, String role) throws Exception {
        counter.must("sign-in user=" + role + HOSPITAL + secret);
    }

    private static String register(String name, String phone) {
        return "register name=\"" + name + "\" sex=F age=34 village=Rampur phone=" + phone;
    }

    private static void allSent(CounterProcess counter) throws Exception {
        counter.until(
                "line",
                line ->
                        line.path("kept").asLong(1) == 0
                                && line.path("firstLoad").asInt(0) == 100
                                && line.path("lastSent").isString(),
                PATIENCE);
    }

    /// A session of the next day on which anybody sits.
    private String session(CounterProcess counter) throws Exception {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Kolkata"));
        for (int ahead = 1; ahead <= 7; ahead++) {
            JsonNode sessions = counter.ask("day date=" + today.plusDays(ahead)).path("made");
            if (sessions.size() > 0) {
                day = "day date=" + today.plusDays(ahead);
                shared = ahead == 1;
                return text(sessions.get(0), "sessionId");
            }
        }
        throw new AssertionError("nobody sits in the next seven days");
    }

    /// Shares are held of tomorrow's sessions; of later ones the district decides each place. With
    /// so many a counter asks for no more, so that nothing of it is under way when the line is cut.
    private void awaitShare(CounterProcess counter) throws Exception {
        if (shared) {
            counter.until(day, sessions -> held(of(sessions, session)) >= 3, PATIENCE);
        }
    }

    private static int held(JsonNode session) {
        int held = 0;
        for (JsonNode place : session.path("places")) {
            held += text(place, "state").equals("place.free") ? 1 : 0;
        }
        return held;
    }

    private JsonNode board(CounterProcess counter) throws Exception {
        return of(counter.ask(day).path("made"), session);
    }

    private static JsonNode of(JsonNode sessions, String session) {
        List<JsonNode> all = new ArrayList<>();
        sessions.forEach(all::add);
        return all.stream()
                .filter(one -> text(one, "sessionId").equals(session))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the session is not on the board"));
    }

    private static String otherStorekeeper(Demo demo) {
        return demo.logins().stream()
                .filter(login -> login.role().equals("STOREKEEPER"))
                .map(login -> login.login())
                .filter(login -> !login.endsWith(HOSPITAL))
                .findFirst()
                .orElseThrow();
    }

    private String place(CounterProcess counter) throws Exception {
        String code = other.substring(other.indexOf('.') + 1).toUpperCase(java.util.Locale.ROOT);
        for (JsonNode place : counter.ask("places q=").path("made")) {
            if (place.toString().contains(code)) {
                return text(place, "id");
            }
        }
        throw new AssertionError("no such place: " + code);
    }

    private static long onHand(JsonNode stock) {
        for (JsonNode batch : stock) {
            if (text(batch, "batch").equals(BATCH)) {
                return batch.path("onHand").asLong(0);
            }
        }
        return 0;
    }

    private static String numberOf(CounterProcess counter, String person) throws Exception {
        return text(
                counter.until("person id=" + person, p -> !text(p, "number").isEmpty(), PATIENCE),
                "number");
    }

    private static String idOf(JsonNode made) {
        return text(made, "id");
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
