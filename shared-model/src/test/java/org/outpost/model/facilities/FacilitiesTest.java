// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.facilities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.scenarios.Samples;
import org.outpost.model.scenarios.Town;

class FacilitiesTest {
    private final Town town = new Town();

    @Test
    void theNationDefinesDistrictsAndTheyTheirHospitals() {
        assertThat(town.write(town.nation, district("Rampur", "रामपुर", "Uttar Pradesh")))
                .isEqualTo("accepted");
        assertThat(town.write(town.district, hospital("Rampur", "रामपुर"))).isEqualTo("accepted");
        assertThat(town.centre.state(District.id("RMP"), District.class).defined()).isTrue();
        Hospital hospital = town.centre.state(Hospital.id(Samples.DH), Hospital.class);
        assertThat(hospital.defined()).isTrue();
        assertThat(hospital.departments()).hasSize(1);
        assertThat(town.centre.state(District.id("NON"), District.class).defined()).isFalse();
        assertThat(town.centre.state(Hospital.id(Samples.CHC), Hospital.class).defined()).isFalse();
    }

    @Test
    void nobodyElseDoes() {
        assertThat(town.write(town.district, district("Rampur", "", "Uttar Pradesh")))
                .isEqualTo("refused facilities.wrong-home");
        assertThat(town.write(town.nation, hospital("Rampur", "")))
                .isEqualTo("refused facilities.wrong-home");
        assertThat(town.write(town.counter, hospital("Rampur", "")))
                .isEqualTo("refused facilities.wrong-home");
    }

    @Test
    void aDistrictDefinesNoHospitalOfAnother() {
        DefineHospital theirs =
                new DefineHospital(
                        new HospitalId("SIT-DH01"),
                        "RMP",
                        HospitalTier.DISTRICT_HOSPITAL,
                        "Ours now",
                        "",
                        List.of(),
                        List.of());
        assertThat(town.write(town.district, theirs)).isEqualTo("refused facilities.wrong-home");
        assertThat(town.centre.state(Hospital.id(theirs.hospital()), Hospital.class).defined())
                .isFalse();
    }

    @Test
    void namesAreReadable() {
        String refused = "refused facilities.bad-text";
        assertThat(town.write(town.nation, district(" ", "", "Uttar Pradesh"))).isEqualTo(refused);
        assertThat(town.write(town.nation, district("R", "\u0000", "Bihar"))).isEqualTo(refused);
        assertThat(town.write(town.nation, district("R", "", ""))).isEqualTo(refused);
        assertThat(town.write(town.district, hospital("", ""))).isEqualTo(refused);
        assertThat(town.write(town.district, hospital("R", "x".repeat(201)))).isEqualTo(refused);
        Department nameless = new Department("OPD", "", "");
        Department odd = new Department("OPD", "General", "\u202E");
        StoreRoom store = new StoreRoom("MAIN", "", "main");
        assertThat(town.write(town.district, hospital(List.of(nameless), List.of())))
                .isEqualTo(refused);
        assertThat(town.write(town.district, hospital(List.of(odd), List.of()))).isEqualTo(refused);
        assertThat(town.write(town.district, hospital(List.of(), List.of(store))))
                .isEqualTo(refused);
    }

    @Test
    void codesAreUniqueInTheirHospital() {
        Department opd = new Department("OPD", "General", "");
        StoreRoom main = new StoreRoom("MAIN", "Main store", "main");
        assertThat(town.write(town.district, hospital(List.of(opd, opd), List.of())))
                .isEqualTo("refused facilities.code-twice");
        assertThat(town.write(town.district, hospital(List.of(opd), List.of(main, main))))
                .isEqualTo("refused facilities.code-twice");
        assertThat(town.write(town.district, hospital(List.of(opd), List.of(main))))
                .isEqualTo("accepted");
    }

    private static DefineDistrict district(String name, String local, String state) {
        return new DefineDistrict("RMP", name, local, state);
    }

    private static DefineHospital hospital(String name, String local) {
        return new DefineHospital(
                Samples.DH,
                "RMP",
                HospitalTier.DISTRICT_HOSPITAL,
                name,
                local,
                List.of(new Department("OPD", "General", "सामान्य")),
                List.of());
    }

    private static DefineHospital hospital(List<Department> departments, List<StoreRoom> stores) {
        return new DefineHospital(
                Samples.DH,
                "RMP",
                HospitalTier.DISTRICT_HOSPITAL,
                "Rampur",
                "",
                departments,
                stores);
    }
}
