// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;

/// Knocks at the window a hundred times a second and keeps the longest wait for an answer, together
/// with what the window's thread was doing all that time: a figure that says where to look.
final class WindowWatch {
    private static final double MILLION = 1e6;
    private static final long BETWEEN_MILLIS = 10;

    /// Whoever waits for so long is looked into, and again as often.
    private static final long LOOK_MILLIS = 30;

    private static final int LOOKS = 4;
    private static final int INNERMOST = 4;
    private static final int OURS = 3;
    private static final String TOOLKIT = "com.sun.javafx.tk.quantum.";

    /// A window without a screen: it copies its frames dot by dot, which none with a screen does.
    private static final String SCREENLESS = "com.sun.glass.ui.headless.HeadlessWindow";

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Thread window;
    private Longest longest = Longest.NONE;

    /// @param millis until the window answered
    /// @param ownMillis of them, those in which its thread ran: the others it waited for the
    ///   machine, or for somebody else's lock
    /// @param where its thread was, look by look; empty where it answered before anybody looked
    record Longest(double millis, double ownMillis, String where) {
        static final Longest NONE = new Longest(0, 0, "");
    }

    /// @param window the thread that answers
    WindowWatch(Thread window) {
        this.window = window;
    }

    void start() {
        Thread.ofPlatform().daemon().name("is the window alive").start(this::watch);
    }

    /// The longest since this was asked before.
    synchronized Longest longest() {
        Longest kept = longest;
        longest = Longest.NONE;
        return kept;
    }

    private synchronized void keep(Longest now) {
        longest = now.millis > longest.millis ? now : longest;
    }

    private void watch() {
        try {
            while (true) {
                keep(knock());
                TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Longest knock() throws InterruptedException {
        long began = System.nanoTime();
        long ran = THREADS.getThreadCpuTime(window.threadId());
        CountDownLatch answered = new CountDownLatch(1);
        Platform.runLater(answered::countDown);
        List<String> looks = new ArrayList<>();
        while (!answered.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            if (looks.size() < LOOKS) {
                looks.add(look());
            }
        }
        double millis = (System.nanoTime() - began) / MILLION;
        double own = (THREADS.getThreadCpuTime(window.threadId()) - ran) / MILLION;
        return new Longest(millis, own, String.join(" | ", looks));
    }

    /// The innermost steps, whether it waits for a frame to be drawn, and which of ours led there.
    private String look() {
        List<String> steps =
                Arrays.stream(window.getStackTrace())
                        .map(step -> step.getClassName() + "." + step.getMethodName())
                        .toList();
        Stream<String> ours =
                steps.stream()
                        .skip(INNERMOST)
                        .filter(step -> step.startsWith("org.outpost."))
                        .limit(OURS);
        Stream<String> drawing =
                steps.stream()
                        .skip(INNERMOST)
                        .filter(step ->
                                step.startsWith(SCREENLESS)
                                        || step.startsWith(TOOLKIT) && !step.contains("$"))
                        .limit(1);
        return Stream.of(steps.stream().limit(INNERMOST), drawing, ours)
                .flatMap(part -> part)
                .map(step -> step.replaceAll("\\b[a-z]\\w*\\.(?=.*\\.)", ""))
                .collect(Collectors.joining(" < "));
    }
}
