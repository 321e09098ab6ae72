// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.Locale;

/// The languages of the screens. Both write numbers the Indian way with Latin digits.
public enum Lang {
    EN("en", "EN"),
    HI("hi", "हि");

    private final String tag;
    private final String shortName;

    Lang(String tag, String shortName) {
        this.tag = tag;
        this.shortName = shortName;
    }

    /// The name of the bundle and of the command line's value.
    public String tag() {
        return tag;
    }

    /// What the top bar's switch shows.
    public String shortName() {
        return shortName;
    }

    /// English months are three letters everywhere but in `en-IN`; the grouping of numbers is our
    /// own.
    public Locale locale() {
        return this == EN ? Locale.ENGLISH : Locale.of(tag, "IN");
    }

    public Lang other() {
        return this == EN ? HI : EN;
    }

    /// The language of a command line word; English when it is not known.
    public static Lang of(String tag) {
        return HI.tag.equals(tag) ? HI : EN;
    }
}
