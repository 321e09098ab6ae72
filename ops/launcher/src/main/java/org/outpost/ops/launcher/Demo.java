// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.launcher;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Loads the demo world once per data folder, through the same door every counter uses. A note in
/// the folder says that it is whole; without the note the next start goes on loading.
final class Demo {
    private static final String LOADER = "org.outpost.ops.demo.DemoLoader";

    private Demo() {}

    static void loadOnce(RunningSystem system, Consumer<String> progress) {
        Path work = system.folder().in("demo");
        Path loaded = work.resolve("loaded");
        if (Files.exists(loaded)) return;
        try {
            Private.createFolder(work);
            if (load(system, work, progress)) Files.writeString(loaded, "whole\n");
        } catch (IOException full) {
            throw new StartRefused("can't write in " + work, full);
        }
    }

    private static boolean load(RunningSystem system, Path work, Consumer<String> progress) {
        try {
            Class<?> type = Class.forName(LOADER);
            Object loader =
                    type.getConstructor(
                                    URI.class,
                                    String.class,
                                    String.class,
                                    Path.class,
                                    Consumer.class)
                            .newInstance(
                                    system.uri(),
                                    system.adminLogin(),
                                    system.adminPassword(),
                                    work,
                                    progress);
            type.getMethod("load").invoke(loader);
            return true;
        } catch (ClassNotFoundException none) {
            progress.accept("there is no demo to load yet");
            return false;
        } catch (InvocationTargetException failed) {
            throw new StartRefused("the demo could not be loaded", failed);
        } catch (ReflectiveOperationException other) {
            throw new StartRefused("the demo's loader is of another version", other);
        }
    }
}
