// SPDX-License-Identifier: Apache-2.0
/// The whole system by one command: an embedded database, broker and file store in this process,
/// the server as a child, started in order, watched, and stopped in the opposite order.
///
/// Words: the *data folder* is everything one system keeps (its data, ports, passwords, logs); a
/// *runtime* is unpacked software shared by all data folders of a user and never written to.
///
/// Invariants: one start at a time per data folder; what is half made is never taken for whole
/// (made beside, then renamed); passwords are made at the first start, readable by the owner alone,
/// and printed only where a person needs them to sign in; whatever was started is stopped, also
/// what an earlier start that was killed has left behind. The server is known only as a path to a
/// WAR.
///
/// Life of a start: lock the folder, clear leftovers, find or make ports and passwords, unpack
/// runtimes, start the three services, start the server, load the demo once, say "ready".
@NullMarked
package org.outpost.ops.launcher;

import org.jspecify.annotations.NullMarked;
