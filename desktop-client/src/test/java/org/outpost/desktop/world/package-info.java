// SPDX-License-Identifier: GPL-3.0-or-later
/// What the tests of the counter have around them: a district on maps, with the server's very
/// sessions, and a line to it over real HTTP.
package org.outpost.desktop.world;
