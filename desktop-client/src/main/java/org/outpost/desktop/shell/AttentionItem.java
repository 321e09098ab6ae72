// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.time.Instant;

/// One row of the attention desk: something waits for a person of this role.
///
/// @param about whom or which batch, as one would say it aloud
/// @param screen where Enter leads, empty when the row is its own end
public record AttentionItem(
        String id,
        Phrase what,
        String about,
        Instant since,
        Phrase why,
        Phrase action,
        String screen) {}
