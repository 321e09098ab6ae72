// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.launcher;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/// The ports and passwords of one data folder: made when first asked for, kept in a file only its
/// owner can read, the same at every later start.
public final class Keeps {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final Properties kept = new Properties();

    private Keeps(Path file) {
        this.file = file;
    }

    public static Keeps in(Path file) {
        Keeps keeps = new Keeps(file);
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                keeps.kept.load(reader);
            } catch (IOException unreadable) {
                throw new StartRefused("can't read " + file + ": who may?", unreadable);
            }
        }
        return keeps;
    }

    public int port(String name) {
        String found = kept.getProperty(name);
        if (found != null) return Integer.parseInt(found);
        int port = Ports.free();
        keep(name, Integer.toString(port));
        return port;
    }

    public String secret(String name) {
        String found = kept.getProperty(name);
        if (found != null) return found;
        String made = newSecret();
        keep(name, made);
        return made;
    }

    /// 144 random bits, in letters that need no quoting anywhere.
    static String newSecret() {
        byte[] bits = new byte[18];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits).replace('-', 'x');
    }

    private void keep(String name, String value) {
        kept.setProperty(name, value);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            Private.createFile(fresh);
            try (Writer writer = Files.newBufferedWriter(fresh)) {
                kept.store(writer, null);
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException full) {
            throw new StartRefused("can't write " + file + ": is the disk full?", full);
        }
    }
}
