// SPDX-License-Identifier: Apache-2.0
/// The demo world: two invented districts, their hospitals, people, medicines and 5,000 patients.
///
/// *Words.* [DemoWorld] is the world itself, drawn from a seed and a day; [DemoLists] are the text
/// resources it draws from. [DemoFacts] says which machine writes what of it, [DemoLoader] is that
/// machine, once for each feed. All of it is marked "demo, verify before use".
///
/// *Invariants.* The same seed and day give the same world. Nothing here has a door of its own: the
/// world reaches a server only as signed facts, through the conversation every desktop has.
///
/// *Who decides.* Nobody: a world is data. The rules of shared-model judge its facts like any
/// other.
@NullMarked
package org.outpost.ops.demo;

import org.jspecify.annotations.NullMarked;
