// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// The numbers on top of the page. A silent hospital is left out of every sum and said so; one
/// without a counter has nothing to send, so what is known of it is all there is.
final class TilesBuilder {
    private static final String TABLE = "#hospitals";

    private final Words words;
    private final long now;
    private final List<HospitalSummary> all;
    private final List<HospitalSummary> heard;
    private final int silent;
    private final int inUse;

    TilesBuilder(Words words, long now, long silentAfterMillis, List<HospitalSummary> all) {
        this.words = words;
        this.now = now;
        this.all = all.stream().filter(one -> !one.silent(now, silentAfterMillis)).toList();
        this.heard = this.all.stream().filter(HospitalSummary::inUse).toList();
        this.silent = all.size() - this.all.size();
        this.inUse = silent + heard.size();
    }

    List<TodayPage.Tile> build(long messagesToday) {
        return List.of(
                new TodayPage.Tile(
                        "heard",
                        words.say("tile.heard"),
                        inUse == 0
                                ? ""
                                : words.say(
                                        "tile.heard.number",
                                        words.number(heard.size()),
                                        words.number(inUse)),
                        aboutHeard(),
                        silent == 0 ? TABLE : "/district/?show=silent" + TABLE),
                new TodayPage.Tile(
                        "patients",
                        words.say("tile.patients"),
                        all.isEmpty() ? "" : words.number(patients()),
                        all.isEmpty() ? nothing() : without(),
                        "/district/?sort=patients" + TABLE),
                new TodayPage.Tile(
                        "unsent",
                        words.say("tile.unsent"),
                        heard.isEmpty() ? "" : words.number(unsent()),
                        heard.isEmpty() ? nothing() : oldest() + without(),
                        "/district/?sort=unsent" + TABLE),
                new TodayPage.Tile(
                        "messages",
                        words.say("tile.messages"),
                        words.number(messagesToday),
                        asOf(),
                        TABLE));
    }

    private String aboutHeard() {
        int none = all.size() - heard.size();
        List<String> parts = new ArrayList<>();
        if (inUse > 0) {
            parts.add(silent == 0 ? words.say("tile.heard.all") : without());
        }
        if (none > 0 || inUse == 0) {
            parts.add(
                    switch (none) {
                        case 0 -> words.say("table.none");
                        case 1 -> words.say("tile.without-counter.one");
                        default -> words.say("tile.without-counter.many", words.number(none));
                    });
        }
        return String.join(" · ", parts);
    }

    private String without() {
        return switch (silent) {
            case 0 -> asOf();
            case 1 -> words.say("without.one");
            default -> words.say("without.many", silent);
        };
    }

    private String nothing() {
        return inUse == 0 ? words.say("tile.no-counter") : words.say("tile.nothing");
    }

    private String asOf() {
        return words.say("as-of", words.time(now, now));
    }

    private long patients() {
        return all.stream().mapToLong(HospitalSummary::patients).sum();
    }

    private long unsent() {
        return heard.stream().mapToLong(HospitalSummary::unsent).sum();
    }

    private String oldest() {
        return heard.stream()
                .map(HospitalSummary::oldestUnsent)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(at -> words.say("unsent.oldest", words.time(at, now)) + " · ")
                .orElse("");
    }
}
