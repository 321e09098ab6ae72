// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.List;

/// What one machine's line carries, learnt from how long its turns take, and how much a turn may
/// therefore hold. Lives as long as the conversation; belongs to its thread.
///
/// A turn takes its bytes' time and a time of its own, whatever it carries: the way there and back
/// and the district's work. Only the first says how fast the line is. Where the second is long, a
/// turn must carry for several times as long, or the line stands still half of the day; and yet not
/// much longer, because what is under way when the line is cut is sent again.
final class LinePace {
    /// The size of batches on a line nothing is known of.
    static final int FIRST_BATCH_BYTES = 12 * 1024;

    private static final int MIN_BATCH_BYTES = 2 * 1024;

    /// What two batches of one turn aim at: so many times the turn's own time, within these bounds.
    /// On a line that is cut every thirty seconds a cut then costs a twelfth of what it carries.
    /// Where each counts as it arrives the least is enough: a cut costs half of one.
    private static final int TURNS = 5;

    private static final long LEAST_AIM_MILLIS = 3_000;
    private static final long MOST_AIM_MILLIS = 5_000;

    /// For how long a request goes on whose batches are taken as they arrive: what one costs beside
    /// its bytes is then a thirtieth, and news is waited for no longer than this.
    static final long STREAM_MILLIS = 30_000;

    /// Some six hundred facts, which are packed into a thirtieth of that: a second of a slow line.
    private static final int FIRST_NEWS_BYTES = 256 * 1024;

    private static final int MIN_NEWS_BYTES = 8 * 1024;
    private static final int NEWS_MILLIS = 2000;

    private int batchBytes;
    private int newsBytes = FIRST_NEWS_BYTES;
    private long ownMillis;
    private double bytesAMilli;
    private int proven;
    private boolean cuts;
    private boolean oneByOne;
    private boolean continues;

    LinePace() {
        this(FIRST_BATCH_BYTES);
    }

    LinePace(int batchBytes) {
        this.batchBytes = batchBytes;
        proven = batchBytes;
    }

    /// The size the next batch will have at most.
    int batchBytes() {
        return batchBytes;
    }

    /// Whether the partner takes the batches of a request as they arrive: what came before a cut is
    /// there then.
    void oneByOne(boolean does) {
        oneByOne = does;
    }

    /// Whether the partner reads a batch that takes the words of those before it in its request for
    /// known.
    void continues(boolean does) {
        continues = does;
    }

    boolean continues() {
        return continues;
    }

    /// Whether batches go one behind the other until the request has gone on for long enough.
    boolean streams() {
        return oneByOne;
    }

    /// How many may go so.
    int streamed() {
        return continues ? PushSession.MOST_STREAMED : PushSession.MOST_BATCHES;
    }

    /// Whether anything went there before, so that the size of a batch fits the line.
    boolean isKnown() {
        return bytesAMilli > 0;
    }

    /// How many batches of that size a request may hold at once; two on a line nothing is known of,
    /// and where nothing of a request is taken before all of it is there.
    int batches() {
        long fit = (long) (STREAM_MILLIS * bytesAMilli / batchBytes);
        return oneByOne
                ? Math.clamp(fit, PushSession.AT_ONCE, PushSession.MOST_BATCHES)
                : PushSession.AT_ONCE;
    }

    /// How much news one answer may bring, counted as [FeedEntry#weight()] does.
    int newsBytes() {
        return newsBytes;
    }

    /// A turn is over; what it tells of the line.
    void turned(List<FrozenBatch> there, List<FeedPage> back, long millis) {
        long sent = there.stream().mapToLong(FrozenBatch::size).sum();
        long came =
                back.stream()
                        .flatMap(page -> page.entries().stream())
                        .mapToLong(FeedEntry::weight)
                        .sum();
        if (sent > 0) {
            sent(sent, millis);
            receivedBeside(came);
        } else if (came > 0) {
            received(came, millis);
        } else {
            idle(millis);
        }
    }

    /// A turn that carried next to nothing: its time is its own. One slow answer of a busy district
    /// is not believed at once, a quicker one is.
    void idle(long millis) {
        long took = Math.max(1, millis);
        ownMillis = ownMillis == 0 ? took : Math.min(took, 2 * ownMillis);
    }

    /// Batches went there: they grow by a quarter at most, never beyond the cap. Until the first
    /// cut, what the line carries four times over may double, and whatever it carries where a cut
    /// costs half of a batch alone: small batches learn their words and odds anew, each of them,
    /// which costs a tenth of the bytes.
    void sent(long bytes, long millis) {
        long carrying = Math.max(1, Math.max(millis / 4, millis - ownMillis));
        long most = oneByOne ? LEAST_AIM_MILLIS : MOST_AIM_MILLIS;
        long aim = Math.clamp(TURNS * ownMillis, LEAST_AIM_MILLIS, most);
        boolean little = bytes < batchBytes && 2 * carrying <= aim;
        double rate = (double) bytes / carrying;
        bytesAMilli = little ? Math.max(bytesAMilli, rate) : rate;
        long fits = bytes * aim / carrying / 2;
        proven = batchBytes;
        boolean amply = !cuts && (oneByOne || fits >= 4L * batchBytes);
        long wanted = Math.min(fits, amply ? 2L * batchBytes : grown());
        int least = little ? Math.min(batchBytes, FIRST_BATCH_BYTES) : MIN_BATCH_BYTES;
        batchBytes = Math.clamp(wanted, least, PushSession.MAX_BATCH_BYTES);
    }

    private long grown() {
        return proven + proven / 4L;
    }

    /// News came, and nothing went there meanwhile. As much as comes in about two seconds is asked
    /// for: a line that is cut every half minute then loses little, and something is always shown.
    /// A little that was all there was says nothing of the line, as of batches.
    void received(long bytes, long millis) {
        long fits = bytes * NEWS_MILLIS / Math.max(1, millis);
        int most = Math.min(ClientSession.MAX_NEWS_BYTES, 2 * newsBytes);
        boolean little = bytes < newsBytes && millis <= NEWS_MILLIS;
        int least = little ? Math.min(newsBytes, FIRST_NEWS_BYTES) : MIN_NEWS_BYTES;
        newsBytes = Math.clamp(fits, least, Math.max(least, most));
    }

    /// News came along with what went there, so that its own time is not known: it may grow by a
    /// quarter where all that was asked for was used.
    void receivedBeside(long bytes) {
        if (4 * bytes >= 3L * newsBytes) {
            newsBytes = Math.min(ClientSession.MAX_NEWS_BYTES, newsBytes + newsBytes / 4);
        }
    }

    /// The line was cut: what is under way next is half as much as if it had grown slowly. Where
    /// something had arrived by then, batches are small enough as they are, and of news, which
    /// comes behind them all, the cut says nothing.
    ///
    /// @param arrived whether any batch of what was cut is there
    void cut(boolean arrived) {
        cuts = true;
        if (!arrived) {
            batchBytes = (int) Math.max(MIN_BATCH_BYTES, Math.min(batchBytes, grown()) / 2);
            newsBytes = Math.max(MIN_NEWS_BYTES, newsBytes / 2);
        }
    }
}
