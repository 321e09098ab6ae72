// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/// The port to all that needs a person. Its length is the count in strip and top bar, no more, no
/// less.
public interface AttentionDesk {

    List<AttentionItem> waiting();

    /// The person has dealt with it.
    void done(AttentionItem item);

    /// Not now: it comes back at that time.
    void later(AttentionItem item, Instant until);

    /// Undoes `done` or `later`.
    void again(AttentionItem item);

    void onChange(Consumer<Integer> waiting);
}
