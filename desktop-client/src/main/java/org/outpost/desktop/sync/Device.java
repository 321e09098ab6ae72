// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.security.KeyPair;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.platform.Sql;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.Ids;
import org.outpost.model.kernel.Randomness;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.EcP256;
import org.outpost.model.sync.Signer;

/// Who this machine is: its name and signing key, made at the first start and kept in the encrypted
/// file, and the writer of this life of the file. It has a home once a person who may has signed in
/// with a line for the first time.
public final class Device {
    private final LocalDatabase database;
    private final Randomness randomness;
    private final DeviceId id;
    private final byte[] publicKey;
    private final Signer signer;
    private volatile WriterId writer;
    private volatile @Nullable FeedId home;

    private Device(LocalDatabase database, Randomness randomness, Card card) {
        this.database = database;
        this.randomness = randomness;
        this.id = new DeviceId(card.id());
        this.publicKey = card.publicKey();
        this.signer = EcP256.signer(EcP256.privateKey(card.privateKey()));
        this.writer = new WriterId(card.writer());
        this.home = card.home() == null ? null : new FeedId(card.home());
    }

    /// Reads who this machine is; makes it up on the first start.
    public static Device of(LocalDatabase database, Randomness randomness) {
        Card known = database.read(Device::card);
        Card card = known == null ? database.write(sql -> made(sql, randomness)) : known;
        return new Device(database, randomness, card);
    }

    public DeviceId id() {
        return id;
    }

    /// X.509 form, for the district's register.
    public byte[] publicKey() {
        return publicKey.clone();
    }

    public Signer signer() {
        return signer;
    }

    public WriterId writer() {
        return writer;
    }

    /// The feed this machine writes into; null before the first sign-in with a line.
    public @Nullable FeedId home() {
        return home;
    }

    /// The hospital this machine belongs to.
    ///
    /// @throws IllegalStateException where it has no home yet, or one above hospitals
    public HospitalId hospital() {
        FeedId at = home;
        if (at == null || !at.isHospital()) {
            throw new IllegalStateException("this machine belongs to a hospital");
        }
        return at.hospital();
    }

    /// The first sign-in with a line tells where this machine belongs; later ones change nothing.
    public void settle(FeedId at) {
        if (home == null) {
            database.change(sql -> MetaStore.put(sql, "home", at.value()));
            home = at;
        }
    }

    /// Begins a new life of this file under a new writer, inside the caller's transaction.
    WriterId begin(Sql sql) {
        WriterId next = new WriterId(Ids.random(randomness));
        MetaStore.put(sql, "writer", next.value());
        MetaStore.put(sql, "reached", 0L);
        MetaStore.put(sql, "safe", 0L);
        return next;
    }

    /// The new life counts from here on: its transaction is committed.
    void began(WriterId next) {
        writer = next;
    }

    private static @Nullable Card card(Sql sql) {
        String id = MetaStore.text(sql, "device");
        byte[] privateKey = MetaStore.bytes(sql, "device.private");
        byte[] publicKey = MetaStore.bytes(sql, "device.public");
        String writer = MetaStore.text(sql, "writer");
        return id == null || privateKey == null || publicKey == null || writer == null
                ? null
                : new Card(id, privateKey, publicKey, writer, MetaStore.text(sql, "home"));
    }

    private static Card made(Sql sql, Randomness randomness) {
        KeyPair keys = EcP256.newKeys();
        Card card =
                new Card(
                        Ids.random(randomness),
                        keys.getPrivate().getEncoded(),
                        keys.getPublic().getEncoded(),
                        Ids.random(randomness),
                        null);
        MetaStore.put(sql, "device", card.id());
        MetaStore.put(sql, "device.private", card.privateKey());
        MetaStore.put(sql, "device.public", card.publicKey());
        MetaStore.put(sql, "writer", card.writer());
        return card;
    }

    private record Card(
            String id, byte[] privateKey, byte[] publicKey, String writer, @Nullable String home) {}
}
