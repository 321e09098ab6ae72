// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.access;

/// An entry of the rail: what a role may open. Screens that do not exist yet are not in it.
public enum Screen {
    PATIENTS,
    APPOINTMENTS,
    DAY_BOARD,
    QUEUE,
    DISPENSE,
    STOCK,
    RECEIVE,
    TRANSFER,
    MY_DAY,
    SHIFT,
    /// The hospital's register as a file: taken in from one, given out as one.
    REGISTER_FILE,
    ATTENTION,
    /// The district's pages in the browser.
    DISTRICT_PAGES
}
