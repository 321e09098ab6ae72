// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.demo;

/// One name as it is written in Latin letters and in Devanagari; neither is ever empty.
public record TwoScripts(String latin, String devanagari) {
    public TwoScripts {
        if (latin.isBlank() || devanagari.isBlank()) {
            throw new IllegalArgumentException("a demo name lacks a script: " + latin + devanagari);
        }
    }

    /// This name followed by another, as given and family name stand.
    public TwoScripts then(TwoScripts next) {
        return new TwoScripts(latin + " " + next.latin, devanagari + " " + next.devanagari);
    }
}
