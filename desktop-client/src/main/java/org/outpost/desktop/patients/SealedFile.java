// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import net.lingala.zip4j.io.outputstream.ZipOutputStream;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.AesKeyStrength;
import net.lingala.zip4j.model.enums.EncryptionMethod;

/// One file in an archive sealed with AES-256 by a code, which common programs open: there whole or
/// not at all, and never unsealed on the disk.
final class SealedFile {
    private SealedFile() {}

    /// @param name of the file inside
    static void write(Path to, String name, String code, Writing writing) throws IOException {
        ZipParameters sealed = new ZipParameters();
        sealed.setEncryptFiles(true);
        sealed.setEncryptionMethod(EncryptionMethod.AES);
        sealed.setAesKeyStrength(AesKeyStrength.KEY_STRENGTH_256);
        sealed.setFileNameInZip(name);
        Path part = to.resolveSibling(to.getFileName() + ".part");
        try (ZipOutputStream zip =
                new ZipOutputStream(Files.newOutputStream(part), code.toCharArray())) {
            zip.putNextEntry(sealed);
            BufferedWriter writer =
                    new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8));
            writing.into(writer);
            writer.flush();
            zip.closeEntry();
        }
        Files.move(part, to, StandardCopyOption.REPLACE_EXISTING);
    }

    /// What is written into it.
    interface Writing {
        void into(BufferedWriter writer) throws IOException;
    }
}
