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

/// Knocks at the window a hundred times a second and keeps each long wait for an answer, together
/// with what the window's thread was doing all that time: a figure that says where to look.
public final class WindowWatch {
    private static final double MILLION = 1e6;
    private static final long BETWEEN_MILLIS = 10;

    /// Whoever waits is looked into as often.
    private static final long LOOK_MILLIS = 5;

    /// Of the looks of a wait every sixth is told.
    private static final int TELL = 6;

    /// Every wait of so long is kept, and the longest.
    private static final double LONG_MILLIS = 30;

    private static final int TOLD = 4;
    private static final int INNERMOST = 4;
    private static final int OURS = 3;
    private static final String TOOLKIT = "com.sun.javafx.tk.quantum.";

    /// A window without a screen: it copies its frames dot by dot, which none with a screen does.
    private static final String SCREENLESS = "com.sun.glass.ui.headless.HeadlessWindow";

    private static final String COPY = SCREENLESS + ".blit";

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Thread window;
    private final List<Stretch> kept = new ArrayList<>();

    /// A time in which the window answered nothing.
    ///
    /// @param millis until it answered
    /// @param ownMillis of them, those in which its thread ran: the others it waited for the
    ///   machine, or for somebody else's lock
    /// @param copyMillis of them, those in which it was found copying a frame as only a window
    ///   without a screen does, at one look and at the next: rather too few than too many
    /// @param copyOwnMillis of these, those in which its thread ran
    /// @param where its thread was, look by look; empty where it answered before that was told
    public record Stretch(
            double millis,
            double ownMillis,
            double copyMillis,
            double copyOwnMillis,
            String where) {}

    /// @param window the thread that answers
    WindowWatch(Thread window) {
        this.window = window;
    }

    void start() {
        Thread.ofPlatform().daemon().name("is the window alive").start(this::watch);
    }

    /// The long ones since this was asked before, and the longest of all where none was long.
    synchronized List<Stretch> stretches() {
        List<Stretch> all = List.copyOf(kept);
        kept.clear();
        return all;
    }

    private synchronized void keep(Stretch now) {
        if (kept.isEmpty()) {
            kept.add(now);
        } else if (now.millis > LONG_MILLIS || now.millis > kept.getFirst().millis) {
            kept.removeIf(one -> one.millis <= LONG_MILLIS);
            kept.add(now);
        }
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

    private Stretch knock() throws InterruptedException {
        Moment began = now(false);
        CountDownLatch answered = new CountDownLatch(1);
        Platform.runLater(answered::countDown);
        List<String> told = new ArrayList<>();
        double copied = 0;
        double copying = 0;
        Moment before = began;
        for (int look = 1; !answered.await(LOOK_MILLIS, TimeUnit.MILLISECONDS); look++) {
            List<String> steps = steps();
            Moment here = now(steps.contains(COPY));
            if (before.copies && here.copies) {
                copied += (here.nanos - before.nanos) / MILLION;
                copying += (here.ran - before.ran) / MILLION;
            }
            before = here;
            if (look % TELL == 0 && told.size() < TOLD) {
                told.add(told(steps));
            }
        }
        Moment end = now(false);
        return new Stretch(
                (end.nanos - began.nanos) / MILLION,
                (end.ran - began.ran) / MILLION,
                copied,
                copying,
                String.join(" | ", told));
    }

    /// @param ran how long the window's thread has run so far
    /// @param copies whether it copies a frame
    private record Moment(long nanos, long ran, boolean copies) {}

    private Moment now(boolean copies) {
        return new Moment(System.nanoTime(), THREADS.getThreadCpuTime(window.threadId()), copies);
    }

    private List<String> steps() {
        return Arrays.stream(window.getStackTrace())
                .map(step -> step.getClassName() + "." + step.getMethodName())
                .toList();
    }

    /// The innermost steps, whether it waits for a frame to be drawn, and which of ours led there.
    private static String told(List<String> steps) {
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
