// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outpost.desktop.world.CounterWorld.until;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.beans.binding.StringBinding;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.Refusal;

class WordsTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");
    private static final Pattern KEY = Pattern.compile("\"([a-z]+(?:\\.[a-zA-Z-]+)+)\"");

    /// Keys whose Hindi equals the English, each with its reason.
    private static final Map<String, String> SAME =
            Map.ofEntries(
                    Map.entry("top.person", "a shape of values only"),
                    Map.entry("person.detail", "a shape of values only"),
                    Map.entry("card.age.sex", "a shape of values only"),
                    Map.entry("shift.scheme", "a shape of values only"),
                    Map.entry("done.visit.fee", "a shape of values only"),
                    Map.entry("history.where", "a shape of values only"),
                    Map.entry("place.store", "a shape of values only"),
                    Map.entry("import.going", "a shape of values only"),
                    Map.entry("import.mend", "a shape of values only"),
                    Map.entry("queue.department", "a shape of values only"),
                    Map.entry("merge.right", "a tick and a value"),
                    Map.entry("hint.day", "examples of what to type"),
                    Map.entry("hint.expiry", "an example of what to type"),
                    Map.entry("column.action", "the name of a key on the keyboard"));

    private final Properties english = bundle("en");
    private final Properties hindi = bundle("hi");

    @Test
    void whatShowsTheWordsFollowsTheLanguage() {
        Words words = new Words(Lang.EN, ZONE);
        StringBinding heading = words.live("title.queue");
        List<Lang> told = new ArrayList<>();
        words.follow(this, view -> told.add(words.language()));
        assertThat(heading.get()).isEqualTo(english.getProperty("title.queue"));

        words.speak(Lang.HI);
        words.speak(Lang.HI);

        assertThat(heading.get()).isEqualTo(hindi.getProperty("title.queue"));
        assertThat(told).as("once for one change").containsExactly(Lang.HI);
    }

    /// A morning makes tens of thousands of texts. Each that nobody shows any more is forgotten,
    /// without looking for it.
    @Test
    void wordsNobodyShowsAreForgotten() {
        Words words = new Words(Lang.EN, ZONE);
        StringBinding kept = words.live("title.queue");
        for (int i = 0; i < 10_000; i++) {
            words.live("title.queue");
        }
        until(() -> {
            System.gc();
            for (int i = 0; i < 10_000; i++) {
                words.live("title.queue");
            }
            return words.followers() < 25_000;
        });
        words.speak(Lang.HI);

        assertThat(kept.get()).isEqualTo(hindi.getProperty("title.queue"));
    }

    @Test
    void everyKeyIsThereInBothLanguages() {
        assertThat(new TreeSet<>(hindi.stringPropertyNames()))
                .isEqualTo(new TreeSet<>(english.stringPropertyNames()));
    }

    /// The later one would hold, and whoever mends the earlier one would mend nothing.
    @Test
    void noKeyIsWrittenTwice() throws IOException {
        for (String language : List.of("en", "hi")) {
            Path file =
                    Path.of(
                            "src/main/resources/org/outpost/desktop/shell/messages_"
                                    + language
                                    + ".properties");
            Set<String> keys = new TreeSet<>();
            List<String> twice =
                    Files.readAllLines(file).stream()
                            .filter(line -> !line.startsWith("#") && line.contains("="))
                            .map(line -> line.substring(0, line.indexOf('=')))
                            .filter(key -> !keys.add(key))
                            .toList();
            assertThat(twice).as(language).isEmpty();
        }
    }

    @Test
    void noHindiEqualsTheEnglishUnlessItIsListedWithAReason() {
        Set<String> same = new TreeSet<>();
        for (String key : english.stringPropertyNames()) {
            if (english.getProperty(key).equals(hindi.getProperty(key))) {
                same.add(key);
            }
        }
        assertThat(same).isEqualTo(new TreeSet<>(SAME.keySet()));
    }

    @Test
    void hindiIsWrittenInDevanagari() {
        for (String key : hindi.stringPropertyNames()) {
            if (!SAME.containsKey(key) && !key.equals("top.language")) {
                assertThat(hindi.getProperty(key))
                        .as(key)
                        .matches(text -> text.codePoints().anyMatch(WordsTest::isDevanagari));
            }
        }
    }

    @Test
    void bothLanguagesNameTheSameValues() {
        for (String key : english.stringPropertyNames()) {
            assertThat(values(hindi.getProperty(key)))
                    .as(key)
                    .isEqualTo(values(english.getProperty(key)));
        }
    }

    @Test
    void everyKeyThatTheCodeSpeaksHasWords() throws IOException {
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher matcher = KEY.matcher(Files.readString(file));
                while (matcher.find()) {
                    String key = matcher.group(1);
                    if (isOurs(key) && !english.containsKey(key)) {
                        missing.add(key);
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyRefusalOfTheRulesHasWords() throws ReflectiveOperationException {
        List<String> codes = new ArrayList<>();
        for (JavaClass found : new ClassFileImporter().importPackages("org.outpost.model")) {
            if (found.isAssignableTo(Refusal.class) && found.isRecord()) {
                String code = made(found.reflect()).code();
                if (code.contains(".")) {
                    codes.add(code);
                }
            }
        }
        assertThat(codes).hasSizeGreaterThan(40);
        assertThat(codes).allSatisfy(c -> assertThat(english).containsKey("refusal." + c));
    }

    @Test
    void screensNeverSpeakOfTheMachinery() {
        for (String key : english.stringPropertyNames()) {
            assertThat(english.getProperty(key).toLowerCase())
                    .as(key)
                    .doesNotContain("sync", "server", "database", "offline", "conflict")
                    .doesNotContain("payload", "error");
        }
    }

    @Test
    void numbersAreGroupedTheIndianWay() {
        assertThat(Words.number(0)).isEqualTo("0");
        assertThat(Words.number(999)).isEqualTo("999");
        assertThat(Words.number(1_000)).isEqualTo("1,000");
        assertThat(Words.number(1_00_000)).isEqualTo("1,00,000");
        assertThat(Words.number(-12_34_56_789)).isEqualTo("-12,34,56,789");
    }

    @Test
    void aBoundTextFollowsTheLanguage() {
        Words words = new Words(Lang.EN, ZONE);
        var text = words.live("likely.title", 2L);
        assertThat(text.get()).isEqualTo("2 may be the same person");
        words.speak(Lang.HI);
        assertThat(text.get()).isEqualTo("2 शायद वही व्यक्ति");
    }

    @Test
    void oneIsSaidInTheSingular() {
        Words words = new Words(Lang.EN, ZONE);
        assertThat(words.text("top.needs", 1L)).startsWith("1 needs you");
        assertThat(words.text("top.needs", 2L)).startsWith("2 need you");
    }

    @Test
    void daysAndTimesAreWrittenAsTheHouseWritesThem() {
        Words words = new Words(Lang.EN, ZONE);
        Instant now = Instant.parse("2026-11-23T05:12:00Z");
        assertThat(words.date(LocalDate.of(2026, 11, 23))).isEqualTo("23 Nov 2026");
        assertThat(words.moment(now, now)).isEqualTo("10:42");
        assertThat(words.moment(now.minusSeconds(86_400), now)).isEqualTo("22 Nov 2026, 10:42");
        assertThat(words.text("refusal.stock.batch-expired", "B7", "2026-10-31"))
                .isEqualTo("Batch B7 expired on 31 Oct 2026");
    }

    private static boolean isOurs(String key) {
        return !key.endsWith(".css")
                && !key.startsWith("org.")
                && !key.equals("as.given")
                && Stream.of(
                                "act.",
                                "field.",
                                "title.",
                                "column.",
                                "keys.",
                                "strip.",
                                "receipt.",
                                "form.",
                                "mend.",
                                "lines.",
                                "hint.",
                                "card.",
                                "home.",
                                "attention.",
                                "signin.",
                                "top.",
                                "toast.",
                                "trouble.unforeseen.",
                                "window.",
                                "patient.",
                                "stock.",
                                "booking.",
                                "board.",
                                "book.",
                                "cancel.",
                                "place.",
                                "reason.",
                                "history.",
                                "move.",
                                "likely.",
                                "role.",
                                "rail.",
                                "import.",
                                "export.",
                                "display.",
                                "room.")
                        .anyMatch(key::startsWith)
                && !key.startsWith("stock.batch-");
    }

    private static boolean isDevanagari(int c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.DEVANAGARI;
    }

    private static Set<String> values(String pattern) {
        Set<String> named = new TreeSet<>();
        Matcher matcher = Pattern.compile("\\{(\\d)}").matcher(pattern);
        while (matcher.find()) {
            named.add(matcher.group(1));
        }
        return named;
    }

    private static Refusal made(Class<?> record) throws ReflectiveOperationException {
        RecordComponent[] parts = record.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Constructor<?> constructor = record.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return (Refusal)
                constructor.newInstance(Arrays.stream(types).map(WordsTest::any).toArray());
    }

    private static Object any(Class<?> type) {
        if (type == long.class) {
            return 1L;
        }
        if (type == int.class) {
            return 1;
        }
        if (type == LocalDate.class) {
            return LocalDate.of(2026, 1, 1);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return "x";
    }

    private static Properties bundle(String tag) {
        Properties properties = new Properties();
        try (Reader reader =
                new InputStreamReader(
                        WordsTest.class.getResourceAsStream("messages_" + tag + ".properties"),
                        StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return properties;
    }
}
