// SPDX-License-Identifier: Apache-2.0
/// What the district sees: the page of a morning's three minutes, in a browser, in two languages.
///
/// Words: a *summary* is the one row per hospital the page reads; a *report* is what a counter said
/// of itself when it was last heard; a hospital is *silent* when none of its counters was heard for
/// longer than the threshold; *as of* is when its figures were last true.
///
/// Invariants: no page counts facts: summaries change by difference in the transaction that takes
/// facts in, reports at each exchange; what is not known is never shown as 0; a total leaves silent
/// hospitals out and says how many; a person sees their own scope only; nothing of a patient is on
/// a page, in its address or in a log; pages work without script and hold none of their own.
///
/// Decides nothing: everything here can be made again from facts and from the next exchange.
@NullMarked
package org.outpost.server.reporting;

import org.jspecify.annotations.NullMarked;
