// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.WriterId;

/// Sync tokens that prove by themselves that this server gave them: in which epoch, and as which of
/// that writer's. So one that is ahead of what the server remembers betrays not a copy of the
/// writer's database, but a server that lost commits: it was put back from a backup, or another
/// took over that had not got everything.
public final class SyncTokens {
    private static final int EPOCH = 6;
    private static final int PROOF_BYTES = 12;

    private final byte[] secret;

    /// @param secret known to every node, and kept outside the database
    public SyncTokens(byte[] secret) {
        this.secret = secret.clone();
    }

    /// What a shown token means.
    public enum Meaning {
        /// The writer goes on.
        GOOD,
        /// It was spent before: two copies of one database are at work.
        COPY,
        /// The server gave it and does not know of it: it has lost commits.
        LOST
    }

    /// @param after the row from now on; null where the token is not good
    public record Judged(Meaning meaning, @Nullable TokenRow after) {}

    /// Judges what a request shows.
    ///
    /// @param epoch of the writer's home feed now
    /// @param former the marks of the epochs that feed had before, the oldest first
    /// @param shown the request's token; null where it shows none
    public Judged judge(
            TokenRow row,
            WriterId writer,
            String epoch,
            List<String> former,
            @Nullable String shown) {
        Parts given = parts(writer, shown);
        Parts current = parts(writer, row.current());
        boolean mine = current != null && current.epoch.equals(mark(epoch));
        long last = current != null && mine ? current.number : 0;
        if (given != null && forgotten(given, mark(epoch), last, former)) {
            return new Judged(Meaning.LOST, null);
        }
        String fresh = mint(writer, epoch, last + 1);
        if (!mine || given != null && ahead(given, parts(writer, row.previous()), former)) {
            return new Judged(Meaning.GOOD, new TokenRow(fresh, shown));
        }
        TokenRow after = row.shown(shown, fresh);
        return after == null ? new Judged(Meaning.COPY, null) : new Judged(Meaning.GOOD, after);
    }

    /// Whether a token is a later one than that which was shown last: after a new epoch began, that
    /// may have been shown by an old request, also of an epoch before, which arrived at last, or
    /// none was, by a machine that asks how far a former writer's facts are here.
    private static boolean ahead(Parts given, @Nullable Parts began, List<String> former) {
        if (began == null) {
            return true;
        }
        if (given.epoch.equals(began.epoch)) {
            return given.number > began.number;
        }
        boolean before = began.epoch.isEmpty() || former.contains(began.epoch);
        return before && former.indexOf(given.epoch) > former.indexOf(began.epoch);
    }

    /// The mark of a feed that nobody had written in is none that could be forgotten.
    private static boolean forgotten(Parts given, String here, long last, List<String> former) {
        return given.epoch.equals(here)
                ? given.number > last
                : !given.epoch.isEmpty() && !former.contains(given.epoch);
    }

    /// What stands for an epoch in a token.
    public static String mark(String epoch) {
        return epoch.substring(0, Math.min(EPOCH, epoch.length()));
    }

    /// The mark of the epoch a token was given in; empty where it is none of ours.
    public String epochOf(WriterId writer, @Nullable String token) {
        Parts parts = parts(writer, token);
        return parts == null ? "" : parts.epoch;
    }

    private String mint(WriterId writer, String epoch, long number) {
        String claim = mark(epoch) + "." + Long.toString(number, 36);
        return claim + "." + proof(writer, claim);
    }

    private @Nullable Parts parts(WriterId writer, @Nullable String token) {
        String[] parts = token == null ? new String[0] : token.split("\\.", -1);
        if (parts.length != 3 || !parts[2].equals(proof(writer, parts[0] + "." + parts[1]))) {
            return null;
        }
        return new Parts(parts[0], Long.parseLong(parts[1], 36));
    }

    private String proof(WriterId writer, String claim) {
        byte[] hash =
                Sha256.of(
                        secret,
                        (writer.value() + " " + claim)
                                .getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                        secret);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOf(hash, PROOF_BYTES));
    }

    private record Parts(String epoch, long number) {}
}
