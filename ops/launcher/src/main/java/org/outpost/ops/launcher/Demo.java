// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.launcher;

import java.util.List;
import java.util.function.Consumer;
import org.outpost.ops.demo.DemoException;
import org.outpost.ops.demo.DemoLoader;

/// Loads the demo world through the same door every counter uses. The loader knows by itself what
/// is there already: a start that was cut off goes on, a later one only greets.
final class Demo {
    private Demo() {}

    static List<DemoLoader.Login> load(RunningSystem system, Consumer<String> progress) {
        try {
            return new DemoLoader(
                            system.uri(),
                            system.adminLogin(),
                            system.adminPassword(),
                            system.demoPassword(),
                            system.folder().in("demo"),
                            progress)
                    .load()
                    .logins();
        } catch (DemoException failed) {
            throw new StartRefused("the demo could not be loaded: " + failed.getMessage(), failed);
        }
    }
}
