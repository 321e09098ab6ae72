// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// The few files beside the pages, all from our own address: the stylesheet, the icon, and htmx out
/// of its WebJar.
final class StaticFiles {
    private static final Map<String, String> TYPES =
            Map.of(
                    "outpost.css", "text/css; charset=UTF-8",
                    "icon.svg", "image/svg+xml",
                    "htmx.js", "text/javascript; charset=UTF-8");

    private StaticFiles() {}

    static void answer(PageExchange page, String name) throws IOException {
        String type = TYPES.get(name);
        byte[] bytes = type == null ? null : read(name);
        if (type == null || bytes == null) {
            page.missing();
        } else {
            page.file(type, bytes);
        }
    }

    static byte @Nullable [] read(String name) throws IOException {
        String resource = name.equals("htmx.js") ? htmx() : ours("static/" + name);
        try (InputStream in = StaticFiles.class.getClassLoader().getResourceAsStream(resource)) {
            return in == null ? null : in.readAllBytes();
        }
    }

    private static String htmx() throws IOException {
        Properties build = new Properties();
        try (InputStream in =
                StaticFiles.class.getClassLoader().getResourceAsStream(ours("build.properties"))) {
            if (in != null) {
                build.load(in);
            }
        }
        return "META-INF/resources/webjars/htmx.org/"
                + build.getProperty("htmx", "")
                + "/dist/htmx.min.js";
    }

    private static String ours(String name) {
        return "org/outpost/server/reporting/" + name;
    }
}
