// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.MalformedException;

/// What the code on a card or a slip holds, in letters that any scanner types and a small code can
/// carry. A card: `RMP-DH01-000123-4`, from the second on with its issue, `RMP-DH01-000123-4.2`. A
/// slip: the number and the token, `RMP-DH01-000123-4+A-042`; the token alone, `+A-042`, where the
/// patient has no number yet. Cards are carried for years: a form once printed is read for ever.
///
/// @param number null on a slip of a patient without one
/// @param issue of the card, counted from 1; 0 on a slip
/// @param token empty on a card
public record ScannedCode(@Nullable PatientNumber number, int issue, String token) {
    /// The highest issue of a card.
    public static final int LAST_ISSUE = 9_999;

    private static final int MOST = 60;
    private static final Pattern FORM =
            Pattern.compile(
                    "([A-Z0-9][A-Z0-9-]{1,15}-[0-9]{6}-[0-9])?"
                            + "(?:\\.([1-9][0-9]{0,3})|\\+([A-HJ-NP-Z]{1,2}-[0-9]{3,4}))?");

    public ScannedCode {
        if (number == null && token.isEmpty()) {
            throw new MalformedException("a code names a patient or a token");
        }
        if (token.isEmpty() != issue > 0) {
            throw new MalformedException("a code is a card's or a slip's");
        }
    }

    /// A card's.
    public static ScannedCode card(PatientNumber number, int issue) {
        return new ScannedCode(number, issue, "");
    }

    /// A slip's.
    public static ScannedCode slip(@Nullable PatientNumber number, String token) {
        return new ScannedCode(number, 0, token);
    }

    /// Reads what a scanner typed; empty where it is none, or a digit was misread.
    public static Optional<ScannedCode> read(String typed) {
        String text = TypedDigits.latin(typed).strip().toUpperCase(Locale.ROOT);
        Matcher form = FORM.matcher(text);
        if (text.isEmpty() || text.length() > MOST || !form.matches()) {
            return Optional.empty();
        }
        try {
            PatientNumber number = form.group(1) == null ? null : new PatientNumber(form.group(1));
            String token = form.group(3) == null ? "" : form.group(3);
            int issue = form.group(2) == null ? 1 : Integer.parseInt(form.group(2));
            return Optional.of(new ScannedCode(number, token.isEmpty() ? issue : 0, token));
        } catch (MalformedException misread) {
            return Optional.empty();
        }
    }

    /// What is printed.
    public String text() {
        String patient = number == null ? "" : number.value();
        return token.isEmpty()
                ? issue > 1 ? patient + "." + issue : patient
                : patient + "+" + token;
    }
}
