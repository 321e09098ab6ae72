// SPDX-License-Identifier: Apache-2.0
/// Who is asking, and may they: passwords, tokens, sessions of the pages, the keys tokens are
/// signed with.
///
/// Words: an *account* is a login with a password for a member of staff; the *caller* is whoever a
/// request speaks for, with role and home; an *access token* says so for ten minutes, a *refresh
/// token* gets the next one and is spent by that; a *page session* is the same for a browser.
///
/// Invariants: role and home are never stored here, they are what the staff facts add up to at the
/// moment of asking (the installation's first administrator apart, who comes from the environment);
/// a wrong password and an unknown login cannot be told apart, in words or in time; passwords,
/// tokens and session ids are stored as hashes only; a spent refresh token shown again ends its
/// whole family, but for one repeat within a minute by the same device, which gets the answer it
/// missed.
///
/// Decides: the rows in the database, under their locks, whichever node is asked. What a role may
/// do is answered by the one permission table of the shared model.
@NullMarked
package org.outpost.server.access;

import org.jspecify.annotations.NullMarked;
