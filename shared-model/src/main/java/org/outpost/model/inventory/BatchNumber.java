// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.inventory;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.outpost.model.kernel.Id;
import org.outpost.model.kernel.MalformedException;

/// A maker's batch, as printed on the box, in capitals: `PCM24-017`.
public record BatchNumber(String value) implements Id {
    private static final Pattern FORM = Pattern.compile("[A-Z0-9][A-Z0-9./_-]{0,23}");

    public BatchNumber {
        if (!FORM.matcher(value).matches()) {
            throw new MalformedException("not a batch number");
        }
    }

    /// Reads what someone typed or scanned: small letters, blanks.
    public static Optional<BatchNumber> parse(String typed) {
        String text = typed.replaceAll("\\s+", "").toUpperCase(Locale.ROOT);
        return FORM.matcher(text).matches() ? Optional.of(new BatchNumber(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
