// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.crash;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.outpost.model.kernel.UserId;
import org.outpost.model.sync.ClientSession;
import org.outpost.model.sync.EcP256;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FeedEntry;
import org.outpost.model.sync.FeedPage;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.Hello;
import org.outpost.model.sync.LineException;
import org.outpost.model.sync.LocalLog;
import org.outpost.model.sync.Partner;
import org.outpost.model.sync.PullSession;
import org.outpost.model.wire.JsonBatches;
import org.outpost.ops.simulation.pure.PureDriver;
import org.outpost.ops.simulation.real.RealDesk;
import org.outpost.ops.simulation.world.Driver;
import org.outpost.ops.simulation.world.Machine;
import org.outpost.ops.simulation.world.Will;

/// A program of its own that lives one story in a folder and says aloud, into a file, what it has
/// acknowledged: whoever watches its system calls sees both in their order.
public final class StoryProgram {
    private static final int SAVES = 4;
    private static final int MOST_TURNS = 200;

    private final Path folder;
    private final long seed;
    private final OutputStream out;

    private StoryProgram(Path folder, long seed, OutputStream out) {
        this.folder = folder;
        this.seed = seed;
        this.out = out;
    }

    /// @param arguments folder, story, seed, the file to speak into
    public static void main(String[] arguments) throws IOException, LineException {
        try (OutputStream out = new FileOutputStream(arguments[3])) {
            new StoryProgram(Path.of(arguments[0]), Long.parseLong(arguments[2]), out)
                    .live(Story.valueOf(arguments[1]));
        }
    }

    private void live(Story story) throws IOException, LineException {
        switch (story) {
            case SAVE -> save();
            case PUSH, PULL -> talk(story == Story.PULL);
            case MIGRATION -> {
                try (RealDesk desk = StoryDesk.open(folder, seed)) {
                    say("opened");
                    keep(desk, 1);
                }
            }
            case FIRST_START -> {
                try (RealDesk desk = StoryDesk.open(folder, seed)) {
                    keep(desk, 0);
                    keep(desk, 1);
                }
            }
        }
    }

    private void save() throws IOException {
        try (RealDesk desk = StoryDesk.open(folder, seed)) {
            for (int i = 0; i < SAVES; i++) {
                keep(desk, i);
            }
            // The journal is brought in while the counter is at work, then begins anew.
            desk.database().settle();
            for (int i = SAVES; i < 2 * SAVES; i++) {
                keep(desk, i);
            }
        }
        try (RealDesk desk = StoryDesk.open(folder, seed + 1)) {
            keep(desk, 2 * SAVES);
        }
    }

    private void keep(RealDesk desk, int number) throws IOException {
        for (Fact fact : StoryDesk.save(desk, number)) {
            say(Kept.word(fact));
        }
    }

    private void talk(boolean neighbour) throws IOException, LineException {
        try (RealDesk desk = StoryDesk.open(folder, seed)) {
            PureDriver driver = StoryDesk.calm(desk, seed);
            if (neighbour) {
                neighbour(driver);
            } else {
                keep(desk, 0);
                keep(desk, 1);
            }
            LocalLog log = desk.line(List::of);
            Partner partner = new Telling(driver.district().node(0));
            ClientSession session =
                    new ClientSession(
                            log,
                            partner,
                            new PullSession(new JsonBatches(), EcP256.CHECK),
                            () -> StoryDesk.NOW,
                            "story");
            boolean done = false;
            for (int i = 0; i < MOST_TURNS && !done; i++) {
                done = session.turn().outcome() == ClientSession.Outcome.DONE;
                for (var cursor : log.cursors()) {
                    say("pulled " + cursor.feed().value() + " " + cursor.n());
                }
            }
            say("talked " + done);
        }
    }

    private static void neighbour(PureDriver driver) throws LineException {
        Machine other =
                driver.machine(
                        new Driver.Seat(
                                "neighbour",
                                StoryDesk.HOME,
                                List.of(StoryDesk.HOME),
                                () -> StoryDesk.NOW));
        for (FactBody body : StoryDesk.neighbours(40)) {
            other.write(new UserId("ravi"), body, Will.HAPPENED, fact -> {});
        }
        ClientSession session =
                new ClientSession(
                        other.log(),
                        driver.district().node(0),
                        new PullSession(driver.batches(), driver.signatures()),
                        other::now,
                        "story");
        for (int i = 0; i < MOST_TURNS; i++) {
            if (session.turn().outcome() == ClientSession.Outcome.DONE) {
                return;
            }
        }
        throw new IllegalStateException("the neighbour never came to an end");
    }

    /// In one write, so that it is said whole or not at all.
    private void say(String words) throws IOException {
        out.write((words + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /// Says what goes over the line: from then on the world knows it.
    private final class Telling implements Partner {
        private final Partner partner;

        Telling(Partner partner) {
            this.partner = partner;
        }

        @Override
        public Hello.Answer hello(Hello.Request request) throws LineException {
            return partner.hello(request);
        }

        @Override
        public Exchange.Answer exchange(Exchange.Request request) throws LineException {
            try {
                for (FrozenBatch batch : request.batches()) {
                    say("sent " + batch.header().number() + " " + batch.hash());
                }
                Exchange.Answer answer = partner.exchange(request);
                for (FeedPage page : answer.pages()) {
                    for (FeedEntry entry : page.entries()) {
                        say("given " + page.feed().value() + " " + entry.n() + " " + entry.id());
                    }
                }
                return answer;
            } catch (IOException e) {
                throw new LineException(LineException.Trouble.DOWN, "nobody listens", e);
            }
        }
    }
}
