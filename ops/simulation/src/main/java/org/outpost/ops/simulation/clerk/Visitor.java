// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.clerk;

/// Somebody who stands before the counter.
///
/// @param known whether they were here before and are looked for by their phone
/// @param age in years; empty for who is known, like `name`, `sex` and `village`
/// @param phone its ten digits, nobody else's
/// @param department which of the keys of departments gives the token, counted from 0
public record Visitor(
        boolean known,
        String name,
        String age,
        String sex,
        String phone,
        String village,
        int department) {}
