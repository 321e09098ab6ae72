// SPDX-License-Identifier: GPL-3.0-or-later
/// Every figure Outpost promises, measured on this machine beside its target. A bench prints; it
/// never asserts inside a test. Each run's JSON line names what was run and where, so that rows of
/// one run are compared.
@NullMarked
package org.outpost.ops.bench;

import org.jspecify.annotations.NullMarked;
