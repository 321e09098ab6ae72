// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Puts the page together from summaries: pure, so that every case of it can be tried without a
/// browser. Made per request.
final class TodayBuilder {
    static final long LATE_MILLIS = 15L * 60 * 1000;
    static final long DAY_MILLIS = 24L * 60 * 60 * 1000;
    private static final String NOTHING = "–";
    private static final int RED_ROWS = 10;
    private static final String PAGE = "/district/hospital/";

    private final Words words;
    private final long now;
    private final long silentAfterMillis;

    TodayBuilder(Words words, long now, long silentAfterMillis) {
        this.words = words;
        this.now = now;
        this.silentAfterMillis = silentAfterMillis;
    }

    /// @param restored who is awaited since the district was put back
    TodayPage build(
            List<HospitalSummary> all,
            Query query,
            long messagesToday,
            @Nullable RestoredPage restored) {
        List<Trouble> troubles = troubles(all);
        List<HospitalSummary> chosen =
                all.stream()
                        .filter(query.filter(now, silentAfterMillis))
                        .sorted(query.order())
                        .toList();
        int pages = Math.max(1, (chosen.size() + Query.PAGE_SIZE - 1) / Query.PAGE_SIZE);
        Query shown = query.at(Math.min(query.page(), pages));
        int from = (shown.page() - 1) * Query.PAGE_SIZE;
        int to = Math.min(chosen.size(), from + Query.PAGE_SIZE);
        int more = troubles.size() - RED_ROWS;
        return new TodayPage(
                words.time(now, now),
                troubles.stream().limit(RED_ROWS).map(this::red).toList(),
                more > 0 ? words.say("red.more", more) : "",
                restored,
                new TilesBuilder(words, now, silentAfterMillis, all).build(messagesToday),
                chosen.subList(from, to).stream().map(this::line).toList(),
                paging(shown, from, to, chosen.size(), pages),
                shown);
    }

    private record Trouble(
            HospitalSummary hospital, boolean grave, String key, long number, long since) {}

    private List<Trouble> troubles(List<HospitalSummary> all) {
        List<Trouble> troubles = new ArrayList<>();
        for (HospitalSummary one : all) {
            Long heard = one.heard();
            Long oldest = one.oldestUnsent();
            Long aside = one.asideSince();
            if (aside != null) {
                troubles.add(new Trouble(one, false, "red.aside", one.putAside(), aside));
            }
            if (heard == null) {
                continue;
            }
            if (one.silent(now, silentAfterMillis)) {
                boolean day = heard + DAY_MILLIS < now;
                String key = day ? "red.silent-day" : "red.silent";
                troubles.add(new Trouble(one, day, key, one.unsent(), heard));
            } else if (oldest != null && oldest + LATE_MILLIS < now) {
                boolean day = oldest + DAY_MILLIS < now;
                troubles.add(new Trouble(one, day, "red.unsent", one.unsent(), oldest));
            }
        }
        troubles.sort(
                Comparator.comparing((Trouble one) -> !one.grave())
                        .thenComparingLong(Trouble::since)
                        .thenComparing(one -> one.hospital().hospital()));
        return troubles;
    }

    private TodayPage.RedItem red(Trouble trouble) {
        return new TodayPage.RedItem(
                trouble.grave(),
                words.say(trouble.key(), words.number(trouble.number())),
                name(trouble.hospital()),
                words.say("since", words.time(trouble.since(), now)),
                words.say(trouble.key().equals("red.aside") ? "red.look" : "red.action"),
                PAGE + trouble.hospital().hospital());
    }

    TodayPage.Line line(HospitalSummary one) {
        if (!one.inUse()) {
            return withoutCounter(one);
        }
        Long heard = one.heard();
        if (heard == null) {
            String unknown = words.say("unknown");
            return new TodayPage.Line(
                    one.hospital(),
                    name(one),
                    kind(one),
                    "never",
                    words.say("state.never"),
                    unknown,
                    unknown,
                    unknown,
                    aside(one),
                    one.patients() == 0 ? unknown : words.number(one.patients()),
                    "",
                    PAGE + one.hospital());
        }
        boolean silent = one.silent(now, silentAfterMillis);
        String at = words.time(heard, now);
        Long oldest = one.oldestUnsent();
        boolean late = oldest != null && oldest + LATE_MILLIS < now;
        String state =
                silent
                        ? words.say("state.silent", at)
                        : late ? words.say("state.late") : words.say("state.ok");
        return new TodayPage.Line(
                one.hospital(),
                name(one),
                kind(one),
                silent ? "silent" : late ? "late" : "ok",
                state,
                at,
                silent
                        ? words.say("unsent.unknown", words.number(one.unsent()))
                        : words.number(one.unsent()),
                oldest == null
                        ? words.say(silent ? "unknown" : "unsent.none")
                        : words.time(oldest, now),
                aside(one),
                silent && one.patients() == 0 ? words.say("unknown") : words.number(one.patients()),
                words.say("as-of", at),
                PAGE + one.hospital());
    }

    /// Nothing to hear and nothing to send: what is known of it is known as of now.
    private TodayPage.Line withoutCounter(HospitalSummary one) {
        return new TodayPage.Line(
                one.hospital(),
                name(one),
                kind(one),
                "none",
                words.say("state.none"),
                NOTHING,
                NOTHING,
                NOTHING,
                aside(one),
                one.patients() == 0 ? NOTHING : words.number(one.patients()),
                one.patients() == 0 ? "" : words.say("as-of", words.time(now, now)),
                PAGE + one.hospital());
    }

    private String aside(HospitalSummary one) {
        return one.putAside() == 0 ? NOTHING : words.number(one.putAside());
    }

    private TodayPage.Paging paging(Query query, int from, int to, int total, int pages) {
        return new TodayPage.Paging(
                total == 0
                        ? words.say("table.empty")
                        : words.say("table.paging", from + 1, to, total),
                query.page() > 1 ? address(query.at(query.page() - 1)) : "",
                query.page() < pages ? address(query.at(query.page() + 1)) : "");
    }

    private static String address(Query query) {
        return "/district/?" + query.address() + "#hospitals";
    }

    /// The name in the page's language where there is one, else the other, else the code.
    String name(HospitalSummary one) {
        String name = words.name(one.name(), one.nameLocal());
        return name.isEmpty() ? one.hospital() : name;
    }

    private String kind(HospitalSummary one) {
        String tier = one.tier();
        return tier == null ? "" : words.say("tier." + tier.toLowerCase(Locale.ROOT));
    }
}
