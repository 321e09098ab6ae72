// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.List;

/// Something to be said, not yet in any language: a key of the bundles and the values it names.
///
/// Models and use cases speak phrases; views turn them into words through [Words] and do so again
/// when the language changes. A name of a person or a medicine is a value, never a key, because it
/// is never translated.
public record Phrase(String key, List<Object> values) {
    private static final String AS_GIVEN = "as.given";
    private static final String IN_TWO_SCRIPTS = "in.two.scripts";

    public Phrase {
        values = List.copyOf(values);
    }

    public static Phrase of(String key, Object... values) {
        return new Phrase(key, List.of(values));
    }

    /// Words that are the same in every language: a name, a number, a code.
    public static Phrase given(String text) {
        return new Phrase(AS_GIVEN, List.of(text));
    }

    /// A name that is written in two scripts: of a hospital, of a department. Said in the script of
    /// the language; where one is not known, the other stands.
    public static Phrase named(String latin, String local) {
        return latin.isEmpty() || local.isEmpty() || latin.equals(local)
                ? given(latin.isEmpty() ? local : latin)
                : new Phrase(IN_TWO_SCRIPTS, List.of(latin, local));
    }

    boolean isGiven() {
        return key.equals(AS_GIVEN);
    }

    boolean isInTwoScripts() {
        return key.equals(IN_TWO_SCRIPTS);
    }
}
