// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.kernel;

import java.util.regex.Pattern;

/// One enrolled machine, known by the EC P-256 key it made at its first start.
public record DeviceId(String value) implements Id {
    private static final Pattern FORM = Pattern.compile("[0-9a-z]{16}");

    public DeviceId {
        Ids.require(value, FORM, "device");
    }

    @Override
    public String toString() {
        return value;
    }
}
