// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.Map;

/// What was typed and not yet saved, kept at every field that is left so that it survives a crash,
/// a lock and Esc. One draft per screen; the store behind it is the encrypted local file, because a
/// draft names a person.
public interface Drafts {

    /// Keeps the fields of a screen; an empty map drops the draft.
    void keep(String screen, Map<String, String> fields);

    /// The last kept fields, empty when there are none.
    Map<String, String> recall(String screen);
}
