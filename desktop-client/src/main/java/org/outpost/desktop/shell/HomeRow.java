// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

/// A line of the search's answer: a heading, a row one can open, or "type one more letter".
public sealed interface HomeRow {

    record Head(Phrase words) implements HomeRow {}

    record Row(SearchSource source, Hit hit) implements HomeRow {}

    record More(Phrase words) implements HomeRow {}
}
