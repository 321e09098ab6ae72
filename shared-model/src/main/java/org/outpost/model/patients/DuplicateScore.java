// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How likely two records are of one person, and why. Pure, so that the warning beside the form,
/// the list of the district and the bench say the same. A score says how much speaks for it, not
/// how probable it is: {@link #WARN} is set so that planted doubles are found and strangers of one
/// village are not.
public final class DuplicateScore {
    /// From here on a clerk is warned.
    public static final int WARN = 60;

    private static final int SAME_WORDS = 50;
    private static final int SAME_SOUNDS = 42;
    private static final int NEAR_WORDS = 34;
    private static final int PART_OF_NAME = 18;
    private static final int PHONE = 30;
    private static final int AGE = 16;
    private static final int NEAR_AGE = 10;
    private static final int VILLAGE = 10;
    private static final int GUARDIAN = 12;
    private static final int OTHER_SEX = -45;
    private static final int OTHER_AGE = -35;
    private static final int DOUBTFUL_AGE = -5;
    private static final int OTHER_NAME = -40;
    private static final int OTHER_PART = -10;
    private static final int OTHER_PHONE = -20;
    private static final int OTHER_VILLAGE = -10;
    private static final int OTHER_GUARDIAN = -20;
    private static final int SURE = 120;

    /// So much nobody errs in telling an age.
    private static final int YEARS_APART = 10;

    /// Namesakes of one age whom chance alone puts into the village: one more tells nothing.
    private static final double BY_CHANCE = 1;

    /// How many of a hospital's people live in a village nobody named.
    private static final double ANY_VILLAGE = 0.04;

    private DuplicateScore() {}

    /// What speaks for it, gravest first.
    public enum Reason {
        SAME_ABHA,
        SAME_PAPER_NUMBER,
        SAME_NAME,
        SAME_SOUND,
        NEAR_NAME,
        PART_OF_NAME,
        SAME_PHONE,
        SAME_AGE,
        NEAR_AGE,
        SAME_VILLAGE,
        SAME_GUARDIAN;

        /// Whether it tells one person from a namesake of the same age and village.
        boolean tellsApart() {
            return switch (this) {
                case SAME_ABHA, SAME_PAPER_NUMBER, SAME_PHONE, SAME_GUARDIAN -> true;
                default -> false;
            };
        }
    }

    /// What speaks so much against it that whoever makes one of the two all the same says why.
    public enum Doubt {
        OTHER_SEX,
        OTHER_AGE
    }

    /// @param points {@link #WARN} and more are worth a clerk's look
    public record Score(int points, Set<Reason> reasons) {
        public Score {
            reasons = reasons.isEmpty() ? Set.of() : EnumSet.copyOf(reasons);
        }

        /// Whether a clerk is warned.
        public boolean warns() {
            return points >= WARN;
        }

        /// Of one name and age, and nothing besides that is rarer than a village.
        private boolean isNamesake() {
            boolean named =
                    reasons.contains(Reason.SAME_NAME) || reasons.contains(Reason.SAME_SOUND);
            boolean aged = reasons.contains(Reason.SAME_AGE) || reasons.contains(Reason.NEAR_AGE);
            return named && aged && !tellsApart();
        }

        private boolean tellsApart() {
            return reasons.stream().anyMatch(Reason::tellsApart);
        }
    }

    /// Those of whom a clerk is told, the likeliest first. What agrees counts the less, the more of
    /// all people agree in it (Fellegi and Sunter, A Theory for Record Linkage, 1969: the weight of
    /// an agreement is the logarithm of how rare it is among strangers). Name and age are as common
    /// as there are namesakes of that age here, a village as large as its share of the people; the
    /// one times the other is how many strangers are alike in all three by chance. Where that is
    /// more than one, nobody is named of whom nothing else speaks: a warning that is always there
    /// is never read.
    ///
    /// @param compared whoever was drawn from the indexes, from whichever village
    /// @param share of the people here, those of the village in question; NaN where none is told
    public static <T> List<T> telling(List<T> compared, Function<T, Score> score, double share) {
        List<T> warned =
                compared.stream()
                        .filter(one -> score.apply(one).warns())
                        .sorted(Comparator.comparingInt(one -> -score.apply(one).points()))
                        .toList();
        long namesakes = compared.stream().filter(one -> score.apply(one).isNamesake()).count();
        return namesakes * (Double.isNaN(share) ? ANY_VILLAGE : share) <= BY_CHANCE
                ? warned
                : warned.stream().filter(one -> score.apply(one).tellsApart()).toList();
    }

    /// How alike two people are.
    ///
    /// @param today from which ages are reckoned
    public static Score of(Person one, Person other, LocalDate today) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        int points = numbers(one, other, reasons);
        points += names(one, other, reasons);
        if (same(one.phone(), other.phone())) {
            reasons.add(Reason.SAME_PHONE);
            points += PHONE;
        } else if (told(one.phone()) && told(other.phone())) {
            points += OTHER_PHONE;
        }
        points += ages(one, other, today, reasons);
        if (alike(one.village(), other.village())) {
            reasons.add(Reason.SAME_VILLAGE);
            points += VILLAGE;
        } else if (told(one.village()) && told(other.village())) {
            points += OTHER_VILLAGE;
        }
        if (alike(one.guardian(), other.guardian())) {
            reasons.add(Reason.SAME_GUARDIAN);
            points += GUARDIAN;
        } else if (told(one.guardian()) && told(other.guardian())) {
            points += OTHER_GUARDIAN;
        }
        if (otherSex(one, other)) {
            points += OTHER_SEX;
        }
        return new Score(points, reasons);
    }

    /// Why two people are hardly one; empty where nothing told of them says so.
    public static Set<Doubt> doubts(Person one, Person other) {
        Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
        if (otherSex(one, other)) {
            doubts.add(Doubt.OTHER_SEX);
        }
        Integer mine = year(one);
        Integer theirs = year(other);
        if (mine != null && theirs != null && Math.abs(mine - theirs) > YEARS_APART) {
            doubts.add(Doubt.OTHER_AGE);
        }
        return doubts;
    }

    private static boolean otherSex(Person one, Person other) {
        return one.sex() != null && other.sex() != null && one.sex() != other.sex();
    }

    private static int numbers(Person one, Person other, Set<Reason> reasons) {
        if (same(one.abha(), other.abha())) {
            reasons.add(Reason.SAME_ABHA);
            return SURE;
        }
        if (same(one.paperNumber(), other.paperNumber())) {
            reasons.add(Reason.SAME_PAPER_NUMBER);
            return WARN / 2;
        }
        return 0;
    }

    private static int names(Person one, Person other, Set<Reason> reasons) {
        List<SearchKeys.Asked> mine = SearchKeys.asked(name(one));
        List<SearchKeys.Asked> theirs = SearchKeys.asked(name(other));
        if (mine.isEmpty() || theirs.isEmpty()) {
            return 0;
        }
        int shorter = Math.min(mine.size(), theirs.size());
        int exact = 0;
        int sounding = 0;
        int near = 0;
        List<SearchKeys.Asked> left = new ArrayList<>(theirs);
        for (SearchKeys.Asked word : mine) {
            SearchKeys.@Nullable Asked twin = closest(word, left);
            if (twin == null) {
                continue;
            }
            left.remove(twin);
            near++;
            if (word.plain().equals(twin.plain())) {
                exact++;
                sounding++;
            } else if (!word.sound().isEmpty() && word.sound().equals(twin.sound())) {
                sounding++;
            }
        }
        boolean whole = near == shorter && (shorter > 1 || mine.size() == theirs.size());
        if (whole && exact == shorter) {
            reasons.add(Reason.SAME_NAME);
            return SAME_WORDS;
        }
        if (whole && sounding == shorter) {
            reasons.add(Reason.SAME_SOUND);
            return SAME_SOUNDS;
        }
        if (whole) {
            reasons.add(Reason.NEAR_NAME);
            return NEAR_WORDS;
        }
        if (near == 0) {
            return OTHER_NAME;
        }
        reasons.add(Reason.PART_OF_NAME);
        // Sisters share the second name: what each has of her own speaks against it.
        return near < shorter ? OTHER_PART : PART_OF_NAME;
    }

    /// The word most like this one: the same, one that sounds the same, or one a slip of the pen
    /// away; null where none is.
    private static SearchKeys.@Nullable Asked closest(
            SearchKeys.Asked word, List<SearchKeys.Asked> among) {
        SearchKeys.Asked best = null;
        int least = 3;
        for (SearchKeys.Asked other : among) {
            int apart = apart(word, other);
            if (apart < least) {
                least = apart;
                best = other;
            }
        }
        return best;
    }

    private static int apart(SearchKeys.Asked one, SearchKeys.Asked other) {
        if (one.plain().equals(other.plain())) {
            return 0;
        }
        if (!one.sound().isEmpty() && one.sound().equals(other.sound())) {
            return 1;
        }
        boolean longEnough = Math.min(one.plain().length(), other.plain().length()) > 3;
        return longEnough && slips(one.plain(), other.plain()) <= 1 ? 2 : 3;
    }

    /// Letters left out, put in, changed or swapped with their neighbour; more than one is two.
    private static int slips(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 1) {
            return 2;
        }
        int from = 0;
        int shorter = Math.min(one.length(), other.length());
        while (from < shorter && one.charAt(from) == other.charAt(from)) {
            from++;
        }
        int back = 0;
        while (back < shorter - from
                && one.charAt(one.length() - 1 - back) == other.charAt(other.length() - 1 - back)) {
            back++;
        }
        int mine = one.length() - from - back;
        int theirs = other.length() - from - back;
        boolean swapped =
                mine == 2
                        && theirs == 2
                        && one.charAt(from) == other.charAt(from + 1)
                        && one.charAt(from + 1) == other.charAt(from);
        return swapped ? 1 : Math.max(mine, theirs);
    }

    private static int ages(Person one, Person other, LocalDate today, Set<Reason> reasons) {
        Integer mine = year(one);
        Integer theirs = year(other);
        if (mine == null || theirs == null) {
            return 0;
        }
        int apart = Math.abs(mine - theirs);
        // Who told an age long ago told it roughly; of small children it is known better.
        int age = today.getYear() - Math.max(mine, theirs);
        int near = age < 5 ? 1 : age < 40 ? 2 : 5;
        if (apart == 0 || (apart == 1 && age >= 5)) {
            reasons.add(Reason.SAME_AGE);
            return AGE;
        }
        if (apart <= near) {
            reasons.add(Reason.NEAR_AGE);
            return NEAR_AGE;
        }
        return apart <= 2 * near ? DOUBTFUL_AGE : OTHER_AGE;
    }

    private static @Nullable Integer year(Person person) {
        LocalDate date = person.birthDate();
        return date != null ? Integer.valueOf(date.getYear()) : person.birthYear();
    }

    /// Both scripts where the Latin name is missing: the keys bring them together.
    private static String name(Person person) {
        String latin = person.name();
        String local = person.nameLocal();
        return latin != null && !latin.isBlank() ? latin : local == null ? "" : local;
    }

    private static boolean told(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return told(one) && one != null && one.equals(other);
    }

    private static boolean alike(@Nullable String one, @Nullable String other) {
        if (one == null || other == null || one.isBlank() || other.isBlank()) {
            return false;
        }
        if (one.equals(other)) {
            return true;
        }
        List<String> sounds = SearchKeys.sounds(one);
        return !sounds.isEmpty()
                ? sounds.equals(SearchKeys.sounds(other))
                : one.strip().equalsIgnoreCase(other.strip());
    }
}
