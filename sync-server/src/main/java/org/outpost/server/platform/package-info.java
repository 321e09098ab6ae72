// SPDX-License-Identifier: Apache-2.0
/// What the rooms of the server stand on: the database, transactions, health, metrics and the
/// numbers that tie one request to its log lines. It is the only place besides the stores that may
/// ask the machine for the time, for randomness or for a connection.
///
/// Invariants: a node says "ready" only while database, broker and store answer, and, where a start
/// has more to do (loading the demo), once that is done. Every place and password comes from the
/// environment; nothing here has a default password.
@NullMarked
package org.outpost.server.platform;

import org.jspecify.annotations.NullMarked;
