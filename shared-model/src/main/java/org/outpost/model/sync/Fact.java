// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.FactId;

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

    /// For the codec, which vouches that the envelope is what the bytes say.
    public Fact(Envelope envelope, byte[] core, byte @Nullable [] person) {
        this.envelope = envelope;
        this.core = core;
        this.person = person;
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
