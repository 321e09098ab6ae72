// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.facilities;

/// Where a hospital keeps medicines: main store, dispensary.
///
/// @param code unique in its hospital; `HOSPITAL:CODE` names it everywhere
/// @param kind `main`, `dispensary`, `ward` or `laboratory`
public record StoreRoom(String code, String name, String kind) {}
