// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

/// An action of a screen's title row.
///
/// @param key how its key is printed on the button
public record Act(Phrase words, String key, Runnable run) {}
