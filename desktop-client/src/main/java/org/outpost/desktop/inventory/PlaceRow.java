// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

/// A hospital that goods can be sent to, or that they come from.
public record PlaceRow(String id, String name, String district) {}
