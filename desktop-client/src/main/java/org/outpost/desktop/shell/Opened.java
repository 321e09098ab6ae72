// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

/// A counter whose local file is open: what the window needs, and how all of it is closed again.
public record Opened(ShellParts parts, Rooms rooms, Runnable close) {}
