// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import java.util.List;
import java.util.function.UnaryOperator;
import org.outpost.model.prescriptions.VisitFee;
import org.outpost.server.sync.HeardMachine;
import org.outpost.server.sync.PutAside;

/// Puts the page of one hospital together: pure, made per request.
final class CountersBuilder {
    /// What can be said of a machine that is gone.
    static final List<String> LOSSES = List.of("lost", "stolen", "broken");

    private final Words words;
    private final long now;
    private final long silentAfterMillis;

    CountersBuilder(Words words, long now, long silentAfterMillis) {
        this.words = words;
        this.now = now;
        this.silentAfterMillis = silentAfterMillis;
    }

    /// @param labels what is written on a machine
    /// @param known what else there is to tell of the hospital
    /// @param said what became of the last thing somebody did there
    /// @param may what the reader may do there
    CountersPage build(
            HospitalSummary hospital,
            List<CounterReport> reports,
            UnaryOperator<String> labels,
            Known known,
            String said,
            May may) {
        TodayBuilder today = new TodayBuilder(words, now, silentAfterMillis);
        return new CountersPage(
                today.name(hospital),
                words.time(now, now),
                today.line(hospital),
                new RestoredBuilder(words, now)
                        .counters(
                                known.machines(),
                                reports,
                                labels,
                                device -> may.lose() ? lose(hospital, device) : ""),
                reports.stream()
                        .map(report ->
                                counter(
                                        report,
                                        labels.apply(report.device()),
                                        may.lose() ? lose(hospital, report.device()) : ""))
                        .toList(),
                known.lost().stream().map(one -> lost(one, labels.apply(one.device()))).toList(),
                known.asides().stream().map(one -> aside(one, labels.apply(one.device()))).toList(),
                known.disclosed().stream().map(this::shown).toList(),
                fee(hospital, known.fee(), may.fee()),
                said,
                may.admit() ? "/district/hospital/" + hospital.hospital() + "/admit" : "");
    }

    private static String lose(HospitalSummary hospital, String device) {
        return "/district/hospital/" + hospital.hospital() + "/lose/" + device;
    }

    /// What somebody reads before they declare this one lost.
    ///
    /// @param path of that page, where its form goes too
    LosePage lose(HospitalSummary hospital, CounterReport report, String label, String path) {
        Long heard = report.heard();
        return new LosePage(
                new TodayBuilder(words, now, silentAfterMillis).name(hospital),
                label,
                heard == null ? words.say("unknown") : words.time(heard, now),
                heard == null
                        ? words.say("unknown")
                        : report.unsent() == 0
                                ? words.say("unsent.none")
                                : words.say("lose.never", words.number(report.unsent())),
                List.of(
                        words.say("lose.means.key"),
                        words.say("lose.means.places"),
                        words.say("lose.means.unsent"),
                        words.say("lose.means.back")),
                LOSSES.stream()
                        .map(code -> new LosePage.Reason(code, words.say("lose.reason." + code)))
                        .toList(),
                path,
                "/district/hospital/" + hospital.hospital());
    }

    private CountersPage.Lost lost(LostCounter one, String label) {
        Long back = one.back();
        Long heard = one.heard();
        return new CountersPage.Lost(
                label,
                back == null ? "silent" : "ok",
                back == null
                        ? words.say("lost.since", words.time(one.lostAt(), now))
                        : words.say("lost.back", words.time(back, now)),
                heard == null ? words.say("unknown") : words.time(heard, now),
                heard == null
                        ? words.say("unknown")
                        : one.unsent() == 0
                                ? words.say("unsent.none")
                                : words.say(
                                        back == null ? "lost.never" : "lost.unsent",
                                        words.number(one.unsent())));
    }

    private CountersPage.Fee fee(HospitalSummary hospital, VisitFee fee, boolean may) {
        String rupees = fee.told() ? rupees(fee.paise()) : "";
        return new CountersPage.Fee(
                fee.told() ? words.say("fee.now", rupees) : words.say("fee.untold"),
                rupees,
                may ? "/district/hospital/" + hospital.hospital() + "/fee" : "");
    }

    private static String rupees(long paise) {
        return paise % 100 == 0
                ? Long.toString(paise / 100)
                : paise / 100 + "." + (paise % 100 < 10 ? "0" : "") + paise % 100;
    }

    private CountersPage.Shown shown(Disclosure one) {
        return new CountersPage.Shown(
                words.time(one.at(), now),
                one.who(),
                words.say("shown." + one.kind(), words.number(one.people())),
                words.sayOr("shown.why." + one.why(), "shown.why.other"));
    }

    private CountersPage.Aside aside(PutAside one, String label) {
        return new CountersPage.Aside(
                one.fact().value(),
                words.sayOr("kind." + one.type(), "kind.other"),
                words.sayOr("aside.reason." + one.code(), "aside.reason.other"),
                label,
                words.time(one.putAt(), now));
    }

    private CountersPage.Counter counter(CounterReport report, String label, String lose) {
        Long heard = report.heard();
        if (heard == null) {
            String unknown = words.say("unknown");
            return new CountersPage.Counter(
                    label, "never", words.say("state.never"), unknown, unknown, unknown, lose);
        }
        boolean silent = heard + silentAfterMillis < now;
        Long oldest = report.oldestUnsent();
        boolean late = oldest != null && oldest + TodayBuilder.LATE_MILLIS < now;
        String at = words.time(heard, now);
        return new CountersPage.Counter(
                label,
                silent ? "silent" : late ? "late" : "ok",
                silent
                        ? words.say("state.silent", at)
                        : words.say(late ? "state.late" : "state.ok"),
                at,
                silent
                        ? words.say("unsent.unknown", words.number(report.unsent()))
                        : words.number(report.unsent()),
                oldest == null
                        ? words.say(silent ? "unknown" : "unsent.none")
                        : words.time(oldest, now),
                lose);
    }

    /// What the reader may do at a hospital.
    ///
    /// @param admit take in what was put aside
    /// @param lose declare counters lost
    ///
    /// @param fee say what a visit costs
    record May(boolean admit, boolean lose, boolean fee) {}

    /// What else there is to tell of a hospital.
    ///
    /// @param machines how its counters stand since the district was put back
    /// @param lost counters that were declared lost
    /// @param asides what was put aside there
    /// @param disclosed what was looked at elsewhere or given out
    record Known(
            List<HeardMachine> machines,
            List<LostCounter> lost,
            List<PutAside> asides,
            List<Disclosure> disclosed,
            VisitFee fee) {}
}
