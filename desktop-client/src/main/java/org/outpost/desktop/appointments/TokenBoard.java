// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.outpost.desktop.shell.Phrase;

/// What everybody in the hall may read: which tokens are called to which room, and how long people
/// wait where. There is no name in it, and none can get in.
///
/// @param hospital whose hall it is
/// @param calls the latest first
public record TokenBoard(Phrase hospital, List<Call> calls, List<Place> places) {
    /// The latest, large, and the five before it.
    static final int SHOWN = 6;

    /// From so many of the last calls one tells how long people wait.
    static final int LOOKED_AT = 9;

    /// Nobody is called, nobody waits.
    public static final TokenBoard EMPTY = new TokenBoard(Phrase.given(""), List.of(), List.of());

    /// A token called to a room.
    ///
    /// @param at when, in milliseconds since 1970: a token that is called again flashes again
    public record Call(String token, Phrase department, String room, long at) {}

    /// Where people wait.
    ///
    /// @param minutes how long those called last had waited: the one in the middle; empty before
    ///   anybody was called
    public record Place(Phrase department, long waiting, Optional<Long> minutes) {
        static Place of(QueueDepartment department, List<Long> waited) {
            List<Long> sorted = waited.stream().sorted().toList();
            return new Place(
                    department.words(),
                    department.waiting(),
                    sorted.isEmpty()
                            ? Optional.empty()
                            : Optional.of(sorted.get(sorted.size() / 2)));
        }
    }

    static TokenBoard of(
            Phrase hospital,
            List<QueueDepartment> departments,
            Map<String, QueueDoctor> doctors,
            List<QueueStore.Calling> calling,
            List<Place> places) {
        Map<String, Phrase> names =
                departments.stream()
                        .collect(Collectors.toMap(QueueDepartment::code, QueueDepartment::words));
        List<Call> calls = new ArrayList<>();
        for (QueueStore.Calling one : calling) {
            Phrase where = names.getOrDefault(one.department(), Phrase.given(one.department()));
            String session = one.session();
            QueueDoctor doctor = session == null ? null : doctors.get(session);
            calls.add(
                    new Call(
                            one.token(),
                            doctor == null ? where : doctor.at(where),
                            one.room(),
                            one.since()));
        }
        // Where nobody waits nobody need read anything.
        return new TokenBoard(
                hospital,
                List.copyOf(calls),
                places.stream().filter(place -> place.waiting() > 0).toList());
    }
}
