// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.inventory;

import java.util.regex.Pattern;
import org.outpost.model.kernel.Id;
import org.outpost.model.kernel.MalformedException;

/// A medicine of the national catalogue, by its code: `PCM500`.
public record ItemId(String value) implements Id {
    private static final Pattern FORM = Pattern.compile("[A-Z0-9][A-Z0-9.-]{1,23}");

    public ItemId {
        if (!FORM.matcher(value).matches()) {
            throw new MalformedException("not an item");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
