// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.outpost.model.access.Device;
import org.outpost.model.access.StaffMember;
import org.outpost.model.facilities.District;
import org.outpost.model.facilities.Hospital;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.UserId;

/// What the facts say of a person, a machine and a place, as far as signing in needs it. Asked each
/// time, never kept: a dismissal counts from the moment its fact is here.
public interface StaffDirectory {
    /// The person, where ever employed.
    Optional<StaffMember> staff(UserId user);

    /// The hospital; null where it was never defined.
    @Nullable Hospital hospital(HospitalId hospital);

    /// The district; null where it was never defined.
    @Nullable District district(String code);

    /// The machine, where registered.
    Optional<Device> device(DeviceId device);
}
