// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

import org.outpost.desktop.shell.Phrase;

/// A store that goods can be sent to.
///
/// @param within its district; of a store of this hospital, that it is one
public record PlaceRow(String id, Phrase name, Phrase within) {}
