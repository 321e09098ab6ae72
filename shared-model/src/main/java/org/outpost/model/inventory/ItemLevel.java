// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.inventory;

/// How much a hospital must never be without it.
public enum ItemLevel {
    VITAL,
    ESSENTIAL,
    DESIRABLE
}
