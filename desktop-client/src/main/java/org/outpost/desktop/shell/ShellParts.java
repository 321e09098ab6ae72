// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.time.InstantSource;
import org.outpost.desktop.shell.print.Printing;

/// The ports the shell is plugged into: where the composition root and the house meet.
public record ShellParts(
        Words words,
        Background background,
        InstantSource clock,
        SignInDesk signIn,
        AttentionDesk attention,
        LineWatch line,
        Printing printing) {}
