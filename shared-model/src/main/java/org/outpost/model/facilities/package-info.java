// SPDX-License-Identifier: Apache-2.0
/// Hospitals of every tier, their departments and stores, and the districts they belong to.
///
/// The nation's administrators define districts (home feed `N`); a district's define its hospitals
/// (home feed `D/<district>`). Defining again replaces: the last definition holds. Desktops only
/// read. Other rooms name hospitals, departments and stores by their codes.
///
/// Invariants: a district is defined in the national feed and a hospital in its district's; the
/// codes of departments and stores are unique within their hospital.
@NullMarked
package org.outpost.model.facilities;

import org.jspecify.annotations.NullMarked;
