// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import java.time.ZoneId;
import org.outpost.server.platform.Environment;

/// What an installation may set about the pages.
///
/// @param silentAfterMillis how long nothing may be heard before a hospital counts as silent
/// @param refreshSeconds how often an open page renews itself
/// @param zone whose time of day is shown
public record ReportingSettings(long silentAfterMillis, int refreshSeconds, ZoneId zone) {
    private static final int SILENT_AFTER_SECONDS = 1800;
    private static final int REFRESH_SECONDS = 60;

    static ReportingSettings fromEnvironment() {
        return new ReportingSettings(
                number("OUTPOST_SILENT_AFTER_SECONDS", SILENT_AFTER_SECONDS) * 1000L,
                number("OUTPOST_PAGE_REFRESH_SECONDS", REFRESH_SECONDS),
                ZoneId.of(Environment.find("OUTPOST_ZONE").orElse("Asia/Kolkata")));
    }

    private static int number(String name, int usual) {
        String text = Environment.find(name).orElse(Integer.toString(usual));
        if (!text.matches("[1-9][0-9]{0,6}")) {
            throw new IllegalStateException(name + " is not a number of seconds");
        }
        return Integer.parseInt(text);
    }
}
