// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Long work of the window's thread, frame by frame; the frames are taken by hand here.
class SlicesTest {
    private final Frames frames = new Frames();
    private final List<Object> done = new ArrayList<>();

    @Test
    void theFirstSliceIsDoneAtOnceTheOthersAFrameEachAndTheEndIsToldWithTheLast() {
        Slices slices = new Slices(frames, 1, 2);
        slices.begin(steps(1, 5), () -> done.add("over"));
        assertThat(done).containsExactly(1, 2);
        frames.pass();
        assertThat(done).containsExactly(1, 2, 3, 4);
        frames.pass();
        assertThat(done).containsExactly(1, 2, 3, 4, 5, "over");
        assertThat(frames.left()).isZero();
    }

    @Test
    void whatFitsInOneSliceNeedsNoFrameAndNothingIsOverAtOnce() {
        Slices slices = new Slices(frames, 1, 2);
        slices.begin(steps(1, 2), () -> done.add("over"));
        slices.begin(List.of(), () -> done.add("nothing"));
        assertThat(done).containsExactly(1, 2, "over", "nothing");
        assertThat(frames.left()).isZero();
    }

    @Test
    void workThatIsBegunAnewDropsWhatWasLeftAlsoFromWithinAStep() {
        Slices slices = new Slices(frames, 1, 1);
        slices.begin(steps(1, 3), () -> done.add("first"));
        slices.begin(steps(11, 12), () -> done.add("second"));
        frames.all();
        assertThat(done).containsExactly(1, 11, 12, "second");
        done.clear();
        slices.begin(
                List.of(() -> slices.begin(steps(21, 22), () -> done.add("within")), failing()),
                () -> done.add("outer"));
        frames.all();
        assertThat(done).containsExactly(21, 22, "within");
        slices.begin(steps(31, 32), () -> done.add("dropped"));
        slices.drop();
        frames.all();
        assertThat(done).endsWith(31);
    }

    @Test
    void aStepPutsWhatItFindsBeforeTheOthers() {
        Slices slices = new Slices(frames, 1, 1);
        List<Runnable> all = new ArrayList<>();
        all.add(() -> steps(1, 2).reversed().forEach(slices::next));
        all.addAll(steps(3, 3));
        slices.begin(all, () -> done.add("over"));
        frames.all();
        assertThat(done).containsExactly(1, 2, 3, "over");
    }

    @Test
    void aStepThatFailsIsHeardOfAndTheOthersAreDone() {
        Slices slices = new Slices(frames, 1, 1);
        assertThatThrownBy(() ->
                        slices.begin(
                                List.of(failing(), () -> done.add(2), failing()),
                                () -> done.add("over")))
                .hasMessage("a step");
        frames.pass();
        assertThatThrownBy(frames::pass).hasMessage("a step");
        frames.all();
        assertThat(done).containsExactly(2, "over");
    }

    private static Runnable failing() {
        return () -> {
            throw new IllegalStateException("a step");
        };
    }

    private List<Runnable> steps(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .<Runnable>mapToObj(at -> () -> done.add(at))
                .toList();
    }

    /// Each `later` is the next frame.
    private static final class Frames implements Background {
        private final Deque<Runnable> next = new ArrayDeque<>();

        int left() {
            return next.size();
        }

        void pass() {
            next.remove().run();
        }

        void all() {
            while (!next.isEmpty()) {
                pass();
            }
        }

        @Override
        public <T> void run(Callable<T> work, Consumer<T> then, Consumer<Trouble> otherwise) {
            throw new AssertionError("slices leave the window's thread for nothing");
        }

        @Override
        public Runnable later(long millis, Runnable then) {
            next.add(then);
            return then;
        }
    }
}
