// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

/// What a clerk typed about a person, checked field by field but judged by nobody yet.
public record PersonEntry(
        String name,
        String localName,
        Birth birth,
        String sex,
        String phone,
        String village,
        String guardian) {}
