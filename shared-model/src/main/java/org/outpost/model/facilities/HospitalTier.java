// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.facilities;

/// What kind of hospital it is.
public enum HospitalTier {
    DISTRICT_HOSPITAL,
    COMMUNITY_HEALTH_CENTRE,
    PRIMARY_HEALTH_CENTRE
}
