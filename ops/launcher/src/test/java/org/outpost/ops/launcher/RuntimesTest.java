// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A runtime is unpacked once, however many ask for it at the same time.
class RuntimesTest {
    private static final int ASKING = 8;
    private static final int FILES = 200;
    @TempDir Path folder;

    @Test
    void threadsOfOneProcessThatAskAtOnceGetTheSameWholeFolder() throws Exception {
        Path zip = zip();
        Runtimes runtimes = Runtimes.in(folder.resolve("cache"));
        CountDownLatch together = new CountDownLatch(1);
        List<Future<Path>> asked = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(ASKING)) {
            for (int i = 0; i < ASKING; i++) {
                Callable<Path> ask =
                        () -> {
                            together.await();
                            return runtimes.server(zip);
                        };
                asked.add(threads.submit(ask));
            }
            together.countDown();
            for (Future<Path> one : asked) {
                try (var files = Files.list(one.get())) {
                    assertThat(files).hasSize(FILES);
                }
            }
        }
    }

    private Path zip() throws IOException {
        Path zip = folder.resolve("openliberty-runtime-0.zip");
        try (OutputStream raw = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(raw)) {
            for (int i = 0; i < FILES; i++) {
                out.putNextEntry(new ZipEntry("wlp/file-" + i));
                out.write(new byte[1_000]);
            }
        }
        return zip;
    }
}
