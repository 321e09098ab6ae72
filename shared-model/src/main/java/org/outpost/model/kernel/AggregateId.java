// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.kernel;

import java.util.regex.Pattern;

/// The thing that facts add up to: a patient, a stock position, a clinic session. Its kind names
/// the fold; its key is the id of the fact that made it, or a natural key such as a hospital code.
public record AggregateId(String value) implements Id {
    private static final Pattern FORM = Pattern.compile("[a-z]+/.{1,120}");

    public AggregateId {
        if (!isPlain(value)) {
            Ids.require(value, FORM, "aggregate");
        }
    }

    @Override
    public String toString() {
        return value;
    }

    /// Whether it is of the form and plain ASCII, as nearly every one is: told without the pattern,
    /// because thousands are made for each page.
    private static boolean isPlain(String value) {
        int slash = value.indexOf('/');
        if (slash < 1 || value.length() - slash > 121 || value.length() == slash + 1) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean fits = i < slash ? c >= 'a' && c <= 'z' : c >= ' ' && c <= '~';
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /// The thing of this kind under this key.
    public static AggregateId of(String kind, String key) {
        return new AggregateId(kind + "/" + key);
    }

    /// The kind, which names the fold: `patient`.
    public String kind() {
        return value.substring(0, value.indexOf('/'));
    }

    /// What is left behind the kind.
    public String key() {
        return value.substring(value.indexOf('/') + 1);
    }
}
