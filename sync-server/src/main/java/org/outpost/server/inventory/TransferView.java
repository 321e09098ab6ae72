// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.inventory;

/// A transfer as a query answers.
///
/// @param underWay whether it left and did not arrive yet
/// @param dispatched milliseconds since 1970
public record TransferView(
        String id,
        String fromHospital,
        String toHospital,
        String challan,
        int lines,
        long quantity,
        boolean underWay,
        long dispatched) {}
