// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.nio.ByteBuffer;
import java.util.Base64;
import org.outpost.model.kernel.Id;
import org.outpost.model.kernel.MalformedException;

/// How many facts there are and what their hashes add up to, modulo 2^128: whatever the order they
/// came in, the same facts give the same. It belongs to a position of a feed and covers every entry
/// up to it, rulings included; never a state that was folded from them.
///
/// A fact's hash is over its *core* alone (the first half of its SHA-256), which both sides hold in
/// one canonical form for ever. A person part is in none of it: an erasure drops it everywhere, and
/// neither a sum of old entries nor what is left of a fact may go on telling what stood there.
///
/// It tells accidents: lost, doubled, damaged facts. Against forgery stand the signatures; sums of
/// hashes do not.
public record Digest(long count, long high, long low) implements Id {
    /// No facts at all.
    public static final Digest NONE = new Digest(0, 0, 0);

    /// How many bytes the sum has.
    public static final int BYTES = 16;

    private static final int PROOF = 6;

    /// That of one fact.
    public static Digest of(Fact fact) {
        return ofHash(fact.hash());
    }

    /// That of one fact, from the bytes of its core as they lie in a store.
    public static Digest of(byte[] core) {
        return ofHash(Sha256.of(core));
    }

    private static Digest ofHash(byte[] hash) {
        ByteBuffer half = ByteBuffer.wrap(hash);
        return new Digest(1, half.getLong(), half.getLong());
    }

    /// From the bytes of its sum.
    public static Digest of(long count, byte[] sum) {
        if (sum.length != BYTES) {
            throw new MalformedException("a digest's sum has " + BYTES + " bytes");
        }
        ByteBuffer bytes = ByteBuffer.wrap(sum);
        return new Digest(count, bytes.getLong(), bytes.getLong());
    }

    /// Reads {@link #value()}.
    public static Digest parse(String text) {
        int dot = text.indexOf('.');
        try {
            return of(
                    Long.parseLong(text.substring(0, Math.max(0, dot))),
                    Base64.getUrlDecoder().decode(text.substring(dot + 1)));
        } catch (IllegalArgumentException e) {
            throw new MalformedException("not a digest", e);
        }
    }

    /// With these facts too.
    public Digest plus(Digest more) {
        long sum = low + more.low;
        long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        return new Digest(count + more.count, high + more.high + carry, sum);
    }

    /// Without these facts: of two positions of a feed, what stands between them.
    public Digest minus(Digest less) {
        long borrow = Long.compareUnsigned(low, less.low) < 0 ? 1 : 0;
        return new Digest(count - less.count, high - less.high - borrow, low - less.low);
    }

    /// The sum, sixteen bytes.
    public byte[] sum() {
        return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
    }

    /// A few characters of it, for a request that is sent again and again.
    public String proof() {
        return base64().substring(0, PROOF);
    }

    @Override
    public String value() {
        return count + "." + base64();
    }

    @Override
    public String toString() {
        return value();
    }

    private String base64() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sum());
    }
}
