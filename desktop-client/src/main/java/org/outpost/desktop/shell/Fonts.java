// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.scene.text.Font;

/// The six type files of the app. Loaded before the first scene; after that the family Inter falls
/// back to Noto Sans Devanagari by itself, also on a machine that has no Devanagari font.
public final class Fonts {
    private static final double ANY_SIZE = 14;
    private static final List<String> FILES =
            List.of(
                    "Inter_400Regular",
                    "Inter_600SemiBold",
                    "Inter_700Bold",
                    "NotoSansDevanagari_400Regular",
                    "NotoSansDevanagari_600SemiBold",
                    "NotoSansDevanagari_700Bold");

    private Fonts() {}

    public static void load() {
        for (String file : FILES) {
            String name = "/fonts/" + file + ".ttf";
            try (InputStream in =
                    Objects.requireNonNull(Fonts.class.getResourceAsStream(name), name)) {
                Font.loadFont(in, ANY_SIZE);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(
                        "the type file " + name + " can't be read", unreadable);
            }
        }
    }
}
