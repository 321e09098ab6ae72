// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.kernel;

import java.util.regex.Pattern;

/// A hospital of whatever tier, by the code printed on its slips: `RMP-DH01`.
public record HospitalId(String value) implements Id {
    private static final Pattern FORM = Pattern.compile("[A-Z0-9][A-Z0-9-]{1,15}");

    public HospitalId {
        Ids.require(value, FORM, "hospital");
    }

    @Override
    public String toString() {
        return value;
    }
}
