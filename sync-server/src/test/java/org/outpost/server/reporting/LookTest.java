// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// One hand: the pages' colours are the counters' colours, and both languages say everything.
class LookTest {
    private static final Path COUNTERS =
            Path.of("../desktop-client/src/main/resources/org/outpost/desktop/shell/outpost.css");

    /// Names of medicines, products and file formats are the same in both, and so is a language's
    /// own name in the other.
    private static final Set<String> SAME_IN_BOTH = Set.of("product", "table.csv");

    private static String ours(String name) throws IOException {
        try (InputStream in = LookTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Map<String, String> tokens(String css, String prefix) {
        Map<String, String> found = new TreeMap<>();
        Matcher token =
                Pattern.compile("^\\s*" + prefix + "(color-[a-z0-9-]+): (#[0-9A-F]{6});", 8)
                        .matcher(css);
        while (token.find()) {
            found.putIfAbsent(token.group(1), token.group(2));
        }
        return found;
    }

    @Test
    void theTokensAreThoseOfTheCountersScreens() throws Exception {
        Map<String, String> counters = tokens(Files.readString(COUNTERS), "-");
        Map<String, String> pages = tokens(ours("static/outpost.css"), "--");
        assertThat(pages).hasSizeGreaterThanOrEqualTo(27);
        assertThat(counters).containsAllEntriesOf(pages);
    }

    @Test
    void coloursAreNamedInOnePlace() throws Exception {
        String css = ours("static/outpost.css");
        String rules = css.substring(css.indexOf('}'));
        assertThat(rules).doesNotContainPattern("#(?!FFFFFF|000000)[0-9A-Fa-f]{6}");
    }

    @Test
    void everyTokenUsedIsDefined() throws Exception {
        String css = ours("static/outpost.css");
        Set<String> used = new TreeSet<>();
        Matcher use = Pattern.compile("var\\(--(color-[a-z0-9-]+)\\)").matcher(css);
        while (use.find()) {
            used.add(use.group(1));
        }
        assertThat(tokens(css, "--").keySet()).containsAll(used);
    }

    @Test
    void hindiSaysEverythingAndNothingInEnglish() throws Exception {
        Properties english = words("pages.properties");
        Properties hindi = words("pages_hi.properties");
        assertThat(hindi.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            if (!SAME_IN_BOTH.contains(key)) {
                assertThat(hindi.getProperty(key)).as(key).isNotEqualTo(english.getProperty(key));
            }
            assertThat(places(hindi.getProperty(key)))
                    .as(key)
                    .isEqualTo(places(english.getProperty(key)));
        }
    }

    @Test
    void thePagesFirstViewIsSmall() throws Exception {
        byte[] script = StaticFiles.read("htmx.js");
        assertThat(script).isNotNull();
        assertThat(new String(script, StandardCharsets.UTF_8)).contains("htmx");
        assertThat(ours("static/outpost.css").length()).isLessThan(16_000);
    }

    private static Properties words(String name) throws IOException {
        Properties words = new Properties();
        try (InputStream in = LookTest.class.getResourceAsStream(name)) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return words;
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        Matcher place = Pattern.compile("\\{[0-9]}").matcher(text);
        while (place.find()) {
            places.add(place.group());
        }
        return places;
    }
}
