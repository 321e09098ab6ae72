// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.appointments;

/// A doctor's session as a query answers.
///
/// @param date `2026-11-23`
/// @param booked how many places are given, and `waiting`, how many wait for one
public record SessionView(
        String id,
        String doctor,
        String department,
        String date,
        int startMinute,
        int endMinute,
        int capacity,
        int booked,
        int waiting) {}
