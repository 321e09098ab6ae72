// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.real;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.Digest;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FeedCursor;
import org.outpost.model.sync.FeedPage;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.Hello;
import org.outpost.model.sync.LocalLog;
import org.outpost.ops.simulation.world.PlantedBug;

/// A counter's own side of the line, whose process may be killed before and behind every change.
///
/// @param log the real one
record KilledLine(LocalLog log, RealDesk desk, Kill kill, Set<PlantedBug> bugs)
        implements LocalLog {

    /// A point at which the process may be killed.
    @FunctionalInterface
    interface Kill {
        void at(String point, int perMille);
    }

    @Override
    public @Nullable FrozenBatch freezeNext(int maxBytes) {
        kill.at("desk: before a batch is frozen", RealMachine.KILL);
        FrozenBatch frozen = log.freezeNext(maxBytes);
        kill.at("desk: after a batch is frozen", RealMachine.KILL);
        return frozen;
    }

    @Override
    public void greeted(Hello.Answer answer) {
        kill.at("desk: before a greeting is kept", RealMachine.KILL);
        log.greeted(answer);
        pulls();
        kill.at("desk: after a greeting is kept", RealMachine.KILL);
    }

    /// A file put back to its first day wants the blocks of a long feed. This district keeps none
    /// and would say so to the program, which then pulls the pages.
    private void pulls() {
        desk.database()
                .change(sql ->
                        sql.run(
                                "update first_load set declined = ? where declined is null",
                                desk.now()));
    }

    @Override
    public void answered(Exchange.Answer answer, List<FeedPage> pages) {
        if (bugs.contains(PlantedBug.CURSOR_BEFORE_FACTS)) {
            desk.database()
                    .change(sql ->
                            pages.forEach(page ->
                                    sql.run(
                                            "update cursor set epoch = ?, n = ? where feed = ?",
                                            page.epoch(),
                                            page.to(),
                                            page.feed().value())));
            kill.at("planted: between cursor and facts", 400);
        }
        kill.at("desk: before an answer is kept", RealMachine.KILL);
        log.answered(answer, pages);
        if (bugs.contains(PlantedBug.RECEIPT_DELETED_EARLY)) {
            desk.database()
                    .change(sql ->
                            sql.run(
                                    "delete from frozen where last_seq <= ? and number <"
                                            + " (select max(number) from frozen)",
                                    answer.highSeq()));
        }
        kill.at("desk: after an answer is kept", RealMachine.KILL);
    }

    @Override
    public WriterId writer() {
        return log.writer();
    }

    @Override
    public DeviceId device() {
        return log.device();
    }

    @Override
    public FeedId home() {
        return log.home();
    }

    @Override
    public long lastSeq() {
        return log.lastSeq();
    }

    @Override
    public @Nullable String token() {
        return log.token();
    }

    @Override
    public @Nullable Long oldestAfter(long seq) {
        return log.oldestAfter(seq);
    }

    @Override
    public List<FeedCursor> cursors() {
        return log.cursors();
    }

    @Override
    public List<FrozenBatch> frozenAfter(long seq, int maxBytes) {
        return log.frozenAfter(seq, maxBytes);
    }

    @Override
    public List<Exchange.Want> wants() {
        return log.wants();
    }

    @Override
    public byte @Nullable [] serverKey() {
        return log.serverKey();
    }

    @Override
    public List<WriterId> formerWriters() {
        return log.formerWriters();
    }

    @Override
    public List<FrozenBatch> formerAfter(WriterId writer, long seq, int maxBytes) {
        return log.formerAfter(writer, seq, maxBytes);
    }

    @Override
    public List<Fact> decidedBehind(List<FeedCursor> joints) {
        return log.decidedBehind(joints);
    }

    @Override
    public boolean isSoundBehind(FeedCursor joint, @Nullable Digest upTo) {
        return log.isSoundBehind(joint, upTo);
    }

    @Override
    public void takeOut(List<Fact> lost) {
        kill.at("desk: before what was lost is taken out", RealMachine.KILL);
        log.takeOut(lost);
        kill.at("desk: after what was lost is taken out", RealMachine.KILL);
    }
}
