// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.kernel;

import java.util.regex.Pattern;

/// A person who may sign in; the same at every hospital and never used again for another person.
public record UserId(String value) implements Id {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9.-]{1,39}");

    public UserId {
        Ids.require(value, FORM, "user");
    }

    @Override
    public String toString() {
        return value;
    }
}
