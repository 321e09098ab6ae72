// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.platform;

import java.util.Locale;

/// A short code in three parts for what nobody foresaw: what kind of fault, where it was thrown,
/// and which of our own lines led there. The same bug has the same code on every counter, and
/// nothing of what was typed is in it.
public final class ErrorCode {
    private static final int PART = 32 * 32 * 32 * 32;

    private ErrorCode() {}

    public static String of(Throwable fault) {
        Throwable root = fault;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        int what = root.getClass().getName().hashCode();
        StackTraceElement[] trace = root.getStackTrace();
        int where = trace.length == 0 ? 0 : place(trace[0]);
        int ours = 17;
        for (StackTraceElement element : fault.getStackTrace()) {
            if (element.getClassName().startsWith("org.outpost")) {
                ours = 31 * ours + place(element);
            }
        }
        return part(what) + "-" + part(where) + "-" + part(ours);
    }

    private static int place(StackTraceElement element) {
        return 31 * element.getClassName().hashCode() + element.getMethodName().hashCode();
    }

    private static String part(int hash) {
        String text = Integer.toString(Math.floorMod(hash, PART), 32);
        return "0000".substring(text.length()).concat(text).toUpperCase(Locale.ROOT);
    }
}
