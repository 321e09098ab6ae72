// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell.print;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Words that take as many lines as they need, each word by itself.
///
/// @param words none of them empty; what is not to be parted is one word
/// @param space what stands between two of them
record Paragraph(
        List<Lettering.Asked> words, Lettering.Asked space, boolean centred, double width) {
    private static final double WIDE = 0.62;
    private static final String BETWEEN = " " + BothScripts.BESIDE + " ";
    private static final char NO_BREAK = '\u00A0';

    /// What is said in two scripts breaks between them where each fits a line.
    ///
    /// @param px how large the letters are
    static Paragraph of(String text, double px, boolean bold, boolean centred, double width) {
        List<String> scripts = List.of(text.split(BETWEEN, -1));
        boolean fits = scripts.stream().allMatch(script -> wide(script, px) < width);
        String unbroken =
                fits
                        ? scripts.stream()
                                .map(script -> script.replace(' ', NO_BREAK))
                                .collect(Collectors.joining(BETWEEN))
                        : text;
        List<Lettering.Asked> words = new ArrayList<>();
        for (String word : unbroken.split(" ", -1)) {
            if (!word.isEmpty()) {
                words.add(new Lettering.Asked(word, px, bold));
            }
        }
        return new Paragraph(words, new Lettering.Asked(" ", px, bold), centred, width);
    }

    /// About how wide words are: digits and letters are narrower than this.
    static double wide(String words, double px) {
        return words.length() * WIDE * px;
    }
}
