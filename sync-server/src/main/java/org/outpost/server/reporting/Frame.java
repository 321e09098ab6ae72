// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

/// What stands around every page: who is signed in, for which place, and the ways out.
///
/// @param person empty where nobody is signed in
/// @param scope the place in words
/// @param formToken what each form of this page sends along
/// @param otherLanguage the address of this page in the other language
public record Frame(
        String person, String scope, String formToken, String otherLanguage, boolean onToday) {
    /// Whether somebody is signed in.
    public boolean signedIn() {
        return !person.isEmpty();
    }
}
