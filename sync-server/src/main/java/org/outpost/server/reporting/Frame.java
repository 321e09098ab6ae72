// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import org.jspecify.annotations.Nullable;

/// What stands around every page: who is signed in, for which place, and the ways out.
///
/// @param person empty where nobody is signed in
/// @param scope the place in words
/// @param formToken what each form of this page sends along
/// @param otherLanguage the address of this page in the other language
/// @param section which of the sections this is: `today`, `hospitals`, `likely`; empty where none
public record Frame(
        String person, String scope, String formToken, String otherLanguage, String section) {
    /// Whether somebody is signed in.
    public boolean signedIn() {
        return !person.isEmpty();
    }

    /// What a link to a section says of itself; null where this page is of another.
    public @Nullable String current(String of) {
        return section.equals(of) ? "page" : null;
    }
}
