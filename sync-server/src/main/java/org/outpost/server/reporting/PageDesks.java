// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import org.outpost.server.access.RetireDevices;
import org.outpost.server.patients.LikelyDesk;
import org.outpost.server.prescriptions.SetFees;

/// Where a page's forms are carried out.
///
/// @param aside what was put aside
/// @param machines what takes a machine out of use, lost ones too
/// @param fees what a visit costs
/// @param likely who may be one person
public record PageDesks(
        PutAsideDesk aside, RetireDevices machines, SetFees fees, LikelyDesk likely) {}
