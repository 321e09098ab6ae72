// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.patients;

import org.jspecify.annotations.Nullable;

/// A patient as a query answers.
///
/// @param id the aggregate
/// @param birthDate `2026-11-23`, where it is known; else perhaps the year alone
/// @param registered milliseconds since 1970
public record PatientView(
        String id,
        @Nullable String number,
        String name,
        String nameLocal,
        String sex,
        @Nullable String birthDate,
        @Nullable Integer birthYear,
        String phone,
        String village,
        long registered) {}
