// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.tidy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The checkout as the tidy rules see it: every file that belongs to the project, by its path from
/// the top, without what builds, editors and running systems leave behind.
record Repository(Path root) {
    private static final Set<String> NOT_OURS =
            Set.of("target", ".git", ".outpost", ".idea", ".vscode", ".settings", "node_modules");

    static Repository around(Path start) {
        for (Path at = start; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("outpost")) && Files.exists(at.resolve("pom.xml"))) {
                return new Repository(at);
            }
        }
        throw new IllegalStateException("no checkout around " + start);
    }

    List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes about) {
                        return NOT_OURS.contains(dir.getFileName().toString())
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
                        files.add(root.relativize(file));
                        return FileVisitResult.CONTINUE;
                    }
                });
        files.sort(null);
        return files;
    }

    List<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(root.resolve(folder))) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !NOT_OURS.contains(name))
                    .filter(name -> !name.matches(".*\\.iml|\\.classpath|\\.project|hs_err_.*"))
                    .sorted()
                    .toList();
        }
    }

    List<String> lines(Path file) throws IOException {
        return Files.readAllLines(root.resolve(file), StandardCharsets.UTF_8);
    }
}
