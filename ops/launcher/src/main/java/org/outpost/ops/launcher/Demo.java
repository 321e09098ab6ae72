// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.launcher;

import java.util.List;
import java.util.function.Consumer;
import org.outpost.ops.demo.DemoException;
import org.outpost.ops.demo.DemoLoader;

/// Who can sign in to the demo.
///
/// @param password of all of them; made at the first start, never in a log
public record Demo(List<DemoLoader.Login> logins, String password) {
    static Demo none() {
        return new Demo(List.of(), "");
    }

    /// Loads the demo world through the same door every counter uses. The loader knows by itself
    /// what is there already: a start that was cut off goes on, a later one only greets.
    public static Demo load(RunningSystem system, Consumer<String> progress) {
        try {
            DemoLoader loader =
                    new DemoLoader(
                            system.uri(),
                            system.adminLogin(),
                            system.adminPassword(),
                            system.folder().in("demo"),
                            progress);
            return new Demo(loader.load().logins(), loader.password());
        } catch (DemoException failed) {
            throw new StartRefused("the demo could not be loaded: " + failed.getMessage(), failed);
        }
    }

    @Override
    public String toString() {
        return logins.size() + " demo logins";
    }
}
