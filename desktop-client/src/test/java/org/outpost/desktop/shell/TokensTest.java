// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// One hand: the colours of the window and of the district's pages are the same values under the
/// same names.
class TokensTest {
    private static final Path PAGES =
            Path.of(
                    "../sync-server/src/main/resources/org/outpost/server/reporting/static/outpost.css");
    private static final Path WINDOW =
            Path.of("src/main/resources/org/outpost/desktop/shell/outpost.css");

    @Test
    void windowAndPagesHaveTheSameTokens() throws IOException {
        Map<String, String> pages = tokens(PAGES, "--");
        Map<String, String> window = tokens(WINDOW, "-");
        assertThat(pages).hasSizeGreaterThan(20);
        assertThat(window).containsAllEntriesOf(pages);
    }

    @Test
    void textHasEnoughContrastOnItsGround() throws IOException {
        Map<String, String> window = tokens(WINDOW, "-");
        assertThat(contrast(window, "fg-default", "bg-default")).isGreaterThan(7);
        assertThat(contrast(window, "fg-muted", "bg-default")).isGreaterThan(4.5);
        assertThat(contrast(window, "fg-muted", "bg-subtle")).isGreaterThan(4.5);
        assertThat(contrast(window, "rail-fg", "rail-bg")).isGreaterThan(4.5);
        assertThat(contrast(window, "rail-muted", "rail-bg")).isGreaterThan(4.5);
        assertThat(contrast(window, "control-edge", "bg-default")).isGreaterThan(3);
        for (String state : new String[] {"success", "warning", "danger", "accent"}) {
            assertThat(contrast(window, state + "-fg", state + "-subtle"))
                    .as(state)
                    .isGreaterThan(4.5);
        }
    }

    /// A shadow as an effect is drawn by the processor at each pulse, and its pictures are kept.
    @Test
    void nothingIsDrawnByEffects() throws IOException {
        assertThat(Files.readString(WINDOW)).doesNotContain("-fx-effect");
    }

    private static Map<String, String> tokens(Path sheet, String dashes) throws IOException {
        Map<String, String> tokens = new TreeMap<>();
        Matcher matcher =
                Pattern.compile("(?m)^\\s*" + dashes + "color-([a-z0-9-]+):\\s*(#[0-9A-Fa-f]{6});")
                        .matcher(Files.readString(sheet));
        while (matcher.find()) {
            tokens.putIfAbsent(matcher.group(1), matcher.group(2).toUpperCase());
        }
        return tokens;
    }

    private static double contrast(Map<String, String> tokens, String one, String other) {
        double a = luminance(tokens.get(one));
        double b = luminance(tokens.get(other));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            sum +=
                    weights[i]
                            * (part <= 0.03928
                                    ? part / 12.92
                                    : Math.pow((part + 0.055) / 1.055, 2.4));
        }
        return sum;
    }
}
