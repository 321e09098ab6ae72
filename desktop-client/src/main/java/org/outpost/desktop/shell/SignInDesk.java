// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.Optional;
import java.util.function.Consumer;

/// The port to sign-in: by the line when there is one, by what the last online sign-in left here
/// when not. Checking a secret takes long on purpose: it is only called off the window's thread.
public interface SignInDesk {

    Outcome<SignedIn> signIn(String user, String secret);

    /// The user who signed in last on this machine, empty on a new one.
    String lastUser();

    /// Told, on any thread, when whoever is signed in may work here no longer as they did, in words
    /// for the door.
    default void onEnded(Consumer<Phrase> told) {}

    /// What a new computer can take in before anybody has signed in; empty once it has a home.
    default Optional<Beginning> beginning() {
        return Optional.empty();
    }

    /// @param files how a person points at the stick
    record Beginning(StickDesk stick, FileChoice files) {}
}
