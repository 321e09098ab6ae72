// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.outpost.desktop.Counter;
import org.outpost.desktop.GalleryView;
import org.outpost.model.kernel.CareDay;

/// `outpost screenshots DIR`: every screen of the desktop over the demo's first hospital, in both
/// languages.
public final class Screenshots {
    private Screenshots() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 0) {
            System.err.println("usage: ./outpost screenshots DIR [--without-pages]");
            System.exit(2);
        }
        Path folder = Path.of(args[0]);
        Path work = Files.createTempDirectory("outpost-screenshots");
        List<Path> made;
        Files.createDirectories(folder);
        List<Path> pages =
                List.of(args).contains("--without-pages")
                        ? List.of()
                        : PagePictures.draw(work.resolve("system"), folder, System.out::println);
        try (Counter filled = Counter.open(work.resolve("filled"), nowhere());
                Counter few = Counter.open(work.resolve("few"), nowhere());
                Counter empty = Counter.open(work.resolve("empty"), nowhere())) {
            LocalDate today = CareDay.of(filled.clock().millis());
            new GalleryWorld(today).fill(filled);
            GalleryWorld demo = new GalleryWorld(today);
            demo.fillFew(few);
            demo.settle(empty);
            made =
                    GalleryView.draw(
                            new GalleryView.Counters(filled, few, empty),
                            demo.clerk(),
                            pages,
                            folder,
                            System.out::println);
        } finally {
            delete(work);
        }
        System.out.println(made.size() + " pictures in " + folder);
        System.exit(0);
    }

    /// Nobody listens there: a counter without a line.
    private static URI nowhere() {
        return URI.create("http://127.0.0.1:9");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
