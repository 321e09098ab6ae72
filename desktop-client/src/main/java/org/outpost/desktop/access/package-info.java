// SPDX-License-Identifier: GPL-3.0-or-later
/// Who works at this counter: signed in by the line when there is one, by what the last online
/// sign-in left here when not.
///
/// **Words.** An *account* is what an online sign-in left in the encrypted file: role, a verifier
/// of the secret, and an *offline pass*, until when it opens the counter unseen by the district.
/// *Lockout* is the wait after too many wrong tries.
///
/// **Invariants.** The secret is never stored; the verifier is argon2id (64 MiB, three passes)
/// under a salt of its own. Wrong tries are counted across starts. A line that fails never signs
/// anyone out. What a role may write and open is asked of `Permissions` in the shared model, the
/// same table the server asks.
///
/// **Who decides.** The district, at the online sign-in; here, the verifier alone.
@NullMarked
package org.outpost.desktop.access;

import org.jspecify.annotations.NullMarked;
