// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

/// What the line does beside the conversation.
///
/// @param beforeTurn what rooms do by the clock before each turn, such as giving back leases
/// @param load what a machine that begins fetches first
/// @param mending whether it holds what the district does
public record Upkeep(Runnable beforeTurn, FirstLoad load, Mending mending) {}
