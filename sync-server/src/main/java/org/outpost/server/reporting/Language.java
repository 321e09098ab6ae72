// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The languages the pages speak.
public enum Language {
    EN("en", "English"),
    HI("hi", "हिंदी");

    private final String code;
    private final String itself;

    Language(String code, String itself) {
        this.code = code;
        this.itself = itself;
    }

    /// As in the address, the cookie and the page's `lang`.
    public String code() {
        return code;
    }

    /// How it calls itself.
    public String itself() {
        return itself;
    }

    /// The other one.
    public Language other() {
        return this == EN ? HI : EN;
    }

    Locale locale() {
        return Locale.of(code);
    }

    /// The first of these that names a language of ours: what was asked for, what was chosen
    /// before, what the browser prefers.
    static Language of(@Nullable String asked, @Nullable String chosen, @Nullable String accepts) {
        for (String one : new String[] {asked, chosen}) {
            for (Language language : values()) {
                if (language.code.equals(one)) {
                    return language;
                }
            }
        }
        return accepts != null && accepts.toLowerCase(Locale.ROOT).startsWith("hi") ? HI : EN;
    }
}
