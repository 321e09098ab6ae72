// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridTime;

/// What happened, written down once and never changed. Its truth is two pieces of canonical JSON:
/// the *core* (envelope and structure, which stays for ever) and the *person* part (names, phone,
/// free text of at most one patient), which an erasure drops. Hashes are over these bytes, so what
/// this machine does not know of a newer version passes through it unharmed.
///
/// Made only by the codec in `wire`: sealed when recorded, parsed when it comes in.
public final class Fact {
    private final Envelope envelope;
    private final byte[] core;
    private final byte @Nullable [] person;
    private final @Nullable String malformed;
    private byte @Nullable [] hash;

    /// For the codec, which vouches that the envelope is what the bytes say.
    public Fact(Envelope envelope, byte[] core, byte @Nullable [] person) {
        this(envelope, core, person, null);
    }

    private Fact(
            Envelope envelope, byte[] core, byte @Nullable [] person, @Nullable String malformed) {
        this.envelope = envelope;
        this.core = core;
        this.person = person;
        this.malformed = malformed;
    }

    /// What stands where a fact should: nobody can tell what it says, so all that is known is its
    /// number. It is kept, put aside with the reason, and in nobody's way.
    ///
    /// @param raw canonical JSON of whatever it is
    /// @param reason in plain words, nothing of what it holds
    public static Fact malformed(FactId id, byte[] raw, String reason) {
        Envelope bare =
                new Envelope(
                        id,
                        HybridTime.ZERO,
                        0,
                        0,
                        IngestSession.SERVER,
                        FeedId.NATION,
                        List.of(),
                        List.of(),
                        "",
                        0,
                        null,
                        null);
        return new Fact(bare, raw, null, reason);
    }

    /// Why nobody can tell what it says; null where it is a fact like any other.
    public @Nullable String malformed() {
        return malformed;
    }

    public Envelope envelope() {
        return envelope;
    }

    public FactId id() {
        return envelope.id();
    }

    /// The stem of the use case: `DispenseBatch`.
    public String type() {
        return envelope.type();
    }

    public FoldPlace place() {
        return envelope.place();
    }

    /// The canonical JSON of envelope and structure. Not copied: never write into it.
    public byte[] core() {
        return core;
    }

    /// The canonical JSON of the person part; null where there is none or it was erased.
    public byte @Nullable [] person() {
        return person;
    }

    /// The SHA-256 of the core, which its first name and the digests go by: worked out once, since
    /// two threads would find the same. Not copied: never write into it.
    byte[] hash() {
        byte[] known = hash;
        if (known == null) {
            known = Sha256.of(core);
            hash = known;
        }
        return known;
    }

    /// Bytes both parts take, for sizing batches and pages.
    public int size() {
        return core.length + (person == null ? 0 : person.length);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fact fact
                && Arrays.equals(core, fact.core)
                && Arrays.equals(person, fact.person);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(core);
    }

    /// The id and the type: nothing of a person.
    @Override
    public String toString() {
        return type() + " " + id();
    }
}
