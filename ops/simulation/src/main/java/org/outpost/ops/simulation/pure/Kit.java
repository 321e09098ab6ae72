// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.pure;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.outpost.model.OutpostRooms;
import org.outpost.model.patients.ChangePatientDetails;
import org.outpost.model.sync.BatchCodec;
import org.outpost.model.sync.EcP256;
import org.outpost.model.sync.Envelope;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FactReader;
import org.outpost.model.sync.FactWriter;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.Rooms;
import org.outpost.model.sync.Sha256;
import org.outpost.model.sync.SignatureCheck;
import org.outpost.model.sync.Signer;
import org.outpost.model.sync.UnreadableBody;
import org.outpost.model.wire.FactCodec;
import org.outpost.model.wire.JsonBatches;
import org.outpost.ops.simulation.world.OtherVersions;

/// What every machine of a run works with. A *full* kit signs with elliptic curves and puts
/// messages and states through their bytes; a quick one takes a hash for a signature and hands
/// values on as they are, which is many times faster and the same protocol. A fact's body is read
/// once either way: a fact never changes.
final class Kit {
    static final Rooms ROOMS = OutpostRooms.all();

    private final boolean full;
    private final FactCodec codec = new FactCodec(ROOMS.types());
    private final Map<Fact, ReadFact> read = new IdentityHashMap<>();
    private final Map<String, KeyPair> keys = new HashMap<>();
    private final BatchCodec batches;
    private final Set<Class<?>> ours = new HashSet<>();

    Kit(boolean full) {
        this.full = full;
        ROOMS.types().forEach(type -> ours.add(type.body()));
        this.batches = full ? new JsonBatches() : new QuickBatches();
    }

    boolean full() {
        return full;
    }

    /// Seals facts; in a quick run their bodies are taken as they are instead of read back.
    FactWriter writer(FactWriter with) {
        return (draft, id, clock) -> {
            Fact fact = with.seal(draft, id, clock);
            if (!full && ours.contains(draft.body().getClass())) {
                read.put(fact, new ReadFact(fact, draft.body()));
            }
            return fact;
        };
    }

    FactWriter writer() {
        return writer(codec);
    }

    /// Reads facts, each once.
    FactReader reader() {
        return fact -> read.computeIfAbsent(fact, codec::read);
    }

    /// A fact as a program keeps it that writes down again what it has understood of it.
    ReadFact forgetful(ReadFact read) {
        if (!(read.body() instanceof ChangePatientDetails)) {
            return read;
        }
        Envelope was = read.fact().envelope();
        FactWriter.Draft draft =
                new FactWriter.Draft(
                        read.body(),
                        was.who(),
                        was.home(),
                        was.happened(),
                        was.recorded(),
                        was.action());
        return reader().read(codec.seal(draft, was.id(), was.clock()));
    }

    /// A fact that was written again as a program writes it that does not say what it was.
    Fact unnamed(Fact renamed) {
        FactBody body = reader().read(renamed).body();
        if (body instanceof UnreadableBody) {
            return renamed;
        }
        Envelope is = renamed.envelope();
        FactWriter.Draft draft =
                new FactWriter.Draft(
                        body, is.who(), is.home(), is.happened(), is.recorded(), is.action());
        return OtherVersions.CODEC.seal(draft, is.id(), is.clock());
    }

    BatchCodec batches() {
        return batches;
    }

    SignatureCheck signatures() {
        return full
                ? EcP256.CHECK
                : (key, message, signature) -> Arrays.equals(Sha256.of(key, message), signature);
    }

    /// The public key of whoever has this name.
    byte[] keyOf(String name) {
        return full ? pair(name).getPublic().getEncoded() : name.getBytes(StandardCharsets.UTF_8);
    }

    Signer signer(String name) {
        return full
                ? EcP256.signer(pair(name).getPrivate())
                : message -> Sha256.of(name.getBytes(StandardCharsets.UTF_8), message);
    }

    private KeyPair pair(String name) {
        return keys.computeIfAbsent(name, key -> EcP256.newKeys());
    }
}
