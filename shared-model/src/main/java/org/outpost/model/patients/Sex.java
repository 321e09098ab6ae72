// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

/// As said at the counter, by one key.
public enum Sex {
    M,
    F,
    O
}
