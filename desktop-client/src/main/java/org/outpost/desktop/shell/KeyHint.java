// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

/// One line of the F1 overlay.
public record KeyHint(String key, Phrase does) {}
