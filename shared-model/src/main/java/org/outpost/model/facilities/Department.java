// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.facilities;

/// Where a hospital's doctors sit: `OPD`, `PAED`.
///
/// @param nameLocal the name in the script people there read
public record Department(String code, String name, String nameLocal) {}
