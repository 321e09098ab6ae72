// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.clerk;

import java.util.List;

/// What a counter's file holds, for the judge.
///
/// @param patients every patient
/// @param visits every visit
/// @param kept how many facts wait to be sent
/// @param needsYou what waits for a person: what it is and why, as keys of the words
public record Standing(
        List<Person> patients, List<Visit> visits, long kept, List<String> needsYou) {
    /// @param number empty where none was given yet
    public record Person(String id, String number, String phone) {}

    public record Visit(String id, String patient, String day, String department, String token) {}
}
