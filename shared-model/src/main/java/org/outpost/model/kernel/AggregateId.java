// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.kernel;

import java.util.regex.Pattern;

/// The thing that facts add up to: a patient, a stock position, a clinic session. Its kind names
/// the fold; its key is the id of the fact that made it, or a natural key such as a hospital code.
public record AggregateId(String value) implements Id {
    private static final Pattern FORM = Pattern.compile("[a-z]+/.{1,120}");

    public AggregateId {
        Ids.require(value, FORM, "aggregate");
    }

    @Override
    public String toString() {
        return value;
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
