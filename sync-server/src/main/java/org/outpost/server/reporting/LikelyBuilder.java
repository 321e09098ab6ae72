// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.patients.DuplicateScore;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.PatientNumber;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.PersonField;
import org.outpost.server.patients.LikelyDesk;

/// Puts the page of likely duplicates together: pure, made per request. Of a phone only its end is
/// told: that it is the same stands among the reasons.
final class LikelyBuilder {
    /// Where the page is.
    static final String PATH = "/district/likely";

    /// How many pairs are on a page.
    static final int MOST = 10;

    private static final int FARTHEST = 10_000;
    private static final int PHONE_END = 4;

    private final Words words;
    private final long now;
    private final Map<String, String> hospitals;
    private final UnaryOperator<String> people;

    /// @param hospitals those the reader sees
    /// @param people the name of a user
    LikelyBuilder(
            Words words, long now, List<HospitalSummary> hospitals, UnaryOperator<String> people) {
        TodayBuilder today = new TodayBuilder(words, now, 0);
        this.words = words;
        this.now = now;
        this.hospitals =
                hospitals.stream()
                        .collect(Collectors.toMap(HospitalSummary::hospital, today::name));
        this.people = people;
    }

    /// How many pairs an address says are gone over.
    static int from(@Nullable String typed) {
        return typed != null && typed.matches("[0-9]{1,5}")
                ? Math.min(FARTHEST, Integer.parseInt(typed))
                : 0;
    }

    /// @param open one more than is shown where there are more
    LikelyPage build(
            List<LikelyDesk.Pair> open,
            List<LikelyDesk.Pair> joined,
            List<LikelyDesk.Pair> apart,
            int from,
            String said) {
        return new LikelyPage(
                open.stream().limit(MOST).map(this::twins).toList(),
                joined.stream().map(pair -> settled(pair, "")).toList(),
                apart.stream()
                        .map(pair ->
                                settled(
                                        pair,
                                        words.say(
                                                "likely.told",
                                                people.apply(pair.of().who()),
                                                words.time(pair.of().at(), now))))
                        .toList(),
                said.isEmpty() ? "" : words.say("likely.said." + said),
                open.size() > MOST ? PATH + "?from=" + (from + MOST) : "",
                from > 0 ? PATH : "");
    }

    private LikelyPage.Twins twins(LikelyDesk.Pair pair) {
        String one = pair.of().one().value();
        String other = pair.of().other().value();
        return new LikelyPage.Twins(
                one,
                other,
                title(pair),
                words.say(
                        "likely.reasons",
                        pair.of().reasons().stream()
                                .sorted()
                                .map(reason -> words.say("likely.reason." + reason.name()))
                                .collect(Collectors.joining(", "))),
                doubt(pair.first().person(), pair.second().person()),
                rows(pair.first(), pair.second()),
                !Objects.equals(pair.first().home(), pair.second().home()));
    }

    private String doubt(Person one, Person other) {
        List<String> why =
                DuplicateScore.doubts(one, other).stream()
                        .map(doubt ->
                                switch (doubt) {
                                    case OTHER_SEX ->
                                            words.say(
                                                    "likely.doubt.sex",
                                                    orUnknown(sex(one)),
                                                    orUnknown(sex(other)));
                                    case OTHER_AGE ->
                                            words.say("likely.doubt.age", age(one), age(other));
                                })
                        .toList();
        return why.isEmpty() ? "" : words.say("likely.doubt", String.join(" ", why));
    }

    private LikelyPage.Settled settled(LikelyDesk.Pair pair, String about) {
        return new LikelyPage.Settled(
                pair.of().one().value(), pair.of().other().value(), title(pair), about);
    }

    private String title(LikelyDesk.Pair pair) {
        Patient one = pair.first();
        Patient other = pair.second();
        return Objects.equals(one.home(), other.home())
                ? words.say("likely.pair", name(one), name(other)) + " · " + hospital(one.home())
                : words.say("likely.pair", called(one), called(other));
    }

    private String called(Patient patient) {
        return name(patient) + " (" + hospital(patient.home()) + ")";
    }

    /// Which number is kept is the first choice, and the record with it; then every field in which
    /// the two differ.
    private List<LikelyPage.Row> rows(Patient one, Patient other) {
        List<LikelyPage.Row> rows = new ArrayList<>();
        row(rows, "hospital", hospital(one.home()), hospital(other.home()));
        rows.add(
                new LikelyPage.Row(
                        words.say("likely.number"),
                        orUnknown(number(one)),
                        orUnknown(number(other)),
                        LikelyForm.KEEP,
                        false));
        for (PersonField field : PersonField.values()) {
            choice(rows, field, one.person(), other.person());
        }
        row(rows, "since", words.time(one.registered(), now), words.time(other.registered(), now));
        return rows;
    }

    private void choice(List<LikelyPage.Row> rows, PersonField field, Person one, Person other) {
        if (field.told(one) || field.told(other)) {
            rows.add(
                    new LikelyPage.Row(
                            words.say("likely.field." + field.name()),
                            orUnknown(told(field, one)),
                            orUnknown(told(field, other)),
                            field.same(one, other) ? "" : field.name(),
                            !field.told(one)));
        }
    }

    private @Nullable String told(PersonField field, Person person) {
        return switch (field) {
            case BIRTH -> born(person);
            case SEX -> sex(person);
            case PHONE, ABHA, PAPER_NUMBER -> end(field.text(person));
            default -> field.text(person);
        };
    }

    private void row(List<LikelyPage.Row> rows, String key, String one, String other) {
        rows.add(
                new LikelyPage.Row(
                        words.say("likely." + key), orUnknown(one), orUnknown(other), "", false));
    }

    private String orUnknown(@Nullable String text) {
        return text == null || text.isBlank() ? words.say("unknown") : text;
    }

    private String hospital(@Nullable FeedId home) {
        String code = home == null ? "" : home.value().substring(home.value().indexOf('/') + 1);
        return hospitals.getOrDefault(code, code);
    }

    private String name(Patient patient) {
        Person person = patient.person();
        return orUnknown(words.name(person.name(), person.nameLocal()));
    }

    private static @Nullable String number(Patient patient) {
        PatientNumber number = patient.number();
        return number == null ? null : number.value();
    }

    private @Nullable String sex(Person person) {
        return person.sex() == null ? null : words.say("likely.sex." + person.sex().name());
    }

    private @Nullable String born(Person person) {
        LocalDate date = person.birthDate();
        Integer year = person.birthYear();
        return date != null ? words.date(date) : year == null ? null : year.toString();
    }

    private String age(Person person) {
        LocalDate date = person.birthDate();
        Integer year = date == null ? person.birthYear() : Integer.valueOf(date.getYear());
        return year == null ? words.say("unknown") : words.number(CareDay.of(now).getYear() - year);
    }

    private static @Nullable String end(@Nullable String phone) {
        return phone == null || phone.length() <= PHONE_END
                ? null
                : phone.substring(phone.length() - PHONE_END);
    }
}
