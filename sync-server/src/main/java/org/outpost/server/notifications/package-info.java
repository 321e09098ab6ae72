// SPDX-License-Identifier: Apache-2.0
/// Telling people what happened. So far one kind: a patient was registered.
///
/// Words: a *message* on the queue names facts by their ids and nothing of a person; the *log*
/// holds one row per fact and kind.
///
/// Invariants: a message delivered twice is logged once, because the fact's id is the key; queue
/// and log hold ids only; a message that can't be understood is given back to the broker, which
/// puts it aside after three tries, and never stops those behind it.
///
/// Decides: nothing. Whether a message is due follows from the fact.
@NullMarked
package org.outpost.server.notifications;

import org.jspecify.annotations.NullMarked;
