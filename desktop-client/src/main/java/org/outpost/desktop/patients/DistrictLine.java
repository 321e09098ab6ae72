// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.access.CurrentUser;
import org.outpost.desktop.platform.HttpLine;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.platform.Pause;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.sync.SignedLine;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.kernel.UserId;
import org.outpost.model.sync.LineException;
import org.outpost.model.wire.Json;

/// Asks the district over the line. Who is chosen comes by the hospital's feed like everything
/// else; this only waits for it, and where it takes longer says so.
public final class DistrictLine implements DistrictDesk {
    private static final String PATH = "/api/v1/patients/elsewhere/";
    private static final int LOOKS = 100;
    private static final int REST_MILLIS = 200;

    private final SignedLine line;
    private final CurrentUser current;
    private final LocalDatabase database;
    private final PatientStore store;
    private final Runnable nudge;

    /// @param nudge has the line take a turn soon
    public DistrictLine(
            SignedLine line,
            CurrentUser current,
            LocalDatabase database,
            PatientStore store,
            Runnable nudge) {
        this.line = line;
        this.current = current;
        this.database = database;
        this.store = store;
        this.nudge = nudge;
    }

    @Override
    public Answer ask(Asked asked) {
        try {
            HttpLine.Reply reply =
                    line.post(
                            PATH + "ask",
                            Json.write(
                                    new Ask(
                                            current.user(),
                                            asked.text(),
                                            age(asked.age()),
                                            asked.village().isEmpty() ? null : asked.village(),
                                            asked.reason())));
            if (!reply.good()) {
                return no(reply);
            }
            Told told = Json.read(reply.body(), Told.class);
            return new Answer.Found(
                    told.inquiry(),
                    told.people().stream().map(DistrictLine::stranger).toList(),
                    told.more());
        } catch (HttpLine.BusyException e) {
            return new Answer.NotNow(Phrase.of("elsewhere.busy"), Phrase.of("elsewhere.busy.todo"));
        } catch (LineException | MalformedException e) {
            return new Answer.NotNow(Phrase.of("elsewhere.down"), Phrase.of("elsewhere.down.todo"));
        }
    }

    @Override
    public Outcome<String> follow(Stranger stranger, Answer.Found shownIn, String reason) {
        try {
            HttpLine.Reply reply =
                    line.post(
                            PATH + "follow",
                            Json.write(
                                    new Follow(
                                            current.user(),
                                            shownIn.inquiry(),
                                            stranger.id(),
                                            reason)));
            if (!reply.good()) {
                return new Outcome.Declined<>(no(reply).why(), "");
            }
            String id = Json.read(reply.body(), Followed.class).patient();
            return arrived(id)
                    ? new Outcome.Done<>(id, Phrase.of("elsewhere.here", stranger.name()), null)
                    : new Outcome.Declined<>(Phrase.of("elsewhere.coming", stranger.name()), "");
        } catch (LineException | MalformedException e) {
            return new Outcome.Declined<>(Phrase.of("elsewhere.down"), "");
        }
    }

    private boolean arrived(String id) {
        Pause pause = new Pause();
        try {
            for (int look = 0; look < LOOKS; look++) {
                if (database.read(sql -> store.person(sql, id) != null)) {
                    return true;
                }
                nudge.run();
                pause.still(REST_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private static Answer.NotNow no(HttpLine.Reply reply) {
        String code = Json.read(reply.body(), Problem.class).code();
        String known =
                switch (code == null ? "" : code) {
                    case "patients.say-more" -> "elsewhere.say-more";
                    case "patients.ask-again" -> "elsewhere.again";
                    case "access.not-allowed" -> "elsewhere.not-yours";
                    default -> "elsewhere.down";
                };
        return new Answer.NotNow(Phrase.of(known), Phrase.of(known + ".todo"));
    }

    private static @Nullable Integer age(String typed) {
        return typed.isEmpty() ? null : Integer.valueOf(typed);
    }

    private static Stranger stranger(Candidate one) {
        Integer born = one.birthYear();
        return new Stranger(
                one.id(),
                one.name(),
                one.nameLocal(),
                one.sex(),
                born == null ? "" : born.toString(),
                one.village(),
                one.hospital(),
                one.hospitalLocal());
    }

    record Ask(
            UserId who,
            String text,
            @Nullable Integer age,
            @Nullable String village,
            String reason) {}

    record Follow(UserId who, String inquiry, String patient, String reason) {}

    record Followed(String patient) {}

    record Told(String inquiry, List<Candidate> people, boolean more) {}

    record Candidate(
            String id,
            String name,
            String nameLocal,
            String sex,
            @Nullable Integer birthYear,
            String village,
            String hospital,
            String hospitalLocal) {}

    record Problem(@Nullable String code) {}
}
