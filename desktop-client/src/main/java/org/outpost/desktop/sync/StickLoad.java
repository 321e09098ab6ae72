// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.shell.StickDesk.Brought;
import org.outpost.desktop.shell.StickDesk.Progress;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.Randomness;
import org.outpost.model.sync.LineException;
import org.outpost.model.sync.LoadBlock;

/// Takes in what a stick holds: the lists the district signed for the feeds of this machine, then
/// their blocks, what is needed first before all else. Shares the first load with the line: a block
/// that came by one is not asked of the other, and what the stick lacks stays for the line.
///
/// A machine that has not heard from the district yet can't tell what the district signed. It
/// believes nothing then and keeps the blocks by their names, unread; once the district's own list
/// names them, they are not asked of the line.
final class StickLoad {
    private final LocalDatabase database;
    private final Device device;
    private final FirstLoad load;
    private final Clock clock;
    private final Randomness randomness;

    StickLoad(
            LocalDatabase database,
            Device device,
            FirstLoad load,
            Clock clock,
            Randomness randomness) {
        this.database = database;
        this.device = device;
        this.load = load;
        this.clock = clock;
        this.randomness = randomness;
    }

    Brought bring(Path place, String code, Consumer<Progress> told) throws StickException {
        StickFolder stick = StickFolder.open(place, code, randomness);
        FeedId home = device.home();
        if (home == null
                || database.<byte @Nullable []>read(sql -> MetaStore.bytes(sql, "server.key"))
                        == null) {
            return kept(stick, told);
        }
        if (!lists(stick, home)) {
            throw new StickException(StickException.Trouble.STRANGER);
        }
        return new Taking(stick, told).all();
    }

    /// @return whether one of the lists is for this machine
    private boolean lists(StickFolder stick, FeedId home) throws StickException {
        Set<FeedId> feeds = new HashSet<>(Set.of(FeedId.NATION, home));
        database.read(sql -> sql.list("select feed from cursor", row -> new FeedId(row.text(1))))
                .forEach(feeds::add);
        boolean any = false;
        for (FeedId feed : feeds) {
            var signed = stick.list(feed);
            any |= signed != null && load.carried(feed, signed);
        }
        return any;
    }

    /// Keeps what a later list may name.
    private Brought kept(StickFolder stick, Consumer<Progress> told) throws StickException {
        List<LoadBlock> blocks = stick.blocks();
        if (blocks.isEmpty()) {
            throw new StickException(StickException.Trouble.NOTHING);
        }
        long all = blocks.stream().mapToLong(LoadBlock::bytes).sum();
        long here = 0;
        int parts = 0;
        int damaged = 0;
        LoadPace pace = new LoadPace();
        for (LoadBlock block : blocks) {
            byte[] bytes = stick.has(block.hash()) ? stick.block(block) : null;
            if (bytes != null) {
                database.change(sql -> new LoadStore(sql).keep(block.hash(), 0, bytes));
                parts++;
            } else if (stick.has(block.hash())) {
                damaged++;
            }
            here += block.bytes();
            told.accept(new Progress(here, all, pace.left(clock.millis(), here, all)));
        }
        return new Brought(parts, damaged, blocks.size() - parts, true);
    }

    private List<LoadStore.Missing> missing() {
        return database.read(sql -> new LoadStore(sql).missing(Integer.MAX_VALUE));
    }

    /// One stick being taken in.
    private final class Taking {
        private final StickFolder stick;
        private final Consumer<Progress> told;
        private final LoadPace pace = new LoadPace();
        private final Set<String> damaged = new HashSet<>();
        private @Nullable StickException broken;

        Taking(StickFolder stick, Consumer<Progress> told) {
            this.stick = stick;
            this.told = told;
        }

        Brought all() throws StickException {
            List<LoadStore.Missing> wanted = new ArrayList<>(missing());
            wanted.removeIf(block -> !stick.has(block.hash()));
            long bytes = sum(wanted);
            boolean more = !wanted.isEmpty();
            try {
                while (more) {
                    more = load.stepCarried(this::held, this::bytes);
                    tell(bytes);
                    if (broken != null) {
                        throw broken;
                    }
                }
            } catch (LineException e) {
                // A block that is what its name says and can't be read: made by a newer program.
                throw new StickException(StickException.Trouble.UNREADABLE, e);
            }
            List<LoadStore.Missing> left = missing();
            int lacking = left.size();
            wanted.removeAll(left);
            return new Brought(wanted.size(), damaged.size(), lacking, false);
        }

        private boolean held(String hash) {
            return !damaged.contains(hash) && stick.has(hash);
        }

        private byte @Nullable [] bytes(LoadStore.Missing block) {
            try {
                byte[] bytes = stick.block(block.hash(), block.bytes());
                if (bytes == null) {
                    damaged.add(block.hash());
                }
                return bytes;
            } catch (StickException e) {
                broken = e;
                return null;
            }
        }

        private void tell(long all) {
            long left = sum(missing().stream().filter(block -> stick.has(block.hash())).toList());
            long here = Math.max(0, all - left);
            told.accept(new Progress(here, all, pace.left(clock.millis(), here, all)));
        }
    }

    private static long sum(List<LoadStore.Missing> blocks) {
        return blocks.stream().mapToLong(LoadStore.Missing::bytes).sum();
    }
}
