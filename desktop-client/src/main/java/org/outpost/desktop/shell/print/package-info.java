// SPDX-License-Identifier: GPL-3.0-or-later
/// Paper: slips, cards, receipts and the summary of a shift.
///
/// **Words.** A *sheet* is what stands on a paper, in words already; a *job* is a sheet that is to
/// be printed, was printed or did not print. One layout ([SheetLayout]) is what the side panel
/// shows, what a printer gets and what the picture in a PDF is made of.
///
/// **Life of a job.** It is kept in the local file before anything is printed. Printed, it stays
/// for a reprint; not printed, it stays on the attention desk until it is.
///
/// **Invariants.** Every paper after the first says that it is a reprint. A printer that fails
/// never costs a token. The window's thread only shapes words, a few at a time ([Lettering]);
/// laying out, drawing, printers and files are elsewhere.
@NullMarked
package org.outpost.desktop.shell.print;

import org.jspecify.annotations.NullMarked;
