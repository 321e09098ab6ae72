// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.Ids;
import org.outpost.model.kernel.Randomness;

/// The turns that counters are given, as texts none but us can write: who shows one goes before all
/// who came later, so nobody may choose their own. Any node knows what another gave.
///
/// They are bound to no machine, because that is named in the body only, which is not read yet, and
/// to no address, because on a mobile line that changes. So whoever was given one, after waiting
/// for it like a counter, may show it to others; but it lets in one at a time, and not for long
/// after it was due.
final class Turns {
    /// A counter on a poor line comes late.
    static final long STALE = 10 * 60_000L;

    private static final String MAC = "HmacSHA256";
    private static final int PROOF_BYTES = 12;

    private final byte[] secret;
    private final Clock clock;
    private final Randomness randomness;
    private final Set<String> inside = ConcurrentHashMap.newKeySet();

    /// @param secret known to every node
    Turns(byte[] secret, Clock clock, Randomness randomness) {
        this.secret = secret.clone();
        this.clock = clock;
        this.randomness = randomness;
    }

    /// What a counter is given for a turn.
    String text(long turn) {
        String claim = Long.toString(turn, Character.MAX_RADIX) + "." + Ids.random(randomness);
        return claim + "." + proof(claim);
    }

    /// The turn a text stands for; 0 where we did not write it or it is long over.
    long of(String text) {
        int end = Math.max(0, text.lastIndexOf('.'));
        String claim = text.substring(0, end);
        boolean ours =
                end > 0
                        && MessageDigest.isEqual(
                                text.getBytes(StandardCharsets.UTF_8),
                                (claim + "." + proof(claim)).getBytes(StandardCharsets.UTF_8));
        if (!ours) {
            return 0;
        }
        long turn = Long.parseLong(claim, 0, claim.indexOf('.'), Character.MAX_RADIX);
        return turn + STALE < clock.millis() ? 0 : turn;
    }

    /// Whoever shows this asks to come in.
    ///
    /// @return its turn, and then it must [#leave]; 0 where it has none, or another is in with it
    long enter(String shown) {
        long turn = of(shown);
        return turn > 0 && inside.add(shown) ? turn : 0;
    }

    void leave(String shown) {
        inside.remove(shown);
    }

    private String proof(String claim) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(secret, MAC));
            byte[] whole = mac.doFinal(claim.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Arrays.copyOf(whole, PROOF_BYTES));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has " + MAC, missing);
        }
    }
}
