// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.outpost.server.sync.HeardMachine;

/// Tells who has come again since the district was put back to an earlier time, and who is awaited:
/// pure, made per request. Says nothing where that never was, or all have come.
final class RestoredBuilder {
    private static final int MOST = 20;

    private final Words words;
    private final long now;

    RestoredBuilder(Words words, long now) {
        this.words = words;
        this.now = now;
    }

    /// Hospital by hospital, those that wait first.
    ///
    /// @param hospitals the reader's
    /// @param name a hospital in the page's language
    /// @param labels what is written on a machine
    @Nullable RestoredPage hospitals(
            List<HospitalSummary> hospitals,
            List<HeardMachine> machines,
            Function<HospitalSummary, String> name,
            UnaryOperator<String> labels) {
        Map<String, List<HeardMachine>> byHospital =
                machines.stream()
                        .collect(
                                Collectors.groupingBy(
                                        HeardMachine::hospital,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        List<HospitalSummary> concerned =
                new ArrayList<>(
                        hospitals.stream()
                                .filter(one -> byHospital.containsKey(one.hospital()))
                                .toList());
        concerned.sort(
                Comparator.comparing((HospitalSummary one) ->
                                awaited(machinesOf(one, byHospital)).isEmpty())
                        .thenComparing(HospitalSummary::hospital));
        long here =
                concerned.stream()
                        .filter(one -> awaited(machinesOf(one, byHospital)).isEmpty())
                        .count();
        if (here == concerned.size()) {
            return null;
        }
        List<RestoredPage.Line> lines =
                concerned.stream()
                        .limit(MOST)
                        .map(one ->
                                hospital(one, name.apply(one), machinesOf(one, byHospital), labels))
                        .toList();
        int more = concerned.size() - lines.size();
        return new RestoredPage(
                words.say("restored.lead", words.time(since(machines), now)),
                words.say("restored.hospitals", here, concerned.size()),
                words.say("restored.never"),
                words.say("table.hospital"),
                words.say("restored.awaited"),
                lines,
                more > 0 ? words.say("red.more", more) : "");
    }

    /// Counter by counter of one hospital, those that are awaited first.
    ///
    /// @param lose where one reads what declaring a machine lost means; empty where the reader may
    ///   not
    @Nullable RestoredPage counters(
            List<HeardMachine> machines,
            List<CounterReport> reports,
            UnaryOperator<String> labels,
            UnaryOperator<String> lose) {
        List<HeardMachine> awaited = awaited(machines);
        if (awaited.isEmpty()) {
            return null;
        }
        List<HeardMachine> all = new ArrayList<>(awaited);
        machines.stream().filter(HeardMachine::sent).forEach(all::add);
        return new RestoredPage(
                words.say("restored.lead", words.time(since(machines), now)),
                words.say("restored.counters", machines.size() - awaited.size(), machines.size()),
                words.say("restored.never"),
                words.say("counters.counter"),
                words.say("table.heard"),
                all.stream().map(one -> counter(one, reports, labels, lose)).toList(),
                "");
    }

    private RestoredPage.Line hospital(
            HospitalSummary one,
            String name,
            List<HeardMachine> machines,
            UnaryOperator<String> labels) {
        List<HeardMachine> awaited = awaited(machines);
        String page = "/district/hospital/" + one.hospital();
        boolean waits = !awaited.isEmpty();
        return new RestoredPage.Line(
                name,
                page,
                waits ? "late" : "ok",
                waits
                        ? words.say("restored.since", words.time(since(machines), now))
                        : words.say("restored.here"),
                awaited.stream()
                        .limit(MOST)
                        .map(machine -> labels.apply(machine.device()))
                        .collect(Collectors.joining(", ")),
                waits ? words.say("red.action") : "",
                page);
    }

    private RestoredPage.Line counter(
            HeardMachine one,
            List<CounterReport> reports,
            UnaryOperator<String> labels,
            UnaryOperator<String> lose) {
        Long heard =
                reports.stream()
                        .filter(report -> report.device().equals(one.device()))
                        .findFirst()
                        .map(CounterReport::heard)
                        .orElse(null);
        String state =
                one.sent()
                        ? words.say("restored.here")
                        : one.stands()
                                ? words.say("restored.sending")
                                : words.say("restored.since", words.time(one.since(), now));
        String lost = one.stands() ? "" : lose.apply(one.device());
        return new RestoredPage.Line(
                labels.apply(one.device()),
                "",
                one.sent() ? "ok" : "late",
                state,
                heard == null ? words.say("unknown") : words.time(heard, now),
                lost.isEmpty() ? "" : words.say("lose.act"),
                lost);
    }

    private static List<HeardMachine> machinesOf(
            HospitalSummary one, Map<String, List<HeardMachine>> byHospital) {
        return byHospital.getOrDefault(one.hospital(), List.of());
    }

    private static List<HeardMachine> awaited(List<HeardMachine> machines) {
        return machines.stream().filter(machine -> !machine.sent()).toList();
    }

    private static long since(List<HeardMachine> machines) {
        return machines.stream().mapToLong(HeardMachine::since).max().orElse(0);
    }
}
