// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.outpost.desktop.inventory.StockLine;
import org.outpost.desktop.inventory.TransitRow;
import org.outpost.desktop.patients.Birth;
import org.outpost.desktop.shell.AttentionDesk;
import org.outpost.desktop.shell.AttentionItem;
import org.outpost.desktop.shell.Background;
import org.outpost.desktop.shell.Drafts;
import org.outpost.desktop.shell.Lang;
import org.outpost.desktop.shell.LineStatus;
import org.outpost.desktop.shell.LineWatch;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Receipt;
import org.outpost.desktop.shell.Shell;
import org.outpost.desktop.shell.ShellParts;
import org.outpost.desktop.shell.SignInDesk;
import org.outpost.desktop.shell.SignedIn;
import org.outpost.desktop.shell.Trouble;
import org.outpost.desktop.shell.Words;
import org.outpost.desktop.shell.print.BothScripts;
import org.outpost.desktop.shell.print.Printing;

/// A whole counter on paper: the shell and all screens over books in memory, answering at once.
final class PaperCounter {
    static final Instant NOW = Instant.parse("2026-11-23T05:12:00Z");
    final Words words = new Words(Lang.EN, Wiring.ZONE);
    final PaperPatients patients = new PaperPatients();
    final PaperStock stock = new PaperStock(patients);
    final PaperBoard board = new PaperBoard(patients);
    final PaperPrint papers = new PaperPrint();
    final PaperQueue queue = new PaperQueue(patients, papers);
    final Map<String, Map<String, String>> drafts = new HashMap<>();
    final List<AttentionItem> waiting = new ArrayList<>();
    LineStatus line = LineStatus.unknown();
    String hospital = "CHC Rampur";
    String hospitalLocal = "सी.एच.सी. रामपुर";
    String role = "front-desk";
    List<String> screens =
            List.of(
                    "patients",
                    "day-board",
                    "dispense",
                    "stock",
                    "receive",
                    "transfer",
                    "attention",
                    "queue",
                    "shift");

    /// Whether nobody has signed in here with a line yet.
    boolean isNew;

    private Consumer<LineStatus> lineListener = status -> {};
    private Consumer<Integer> waitingListener = count -> {};

    Shell shell() {
        InstantSource clock = InstantSource.fixed(NOW);
        Background now = new AtOnce();
        return new Shell(
                new ShellParts(
                        words,
                        now,
                        clock,
                        new Door(),
                        new Waiting(),
                        new Line(),
                        printing(now, clock)),
                new CounterRooms(
                        patients,
                        stock,
                        board,
                        new PaperShift(),
                        queue,
                        new PaperCards(patients),
                        new PaperStick(),
                        new PaperRegister(),
                        new NoRefunds(),
                        new PaperDistrict(),
                        new PaperFiles(),
                        new Kept(),
                        now,
                        clock));
    }

    Printing printing(Background now, InstantSource clock) {
        return new Printing(
                papers,
                papers,
                now,
                clock,
                new BothScripts(Wiring.ZONE),
                Path.of("target", "paper-counter"),
                folder -> {});
    }

    void tell(LineStatus next) {
        line = next;
        lineListener.accept(next);
    }

    /// What others did comes into the window, as it does every few seconds.
    void othersWereAtWork() {
        waitingListener.accept(waiting.size());
    }

    /// Twelve people, forty batches, three doctors: a quiet morning.
    PaperCounter filled() {
        people();
        shelves();
        questions();
        line = LineStatuses.down(NOW);
        return this;
    }

    private void people() {
        patients.add("Asha Devi", "आशा देवी", 34, "F", "9876500011", "Bilaspur");
        patients.add("Ramesh Kumar Yadav", "रमेश कुमार यादव", 52, "M", "9876500012", "Milak");
        patients.add(
                "Fatima Khatoon Ansari urf Chhoti Begum of Mohalla Purani Tehsil Ro",
                "फ़ातिमा ख़ातून अंसारी",
                27,
                "F",
                "9876500013",
                "Swar");
        patients.add("सावित्री", "सावित्री", 61, "F", "", "Tanda");
        patients.add(
                "Baby of Asha Devi",
                "",
                new Birth(LocalDate.of(2026, 11, 15), Birth.Precision.DAYS),
                "M",
                "9876500011",
                "Bilaspur",
                Receipt.of(Receipt.State.KEPT_HERE));
        patients.add(
                "John Lakra",
                "जॉन लकड़ा",
                new Birth(LocalDate.of(1980, 5, 2), Birth.Precision.DATE),
                "M",
                "9876500016",
                "Kemri",
                new Receipt(Receipt.State.REFUSED, Phrase.given("number taken")));
        for (int i = 0; i < 6; i++) {
            patients.add(
                    "Asha Kumari " + (char) ('A' + i),
                    "आशा कुमारी",
                    20 + i,
                    "F",
                    "987650002" + i,
                    "Milak");
        }
    }

    private void shelves() {
        stock.add("Paracetamol 500 mg", "PCM-2231", LocalDate.of(2026, 12, 31), 240);
        stock.add("Paracetamol 500 mg", "PCM-2302", LocalDate.of(2027, 8, 31), 1_00_000);
        stock.add("Amoxicillin 250 mg", "AMX-118", LocalDate.of(2026, 10, 31), 12);
        stock.add("ORS sachet", "ORS-77", LocalDate.of(2028, 1, 31), 640);
        stock.add("Metformin 500 mg", "MET-9", LocalDate.of(2027, 3, 31), 1200);
        board.add("Dr Anjali Rao", "General medicine", 24, 5);
        board.add("Dr Imran Siddiqui", "Children", 18, 3);
        board.add("Dr K. Joseph", "Eye", 12, 0);
        stock.transit.add(
                new TransitRow(
                        "t1",
                        "RMP-DH01-3F2A-2214118",
                        Phrase.given("District Hospital Rampur"),
                        Phrase.given("Main store"),
                        false,
                        NOW.minusSeconds(90_000),
                        List.of(
                                new StockLine(
                                        "i-ORS sachet",
                                        "ORS sachet",
                                        "sachet",
                                        "b-ORS-80",
                                        "ORS-80",
                                        LocalDate.of(2028, 5, 31),
                                        500),
                                new StockLine(
                                        "i-Metformin 500 mg",
                                        "Metformin 500 mg",
                                        "tablet",
                                        "b-MET-12",
                                        "MET-12",
                                        LocalDate.of(2027, 9, 30),
                                        2000))));
    }

    private void questions() {
        waiting.add(
                new AttentionItem(
                        "a1",
                        Phrase.of("attention.refused"),
                        "John Lakra, RMP-1005",
                        NOW.minusSeconds(4000),
                        Phrase.given("This number was given twice"),
                        Phrase.of("attention.open"),
                        ""));
        waiting.add(
                new AttentionItem(
                        "a2",
                        Phrase.of("attention.question"),
                        "Amoxicillin AMX-118",
                        NOW.minusSeconds(90_000),
                        Phrase.given("Handed out after its expiry"),
                        Phrase.of("attention.open"),
                        "stock"));
    }

    /// Answers at once, on the caller's thread; pauses do not pause, long ones never end.
    static final class AtOnce implements Background {
        @Override
        public <T> void run(Callable<T> work, Consumer<T> then, Consumer<Trouble> otherwise) {
            T answer;
            try {
                answer = work.call();
            } catch (Exception fault) {
                otherwise.accept(Trouble.of(fault));
                return;
            }
            then.accept(answer);
        }

        @Override
        public Runnable later(long millis, Runnable then) {
            if (millis < 1000) {
                then.run();
            }
            return then;
        }
    }

    private final class Door implements SignInDesk {
        @Override
        public Outcome<SignedIn> signIn(String user, String secret) {
            if (!secret.equals("open")) {
                return new Outcome.Declined<>(Phrase.of("signin.wrong"), "secret");
            }
            SignedIn who =
                    new SignedIn(
                            user,
                            "Meena Sharma",
                            "मीना शर्मा",
                            role,
                            hospital,
                            hospitalLocal,
                            "3",
                            screens);
            return new Outcome.Done<>(who, Phrase.of("signin.welcome"), null);
        }

        @Override
        public String lastUser() {
            return isNew ? "" : "meena";
        }

        @Override
        public Optional<Beginning> beginning() {
            return isNew
                    ? Optional.of(new Beginning(new PaperStick(), new PaperFiles()))
                    : Optional.empty();
        }
    }

    private final class Kept implements Drafts {
        @Override
        public void keep(String screen, Map<String, String> fields) {
            drafts.put(screen, Map.copyOf(fields));
        }

        @Override
        public Map<String, String> recall(String screen) {
            return drafts.getOrDefault(screen, Map.of());
        }
    }

    private final class Waiting implements AttentionDesk {
        @Override
        public List<AttentionItem> waiting() {
            return List.copyOf(waiting);
        }

        @Override
        public void done(AttentionItem item) {
            waiting.remove(item);
            waitingListener.accept(waiting.size());
        }

        @Override
        public void later(AttentionItem item, Instant until) {
            done(item);
        }

        @Override
        public void again(AttentionItem item) {
            waiting.add(item);
            waitingListener.accept(waiting.size());
        }

        @Override
        public void onChange(Consumer<Integer> listener) {
            waitingListener = listener;
        }
    }

    private final class Line implements LineWatch {
        @Override
        public LineStatus now() {
            return line;
        }

        @Override
        public void onChange(Consumer<LineStatus> listener) {
            lineListener = listener;
        }
    }

    /// Lines in the states that the strip can tell.
    static final class LineStatuses {
        private LineStatuses() {}

        static LineStatus down(Instant now) {
            return new LineStatus(
                    14,
                    Optional.of(now.minusSeconds(5_220)),
                    Optional.of(now.minusSeconds(5_460)),
                    Optional.of(now.minusSeconds(5_400)),
                    0,
                    100,
                    Optional.empty(),
                    Optional.empty());
        }
    }
}
