// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.kernel;

import java.util.regex.Pattern;

/// One ordered line of facts at the server: a hospital (`H/RMP-DH01`), a district catalogue
/// (`D/RMP`) or the national catalogue (`N`). Also the home of a writer.
public record FeedId(String value) implements Id {
    private static final Pattern FORM = Pattern.compile("N|D/[A-Z0-9-]{2,16}|H/[A-Z0-9-]{2,16}");

    public FeedId {
        Ids.require(value, FORM, "feed");
    }

    @Override
    public String toString() {
        return value;
    }

    /// The national catalogue.
    public static final FeedId NATION = new FeedId("N");

    /// The feed of one hospital.
    public static FeedId of(HospitalId hospital) {
        return new FeedId("H/" + hospital.value());
    }

    /// The catalogue feed of one district.
    public static FeedId ofDistrict(String district) {
        return new FeedId("D/" + district);
    }

    /// Whether this is the feed of one hospital.
    public boolean isHospital() {
        return value.startsWith("H/");
    }

    /// The hospital whose feed this is; only where {@link #isHospital()}.
    public HospitalId hospital() {
        Invariant.check(isHospital(), "only a hospital feed names a hospital");
        return new HospitalId(value.substring(2));
    }
}
