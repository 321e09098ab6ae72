// SPDX-License-Identifier: GPL-3.0-or-later
/// The window of the counter: frame, keys, words, and the small parts every screen is made of.
///
/// **Words.** A *screen* is what fills the content region; it never makes its own window, bar,
/// toast or dialog. The *rail* lists the screens a role may open. The *side panel* shows details
/// and duplicates beside the work. The *strip* says how the line is. A *phrase* is a key with its
/// values: models speak phrases, only views turn them into words, so that the language can change
/// in place. A *receipt* is how far a record has come.
///
/// **Invariants.** Typing is never interrupted: nothing here takes the focus by itself. A toast is
/// shown only after the fact is on disk. Keys are matched by key code, so that the Hindi layout
/// works. Nothing slow runs on the window's thread: models hand work to [Background].
///
/// **Who decides.** The shell decides nothing about patients, stock or places. It knows rooms only
/// through the ports declared here ([Screen], [SearchSource], [AttentionDesk], [SignInDesk],
/// [LineWatch]); `Wiring` plugs them in.
@NullMarked
package org.outpost.desktop.shell;

import org.jspecify.annotations.NullMarked;
