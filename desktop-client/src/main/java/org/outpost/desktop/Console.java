// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.appointments.BoardDesk;
import org.outpost.desktop.inventory.BatchRow;
import org.outpost.desktop.inventory.ItemRow;
import org.outpost.desktop.inventory.StockDesk;
import org.outpost.desktop.inventory.StockLine;
import org.outpost.desktop.patients.Birth;
import org.outpost.desktop.patients.DistrictDesk;
import org.outpost.desktop.patients.PatientsDesk;
import org.outpost.desktop.patients.PersonEntry;
import org.outpost.desktop.patients.PersonRow;
import org.outpost.desktop.platform.LocalTroubleException;
import org.outpost.desktop.shell.LineWatch;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.SignInDesk;
import org.outpost.desktop.shell.StickDesk;
import org.outpost.desktop.shell.Trouble;
import org.outpost.model.wire.Json;

/// A counter without a window: reads one command a line, asks the very same desks as the screens,
/// and answers with one line of JSON. For support over a bad line, for scripts, and for tests that
/// need counters of their own. Ends at the end of its input. `help` lists the commands.
final class Console {
    private static final String HELP =
            "sign-in user secret | register name age sex [localName phone village guardian] | change id"
                    + " [fields] | find q | person id | history id | items q | stock q | card item batch |"
                    + " receive source item batch expiry quantity | dispense item batch quantity [patient"
                    + " reason] | places q | dispatch place item batch quantity | incoming | acknowledge"
                    + " id batch quantity [reason] | day date | book session place person | cancel booking"
                    + " reason | stick-fill place [code] | stick-bring place code | ask-district text"
                    + " [age village reason] | follow id inquiry [reason] | line";

    private final Desks desks;
    private final LocalDate today;

    /// All that a counter can be asked.
    record Desks(
            SignInDesk signIn,
            PatientsDesk patients,
            StockDesk stock,
            BoardDesk board,
            StickDesk stick,
            DistrictDesk district,
            LineWatch line) {}

    /// What was asked for came to this.
    ///
    /// @param result `done`, `declined`, `needs-reason`, `found`, `trouble` or `not-understood`
    /// @param why the key of the words, where it was not done
    /// @param details what those words name
    record Answer(
            String result,
            @Nullable Object made,
            @Nullable String why,
            @Nullable List<Object> details) {}

    Console(Desks desks, LocalDate today) {
        this.desks = desks;
        this.today = today;
    }

    /// Answers until the input ends.
    void run(BufferedReader in, PrintStream out) throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (!line.isBlank()) {
                out.println(new String(Json.write(answer(line)), StandardCharsets.UTF_8));
                out.flush();
            }
        }
    }

    private Answer answer(String line) {
        try {
            Words words = Words.read(line);
            return switch (words.verb) {
                case "sign-in" ->
                        outcome(desks.signIn.signIn(words.need("user"), words.need("secret")));
                case "register", "change", "find", "person", "history" -> people(words);
                case "items", "stock", "card", "receive", "dispense" -> shelf(words);
                case "places", "dispatch", "incoming", "acknowledge" -> transit(words);
                case "day", "book", "cancel" -> board(words);
                case "stick-fill" ->
                        outcome(
                                desks.stick.fill(
                                        words.need("place"), words.of("code", ""), now -> {}));
                case "stick-bring" ->
                        outcome(
                                desks.stick.bring(
                                        words.need("place"), words.need("code"), now -> {}));
                case "ask-district", "follow" -> district(words);
                case "line" -> found(desks.line.now());
                default -> new Answer("not-understood", HELP, null, null);
            };
        } catch (IllegalStateException e) {
            return new Answer("declined", null, "console.sign-in-first", null);
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            return new Answer("not-understood", String.valueOf(e.getMessage()), null, null);
        } catch (LocalTroubleException e) {
            // The file does not answer: told by a code, like on a screen.
            return new Answer(
                    "trouble", null, Trouble.of(e).what().key(), List.of(Trouble.of(e).code()));
        }
    }

    private Answer people(Words words) {
        PatientsDesk desk = desks.patients;
        return switch (words.verb) {
            case "register" -> outcome(desk.register(entry(words, null)));
            case "change" -> {
                PersonRow known = desk.person(words.need("id")).orElse(null);
                yield known == null
                        ? new Answer("declined", null, "console.unknown", null)
                        : outcome(desk.change(known.id(), entry(words, known)));
            }
            case "person" -> found(desk.person(words.need("id")).orElse(null));
            case "history" -> found(desk.history(words.need("id")));
            default -> found(desk.find(words.need("q"), 20));
        };
    }

    private Answer district(Words words) {
        String reason = words.of("reason", "came");
        if (words.verb.equals("follow")) {
            String id = words.need("id");
            return outcome(
                    desks.district.follow(
                            new DistrictDesk.Stranger(id, id, "", "", "", "", "", ""),
                            new DistrictDesk.Answer.Found(words.need("inquiry"), List.of(), false),
                            reason));
        }
        DistrictDesk.Asked asked =
                new DistrictDesk.Asked(
                        words.need("text"), words.of("age", ""), words.of("village", ""), reason);
        return switch (desks.district.ask(asked)) {
            case DistrictDesk.Answer.Found answer -> found(answer);
            case DistrictDesk.Answer.NotNow(var why, _) ->
                    new Answer("declined", null, why.key(), why.values());
        };
    }

    private PersonEntry entry(Words words, @Nullable PersonRow known) {
        String age = words.of("age", "");
        Birth birth =
                age.isEmpty() && known != null
                        ? known.birth()
                        : Birth.read(age, today)
                                .orElseThrow(() -> new IllegalArgumentException("age is not one"));
        return new PersonEntry(
                words.of("name", known == null ? "" : known.name()),
                words.of("localName", known == null ? "" : known.localName()),
                birth,
                words.of("sex", known == null ? "" : known.sex()),
                words.of("phone", known == null ? "" : known.phone()),
                words.of("village", known == null ? "" : known.village()),
                words.of("guardian", known == null ? "" : known.guardian()),
                words.of("pinCode", known == null ? "" : known.pinCode()),
                words.of("district", known == null ? "" : known.district()),
                words.of("abha", known == null ? "" : known.abha()),
                words.of("paperNumber", known == null ? "" : known.paperNumber()));
    }

    private Answer shelf(Words words) {
        StockDesk desk = desks.stock;
        return switch (words.verb) {
            case "items" -> found(desk.findItems(words.need("q"), 20));
            case "card" -> found(desk.card(words.need("item"), words.of("batch", "")));
            case "receive" -> {
                ItemRow item = item(words.need("item"));
                StockLine line =
                        new StockLine(
                                item.id(),
                                item.name(),
                                item.unit(),
                                "",
                                words.need("batch"),
                                LocalDate.parse(words.need("expiry")),
                                Long.parseLong(words.need("quantity")));
                yield outcome(
                        desk.receive(words.need("source"), List.of(line), words.of("reason", "")));
            }
            case "dispense" ->
                    outcome(
                            desk.dispense(
                                    words.of("patient", ""),
                                    List.of(line(words)),
                                    words.of("reason", "")));
            default -> found(desk.stock(words.of("q", ""), 200));
        };
    }

    private Answer transit(Words words) {
        StockDesk desk = desks.stock;
        return switch (words.verb) {
            case "dispatch" -> outcome(desk.dispatch(words.need("place"), List.of(line(words))));
            case "incoming" -> found(desk.incoming());
            case "acknowledge" ->
                    outcome(
                            desk.acknowledge(
                                    words.need("id"),
                                    Map.of(
                                            words.need("batch"),
                                            Long.parseLong(words.need("quantity"))),
                                    words.of("reason", "")));
            default -> found(desk.places(words.of("q", ""), 50));
        };
    }

    private Answer board(Words words) {
        BoardDesk desk = desks.board;
        return switch (words.verb) {
            case "book" ->
                    outcome(
                            desk.book(
                                    words.need("session"),
                                    Integer.parseInt(words.need("place")),
                                    words.need("person")));
            case "cancel" -> outcome(desk.cancel(words.need("booking"), words.need("reason")));
            default -> found(desk.day(LocalDate.parse(words.of("date", today.toString()))));
        };
    }

    private ItemRow item(String letters) {
        return desks.stock.findItems(letters, 1).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such item"));
    }

    private StockLine line(Words words) {
        String batch = words.need("batch");
        BatchRow row =
                desks.stock.batches(item(words.need("item")).id()).stream()
                        .filter(known -> known.batch().equals(batch))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no such batch here"));
        return new StockLine(
                row.itemId(),
                row.itemName(),
                row.unit(),
                row.batchId(),
                row.batch(),
                row.expiry(),
                Long.parseLong(words.need("quantity")));
    }

    private static Answer found(@Nullable Object made) {
        return new Answer("found", made, null, null);
    }

    private static Answer outcome(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Done<?> done -> new Answer("done", done.made(), null, null);
            case Outcome.Declined<?> declined ->
                    new Answer("declined", null, declined.why().key(), declined.why().values());
            case Outcome.NeedsReason<?> needs ->
                    new Answer("needs-reason", null, needs.why().key(), needs.why().values());
        };
    }

    /// A verb and its `name=value` words; a value with spaces stands in double quotes.
    private record Words(String verb, Map<String, String> values) {
        static Words read(String line) {
            Map<String, String> values = new LinkedHashMap<>();
            String[] parts = line.strip().split("\\s+(?=([^\"]*\"[^\"]*\")*[^\"]*$)");
            for (int i = 1; i < parts.length; i++) {
                int equals = parts[i].indexOf('=');
                if (equals < 1) {
                    throw new IllegalArgumentException("words are name=value");
                }
                String value = parts[i].substring(equals + 1).replace("\"", "");
                values.put(parts[i].substring(0, equals), value);
            }
            return new Words(parts[0], values);
        }

        String need(String name) {
            String value = values.get(name);
            if (value == null) {
                throw new IllegalArgumentException("\"" + name + "\" is missing");
            }
            return value;
        }

        String of(String name, String otherwise) {
            return values.getOrDefault(name, otherwise);
        }
    }
}
