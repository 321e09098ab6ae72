// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.scenarios;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FactType;
import org.outpost.model.wire.Json;

/// One story, in a file that people can read: who writes what, when it is handed over, what the
/// server says, and what it all adds up to. Every store that folds facts replays it and must end
/// with the same states.
///
/// ```
/// at 09:10                                  the time of day from here on
/// counter ReceiveStock {...} -> accepted    written, handed over, and what the server says
/// keep window DispenseBatch {...}           written with the line down: nobody saw it yet
/// hand 2 -> disputed stock.batch-expired    handed over later; facts are counted from 1
/// pass lease/<session> 1 3 counter          the server passes parts of a pool
/// expect stock/... {...}                    the state at the end
/// ```
///
/// `$2` in a body is the id of fact 2; `#` starts a remark.
public final class Scenario {
    /// The stories, one file each.
    public static final List<String> NAMES =
            List.of(
                    "last-strip-at-two-counters",
                    "transfer-comes-short",
                    "transfer-received-before-it-was-sent",
                    "quantity-of-nothing",
                    "fields-of-one-patient-at-two-counters",
                    "numbers-from-desk-and-server",
                    "last-place-at-two-counters",
                    "cancellation-crosses-confirmation",
                    "taken-back-at-once");

    private final Town town = new Town();
    private final String name;
    private final List<Fact> written = new ArrayList<>();
    private final Set<Fact> handed = new LinkedHashSet<>();
    private final Map<String, String> said = new LinkedHashMap<>();
    private final Map<AggregateId, Object> expected = new LinkedHashMap<>();

    private Scenario(String name) {
        this.name = name;
    }

    /// Reads a story and plays it through the pure ingest.
    public static Scenario play(String name) {
        Scenario scenario = new Scenario(name);
        int number = 0;
        for (String line : text(name).lines().toList()) {
            number++;
            String bare = line.strip();
            if (!bare.isEmpty() && !bare.startsWith("#")) {
                try {
                    scenario.line(bare);
                } catch (RuntimeException e) {
                    throw new IllegalStateException(name + ", line " + number + ": " + line, e);
                }
            }
        }
        return scenario;
    }

    /// What desks wrote, in the order in which it was handed over: what a real server is fed with.
    public List<Fact> handed() {
        return List.copyOf(handed);
    }

    /// All facts at the end, the server's included: what a desktop's store is fed with, in any
    /// order.
    public List<Fact> facts() {
        return town.centre.facts();
    }

    /// The states at the end.
    public Map<AggregateId, Object> expected() {
        return Map.copyOf(expected);
    }

    /// The world in which it was played.
    public Town town() {
        return town;
    }

    /// Where a verdict was not the one in the file.
    public List<String> surprises() {
        List<String> surprises = new ArrayList<>();
        said.forEach((line, was) -> {
            String wanted = line.substring(line.lastIndexOf("->") + 2).strip();
            if (!wanted.equals(was)) {
                surprises.add(name + ": " + was + " where the story has " + line);
            }
        });
        return surprises;
    }

    /// Where a store's states are not the expected ones.
    ///
    /// @param stateOf what the store holds; null where it holds nothing
    public List<String> differences(Function<AggregateId, @Nullable Object> stateOf) {
        List<String> differences = new ArrayList<>();
        expected.forEach((id, state) -> {
            Object held = stateOf.apply(id);
            if (!state.equals(held)) {
                String is =
                        held == null
                                ? "nothing"
                                : new String(Json.write(held), StandardCharsets.UTF_8);
                differences.add(name + ": " + id + " is " + is);
            }
        });
        return differences;
    }

    private void line(String line) {
        String[] words = line.split(" ", 3);
        switch (words[0]) {
            case "at" -> {
                String[] time = words[1].split(":");
                int minute = Integer.parseInt(time[0]) * 60 + Integer.parseInt(time[1]);
                town.centre.at(CareDay.millis(CareDay.of(Samples.MORNING), minute));
            }
            case "keep" -> written.add(write(words[1], words[2]));
            case "hand" ->
                    hand(written.get(Integer.parseInt(words[1].replaceAll("\\D.*", "")) - 1), line);
            case "pass" -> {
                String[] parts = words[2].split(" ");
                town.pass(
                        new AggregateId(named(words[1])),
                        desk(parts[2]),
                        Long.parseLong(parts[0]),
                        Long.parseLong(parts[1]));
            }
            case "expect" -> expect(new AggregateId(named(words[1])), words[2]);
            default -> {
                Fact fact = write(words[0], words[1] + " " + words[2]);
                written.add(fact);
                hand(fact, line);
            }
        }
    }

    private void hand(Fact fact, String line) {
        handed.add(fact);
        String verdict = town.take(fact);
        if (line.contains("->")) {
            said.put(line, verdict);
        }
    }

    private Fact write(String desk, String rest) {
        String[] words = rest.split(" ", 2);
        String json =
                words[1].contains("->")
                        ? words[1].substring(0, words[1].lastIndexOf("->"))
                        : words[1];
        Class<? extends FactBody> type =
                town.centre.rooms().types().stream()
                        .filter(one -> one.name().equals(words[0]))
                        .map(FactType::body)
                        .findFirst()
                        .orElseThrow();
        return town.kept(desk(desk), Json.read(bytes(named(json)), type));
    }

    private void expect(AggregateId id, String json) {
        Class<?> type = town.centre.rooms().foldOf(id).stateType();
        expected.put(id, Json.read(bytes(named(json)), type));
    }

    private String named(String text) {
        String named = text;
        for (int i = written.size(); i > 0; i--) {
            named = named.replace("$" + i, written.get(i - 1).id().value());
        }
        return named;
    }

    private Desk desk(String called) {
        return switch (called) {
            case "counter" -> town.counter;
            case "window" -> town.window;
            case "chc" -> town.chc;
            case "district" -> town.district;
            case "nation" -> town.nation;
            default -> throw new IllegalArgumentException("no desk is called " + called);
        };
    }

    private static byte[] bytes(String text) {
        return text.strip().getBytes(StandardCharsets.UTF_8);
    }

    private static String text(String name) {
        try (InputStream in = Scenario.class.getResourceAsStream("/scenarios/" + name + ".txt")) {
            if (in == null) {
                throw new IllegalArgumentException("there is no story " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
