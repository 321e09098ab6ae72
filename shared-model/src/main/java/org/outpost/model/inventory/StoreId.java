// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.inventory;

import java.util.regex.Pattern;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.Id;
import org.outpost.model.kernel.MalformedException;

/// A store of a hospital: `RMP-DH01:MAIN`.
public record StoreId(String value) implements Id {
    private static final Pattern FORM =
            Pattern.compile("[A-Z0-9][A-Z0-9-]{1,15}:[A-Z0-9][A-Z0-9-]{0,15}");

    public StoreId {
        if (!FORM.matcher(value).matches()) {
            throw new MalformedException("not a store");
        }
    }

    /// A hospital's store of this code.
    public static StoreId of(HospitalId hospital, String code) {
        return new StoreId(hospital.value() + ":" + code);
    }

    /// Whose store it is.
    public HospitalId hospital() {
        return new HospitalId(value.substring(0, value.indexOf(':')));
    }

    /// Its code within the hospital.
    public String code() {
        return value.substring(value.indexOf(':') + 1);
    }

    @Override
    public String toString() {
        return value;
    }
}
