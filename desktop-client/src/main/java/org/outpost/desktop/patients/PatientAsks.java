// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.patients.PatientNumber;
import org.outpost.model.patients.SearchKeys;
import org.outpost.model.patients.TypedDigits;

/// The queries by which one box finds people: what was typed may be a number of any book, digits of
/// a phone or words of names and villages. Each runs on an index.
final class PatientAsks {
    /// More matches than these are not counted.
    static final int MOST = 1000;

    /// As many as any list shows: so many of the very name come before all that only begin so.
    private static final int SHOWN = 50;

    private static final String BY_KEYS =
            "select rowid from patient_search where patient_search match ? limit ?";
    private static final String BY_PHONE =
            "select rid from patient where phone >= ? and phone < ? and phone <> '' limit ?";
    private static final String BY_PHONE_END =
            "select rid from patient where phone_back >= ? and phone_back < ?"
                    + " and phone_back <> '' limit ?";
    private static final String BY_NUMBER =
            "select rid from patient where number >= ? and number < ? and number is not null"
                    + " limit ?";
    private static final String BY_ABHA =
            "select rid from patient where abha >= ? and abha < ? and abha <> '' limit ?";
    private static final String BY_PAPER =
            "select rid from patient where paper_number >= ? collate nocase"
                    + " and paper_number < ? collate nocase and paper_number <> '' limit ?";
    private static final Pattern NUMBER_BEGUN =
            Pattern.compile("[A-Za-z0-9]+-[A-Za-z0-9]+-[0-9-]{1,8}");
    private static final int SHORTEST_END = 4;
    private static final int ABHA_DIGITS = 14;

    private PatientAsks() {}

    static List<Ask> of(HospitalId here, String typed) {
        List<Ask> asks = new ArrayList<>();
        String latin = TypedDigits.latin(typed);
        String digits = latin.replaceAll("[ ()./+-]", "");
        if (!digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            byDigits(here, latin, digits, asks);
            return asks;
        }
        PatientNumber.parse(latin, here).ifPresent(number -> byNumber(number.value(), asks));
        if (NUMBER_BEGUN.matcher(latin.strip()).matches()) {
            byNumber(latin.strip().toUpperCase(Locale.ROOT), asks);
        }
        if (latin.chars().anyMatch(c -> c >= '0' && c <= '9')) {
            asks.add(Ask.range(BY_PAPER, latin.strip()));
        }
        List<SearchKeys.Asked> words = SearchKeys.asked(typed);
        if (!words.isEmpty()) {
            asks.add(
                    new Ask(BY_KEYS, new Object[] {"keys : (" + whole(words) + ")", SHOWN}, false));
            asks.add(new Ask(BY_KEYS, new Object[] {"keys : (" + exact(words) + ")", MOST}, false));
            asks.add(
                    new Ask(
                            BY_KEYS,
                            new Object[] {"keys : (" + sounding(words) + ")", MOST},
                            true));
            asks.add(
                    new Ask(
                            BY_KEYS,
                            new Object[] {"{keys place} : (" + either(words) + ")", MOST},
                            true));
        }
        return asks;
    }

    /// One query of a search, for row ids.
    ///
    /// @param whenFew only where those before it found fewer than are shown
    record Ask(String query, Object[] values, boolean whenFew) {
        static Ask range(String query, String beginning) {
            return new Ask(query, new Object[] {beginning, beginning + "\uffff", MOST}, false);
        }
    }

    /// Whoever has the number, and then whoever has a paper that shows it though it was replaced.
    private static void byNumber(String beginning, List<Ask> asks) {
        asks.add(Ask.range(BY_NUMBER, beginning));
        asks.add(Ask.range(FormerNumbers.BY_NUMBER, beginning));
    }

    private static void byDigits(HospitalId here, String typed, String digits, List<Ask> asks) {
        PatientNumber.parse(typed, here).ifPresent(number -> byNumber(number.value(), asks));
        if (digits.length() <= 6) {
            String padded = "0".repeat(6 - digits.length()) + digits;
            byNumber(here.value() + "-" + padded + "-", asks);
        }
        if (digits.length() == ABHA_DIGITS) {
            asks.add(Ask.range(BY_ABHA, digits));
        }
        asks.add(Ask.range(BY_PAPER, typed.strip()));
        asks.add(Ask.range(BY_PHONE, digits));
        asks.add(Ask.range(BY_PHONE, "+" + digits));
        if (digits.length() >= SHORTEST_END) {
            asks.add(Ask.range(BY_PHONE_END, new StringBuilder(digits).reverse().toString()));
        }
    }

    /// Every word as a whole word of the name, in any order.
    private static String whole(List<SearchKeys.Asked> words) {
        return all(words, word -> new TreeSet<>(List.of(word.word(), word.plain())), "");
    }

    /// Every word as a beginning of a word of the name, in any order.
    static String exact(List<SearchKeys.Asked> words) {
        return all(words, word -> new TreeSet<>(List.of(word.word(), word.plain())), "*");
    }

    /// Every word as the beginning of a sound of the name, in any order; words too short to have a
    /// sound stay as they are.
    static String sounding(List<SearchKeys.Asked> words) {
        return all(words, word -> Set.of(word.sound().isEmpty() ? word.word() : word.sound()), "*");
    }

    /// Every word as the beginning of a word or a sound.
    private static String either(List<SearchKeys.Asked> words) {
        return all(
                words,
                word ->
                        word.sound().isEmpty()
                                ? new TreeSet<>(List.of(word.word(), word.plain()))
                                : new TreeSet<>(List.of(word.word(), word.plain(), word.sound())),
                "*");
    }

    /// @param end behind each key: `*` takes it for a beginning
    private static String all(
            List<SearchKeys.Asked> words,
            Function<SearchKeys.Asked, Set<String>> keys,
            String end) {
        return words.stream()
                .map(word ->
                        keys.apply(word).stream()
                                .map(key -> '"' + key + '"' + end)
                                .collect(Collectors.joining(" OR ", "(", ")")))
                .collect(Collectors.joining(" AND "));
    }
}
