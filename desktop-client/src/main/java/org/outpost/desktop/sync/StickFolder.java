// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.kernel.Randomness;
import org.outpost.model.sync.LoadBlock;
import org.outpost.model.sync.LoadManifest;
import org.outpost.model.sync.Sha256;
import org.outpost.model.wire.LoadManifests;

/// First loads in a folder that is carried: the signed list of each feed, and the blocks by their
/// names. Every file is sealed by a key made of a code that a person reads on one counter and types
/// at the other, because a stick is lost sooner than a computer. Nothing in it is believed: a list
/// has the district's signature, a block is what its name says, or it is not there.
///
/// Life cycle: {@link #make} or {@link #open}; every file is on the stick, whole, before the next
/// one is begun, so that a stick pulled out at any moment holds what it held before.
final class StickFolder {
    static final String NAME = "outpost-first-load";
    private static final String HEAD = "head";
    private static final String LIST = ".list";
    private static final String BLOCKS = "blocks";
    private static final byte[] MAGIC = "OUTPOST-STICK-1\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] WORD = "outpost".getBytes(StandardCharsets.US_ASCII);
    private static final int SALT = 16;
    private static final int MOST_LIST = 16_000_000;

    private final Path folder;
    private final byte[] salt;
    private final StickSeal seal;

    private StickFolder(Path folder, byte[] salt, StickSeal seal) {
        this.folder = folder;
        this.salt = salt;
        this.seal = seal;
    }

    /// What tells this stick from others; null where the folder holds none of ours.
    static @Nullable String mark(Path stick) throws StickException {
        byte[] salt = salt(home(stick));
        return salt == null ? null : Sha256.hex(salt);
    }

    /// Opens what was filled before.
    ///
    /// @param stick the stick itself, or the folder on it
    static StickFolder open(Path stick, String code, Randomness randomness) throws StickException {
        Path folder = home(stick);
        byte[] salt = salt(folder);
        if (salt == null) {
            throw new StickException(
                    Files.isDirectory(stick)
                            ? StickException.Trouble.NOTHING
                            : StickException.Trouble.NOT_THERE);
        }
        StickFolder made = new StickFolder(folder, salt, new StickSeal(code, salt, randomness));
        byte[] head = made.bytes(folder.resolve(HEAD), MOST_LIST);
        byte[] sealed = Arrays.copyOfRange(head, MAGIC.length + SALT, head.length);
        byte[] word = made.seal.opened(sealed, HEAD);
        if (word == null || !Arrays.equals(word, WORD)) {
            throw new StickException(StickException.Trouble.CODE);
        }
        return made;
    }

    /// Begins a folder on an empty stick.
    static StickFolder make(Path stick, String code, Randomness randomness) throws StickException {
        if (!Files.isDirectory(stick)) {
            throw new StickException(StickException.Trouble.NOT_THERE);
        }
        byte[] salt = randomness.bytes(SALT);
        StickFolder made =
                new StickFolder(home(stick), salt, new StickSeal(code, salt, randomness));
        byte[] sealed = made.seal.sealed(WORD, HEAD);
        ByteBuffer head = ByteBuffer.allocate(MAGIC.length + SALT + sealed.length);
        made.put(made.folder.resolve(HEAD), head.put(MAGIC).put(salt).put(sealed).array());
        return made;
    }

    private static Path home(Path stick) {
        Path name = stick.getFileName();
        return name != null && name.toString().equals(NAME) ? stick : stick.resolve(NAME);
    }

    private static byte @Nullable [] salt(Path folder) throws StickException {
        Path file = folder.resolve(HEAD);
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try {
            byte[] head = Files.readAllBytes(file);
            boolean ours =
                    head.length > MAGIC.length + SALT
                            && Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
            return ours ? Arrays.copyOfRange(head, MAGIC.length, MAGIC.length + SALT) : null;
        } catch (IOException e) {
            throw new StickException(StickException.Trouble.UNREADABLE, e);
        }
    }

    String mark() {
        return Sha256.hex(salt);
    }

    /// The list of a feed as it was signed, not yet checked; null where it is not here or damaged.
    LoadManifest.@Nullable Signed list(FeedId feed) throws StickException {
        Path file = folder.resolve(name(feed));
        return Files.isRegularFile(file) ? list(file, name(feed)) : null;
    }

    private LoadManifest.@Nullable Signed list(Path file, String name) throws StickException {
        byte[] plain = seal.opened(bytes(file, MOST_LIST), name);
        if (plain == null || plain.length < Integer.BYTES) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(plain);
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            return null;
        }
        byte[] document = new byte[length];
        in.get(document);
        byte[] signature = new byte[in.remaining()];
        in.get(signature);
        return new LoadManifest.Signed(document, signature);
    }

    /// What its lists name, in their order, whoever signed them.
    List<LoadBlock> blocks() throws StickException {
        List<LoadBlock> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                LoadManifest.Signed list = name.endsWith(LIST) ? list(file, name) : null;
                if (list != null) {
                    all.addAll(LoadManifests.read(list.document()).blocks());
                }
            }
        } catch (IOException | MalformedException e) {
            throw new StickException(StickException.Trouble.UNREADABLE, e);
        }
        return all;
    }

    /// Keeps the list of a feed in place of the one before.
    void keep(FeedId feed, LoadManifest.Signed list) throws StickException {
        byte[] plain =
                ByteBuffer.allocate(
                                Integer.BYTES + list.document().length + list.signature().length)
                        .putInt(list.document().length)
                        .put(list.document())
                        .put(list.signature())
                        .array();
        put(folder.resolve(name(feed)), seal.sealed(plain, name(feed)));
    }

    /// Whether a file of a block's name lies here, damaged or not.
    boolean has(String hash) {
        return Files.isRegularFile(block(hash));
    }

    /// A block that is what its name says; null where it is damaged.
    byte @Nullable [] block(LoadBlock of) throws StickException {
        return block(of.hash(), of.bytes());
    }

    byte @Nullable [] block(String hash, long length) throws StickException {
        byte[] plain = seal.opened(bytes(block(hash), length + StickSeal.MORE), hash);
        boolean right = plain != null && plain.length == length && Sha256.hex(plain).equals(hash);
        return right ? plain : null;
    }

    void keep(String hash, byte[] block) throws StickException {
        put(block(hash), seal.sealed(block, hash));
    }

    /// Takes away blocks that no list names any more.
    void keepOnly(Set<String> hashes) throws StickException {
        try (Stream<Path> all = Files.list(folder.resolve(BLOCKS))) {
            List<Path> old = new ArrayList<>();
            all.filter(file -> LoadBlock.isHash(file.getFileName().toString()))
                    .filter(file -> !hashes.contains(file.getFileName().toString()))
                    .forEach(old::add);
            for (Path file : old) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new StickException(StickException.Trouble.FULL, e);
        }
    }

    private Path block(String hash) {
        return folder.resolve(BLOCKS).resolve(hash);
    }

    private static String name(FeedId feed) {
        return feed.value().replace('/', '_').toLowerCase(Locale.ROOT) + LIST;
    }

    /// Longer than it can be is damaged: nothing is read into memory because a stick says so.
    private byte[] bytes(Path file, long most) throws StickException {
        try {
            return Files.size(file) > most ? new byte[0] : Files.readAllBytes(file);
        } catch (IOException e) {
            throw new StickException(StickException.Trouble.UNREADABLE, e);
        }
    }

    private void put(Path file, byte[] bytes) throws StickException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(folder.resolve(BLOCKS));
            try (FileChannel out =
                    FileChannel.open(
                            fresh,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE)) {
                ByteBuffer left = ByteBuffer.wrap(bytes);
                while (left.hasRemaining()) {
                    out.write(left);
                }
                out.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StickException(StickException.Trouble.FULL, e);
        }
    }
}
