// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

/// One row of the search's answer.
///
/// @param id what [SearchSource#open] is called with
/// @param title what a person would say aloud
/// @param local the name in its own script, empty when there is none
/// @param detail age and sex, strength and form, department
/// @param aside number, phone, stock: set right
public record Hit(String id, String title, String local, Phrase detail, Phrase aside) {}
