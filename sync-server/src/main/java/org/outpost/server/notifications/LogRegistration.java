// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.notifications;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.wire.Json;
import org.outpost.server.platform.Transactions;

/// Notes that patients were registered, once per registration however often the message comes.
public final class LogRegistration {
    static final String KIND = "patient registered";

    private final Transactions transactions;
    private final NotificationLogStore log;
    private final Clock clock;

    public LogRegistration(Transactions transactions, NotificationLogStore log, Clock clock) {
        this.transactions = transactions;
        this.log = log;
        this.clock = clock;
    }

    /// What a message tells of: a list of facts, or one fact by itself; so they were sent once, and
    /// may still wait.
    ///
    /// @throws MalformedException where it can't be read
    public static List<Registered> read(String message) {
        byte[] json = message.getBytes(StandardCharsets.UTF_8);
        return message.startsWith("[")
                ? List.of(Json.read(json, Registered[].class))
                : List.of(Json.read(json, Registered.class));
    }

    /// @param message what the queue says of some facts
    /// @return how many of them are noted now: those that were noted before are not, nor are those
    ///   of a kind nobody is told of
    public int take(List<Registered> message) {
        long now = clock.millis();
        List<NotificationLogStore.Note> notes =
                message.stream()
                        .filter(one -> one.type().equals("RegisterPatient"))
                        .filter(one -> one.home().isHospital())
                        .map(one ->
                                new NotificationLogStore.Note(
                                        one.fact(),
                                        KIND,
                                        one.home().hospital().value(),
                                        AggregateId.of("patient", one.fact().value()),
                                        now))
                        .toList();
        return notes.isEmpty() ? 0 : transactions.call(connection -> log.note(connection, notes));
    }

    /// What this room needs of a fact in a message.
    public record Registered(FactId fact, String type, FeedId home) {}
}
