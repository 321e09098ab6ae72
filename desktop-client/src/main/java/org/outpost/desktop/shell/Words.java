// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.lang.ref.WeakReference;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javafx.beans.Observable;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableValue;

/// The voice of the screens: bundles, the language they are read in, and how numbers and times are
/// written.
///
/// One object lives as long as the window. Switching the language changes every bound label where
/// it stands, so that screen, place and draft stay. Numbers are grouped the Indian way
/// (`1,00,000`), which the JDK's formats can't do. A key with a `.one` sister uses it when its
/// first value is the number 1.
public final class Words {
    private static final String BUNDLE = "org.outpost.desktop.shell.messages";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /// Rulings name days the way the wire does.
    private static final Pattern ISO_DAY = Pattern.compile("\\d{4}-[01]\\d-[0-3]\\d");

    private static final int FEW = 64;

    /// Whoever follows the language. A property would look through all of them for each that has
    /// gone, and behind a morning's work thousands have.
    private final List<Following<?>> following = new ArrayList<>();

    private final ZoneId zone;
    private Lang language;
    private ResourceBundle bundle;
    private int sweepAt = FEW;

    public Words(Lang first, ZoneId zone) {
        this.zone = zone;
        this.bundle = load(first);
        this.language = first;
    }

    /// Tells a view of every change of the language while somebody else holds it: these words live
    /// as long as the window, a view and all it shows only until the person has signed out.
    ///
    /// @param then what the view does; it must not hold the view itself
    public <V> void follow(V view, Consumer<V> then) {
        if (following.size() >= sweepAt) {
            following.removeIf(Following::hasGone);
            sweepAt = Math.max(FEW, 2 * following.size());
        }
        following.add(new Following<>(new WeakReference<>(view), then));
    }

    public Lang language() {
        return language;
    }

    public ZoneId zone() {
        return zone;
    }

    public void speak(Lang next) {
        if (next == language) {
            return;
        }
        bundle = load(next);
        language = next;
        // Whoever draws itself anew makes more that follow.
        List.copyOf(following).forEach(Following::tell);
    }

    public String text(String key, Object... values) {
        return text(new Phrase(key, List.of(values)));
    }

    public String text(Phrase phrase) {
        if (phrase.isGiven()) {
            return String.valueOf(phrase.values().getFirst());
        }
        if (phrase.isInTwoScripts()) {
            return String.valueOf(phrase.values().get(language == Lang.EN ? 0 : 1));
        }
        String pattern = pattern(phrase);
        if (phrase.values().isEmpty()) {
            return pattern;
        }
        Object[] written = phrase.values().stream().map(this::write).toArray();
        return new MessageFormat(pattern, language.locale()).format(written);
    }

    /// A text that follows the language; the label it is bound to keeps it alive.
    public StringBinding live(String key, Object... values) {
        return live(Phrase.of(key, values));
    }

    public StringBinding live(Phrase phrase) {
        return new Live(() -> text(phrase));
    }

    /// A text that follows both the language and a phrase that changes.
    public StringBinding live(ObservableValue<Optional<Phrase>> phrase) {
        return new Live(() -> phrase.getValue().map(this::text).orElse(""), phrase);
    }

    /// The same of a phrase that is made anew whenever something changes.
    public StringBinding live(Supplier<Phrase> phrase, Observable of) {
        return new Live(() -> text(phrase.get()), of);
    }

    public String date(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMM yyyy", language.locale()).format(day);
    }

    public String date(Instant moment) {
        return date(moment.atZone(zone).toLocalDate());
    }

    public String time(Instant moment) {
        return TIME.format(moment.atZone(zone));
    }

    public String time(LocalTime time) {
        return TIME.format(time);
    }

    /// `09:12` today, `22 Nov 2026, 09:12` on any other day.
    public String moment(Instant moment, Instant now) {
        LocalDate day = moment.atZone(zone).toLocalDate();
        return day.equals(now.atZone(zone).toLocalDate())
                ? time(moment)
                : date(day) + ", " + time(moment);
    }

    /// Indian grouping: the last three digits, then pairs.
    public static String number(long value) {
        String digits = Long.toString(value);
        String sign = value < 0 ? "-" : "";
        String whole = value < 0 ? digits.substring(1) : digits;
        if (whole.length() <= 3) {
            return sign + whole;
        }
        StringBuilder out = new StringBuilder(whole.substring(whole.length() - 3));
        int end = whole.length() - 3;
        while (end > 0) {
            int start = Math.max(0, end - 2);
            out.insert(0, whole.substring(start, end) + ",");
            end = start;
        }
        return sign + out;
    }

    private Object write(Object value) {
        return switch (value) {
            case Long n -> number(n);
            case Integer n -> number(n);
            case Phrase inner -> text(inner);
            case LocalDate day -> date(day);
            case Instant moment -> time(moment);
            case LocalTime time -> time(time);
            case String text when ISO_DAY.matcher(text).matches() -> date(LocalDate.parse(text));
            default -> value.toString();
        };
    }

    private String pattern(Phrase phrase) {
        boolean one =
                !phrase.values().isEmpty()
                        && phrase.values().getFirst() instanceof Number n
                        && n.longValue() == 1L
                        && bundle.containsKey(phrase.key() + ".one");
        String key = one ? phrase.key() + ".one" : phrase.key();
        return bundle.containsKey(key) ? bundle.getString(key) : "[" + key + "]";
    }

    /// What a key says in every language, to read what people wrote in any of them.
    public static List<String> inEveryLanguage(String key) {
        return Arrays.stream(Lang.values()).map(lang -> load(lang).getString(key)).toList();
    }

    /// How many are held to be told; those that have gone count until they are swept.
    int followers() {
        return following.size();
    }

    /// A text that is read anew when the language changes, or what else it is made of.
    private final class Live extends StringBinding {
        private final Supplier<String> text;

        Live(Supplier<String> text, Observable... of) {
            this.text = text;
            bind(of);
            follow(this, Live::invalidate);
        }

        @Override
        protected String computeValue() {
            return text.get();
        }
    }

    /// One that follows the language and is not held by it.
    private record Following<V>(WeakReference<V> view, Consumer<V> then) {
        void tell() {
            V there = view.get();
            if (there != null) {
                then.accept(there);
            }
        }

        boolean hasGone() {
            return view.refersTo(null);
        }
    }

    private static ResourceBundle load(Lang lang) {
        try {
            // The root bundle does not exist on purpose: a missing key must show, not fall back in
            // silence.
            return ResourceBundle.getBundle(BUNDLE, Locale.of(lang.tag()));
        } catch (MissingResourceException missing) {
            throw new IllegalStateException(
                    "the words of " + lang + " are not in this build", missing);
        }
    }
}
