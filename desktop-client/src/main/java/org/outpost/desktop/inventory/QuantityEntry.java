// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.outpost.desktop.shell.Digits;
import org.outpost.desktop.shell.Phrase;

/// Reads a quantity: whole units, or packs with a `*` behind (`3*`), with digits of either script.
public final class QuantityEntry {
    /// More than a truck holds is a slip of the finger.
    public static final long MOST = 1_000_000;

    private static final Pattern SHAPE = Pattern.compile("(-?\\d{1,30})\\s*(\\*?)");

    private QuantityEntry() {}

    public static Optional<Long> read(String typed, int packSize) {
        Matcher shape = SHAPE.matcher(Digits.latin(typed.strip()).replace(",", ""));
        if (!shape.matches()) {
            return Optional.empty();
        }
        BigInteger number = new BigInteger(shape.group(1));
        BigInteger units =
                shape.group(2).isEmpty() ? number : number.multiply(BigInteger.valueOf(packSize));
        boolean possible = units.signum() > 0 && units.compareTo(BigInteger.valueOf(MOST)) <= 0;
        return possible ? Optional.of(units.longValueExact()) : Optional.empty();
    }

    /// What is wrong with it, empty when nothing is.
    public static Optional<Phrase> complaint(String typed) {
        return read(typed, 1).isPresent()
                ? Optional.empty()
                : Optional.of(Phrase.of("mend.quantity", MOST));
    }
}
