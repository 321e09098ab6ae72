// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

/// A medicine of the catalogue with what this store has of it.
///
/// @param unit `tablet`, `strip`, `bottle`: quantities are counted in it
/// @param packSize units in a pack, for `3*`; 1 when there is none
public record ItemRow(
        String id, String name, String form, String unit, int packSize, long onHand) {}
