// SPDX-License-Identifier: Apache-2.0
/// What is true at Outpost: the list of its rooms. Each room is a package below; none of them knows
/// this one.
@NullMarked
package org.outpost.model;

import org.jspecify.annotations.NullMarked;
