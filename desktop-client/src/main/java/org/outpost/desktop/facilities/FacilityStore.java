// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.facilities;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.Sql;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.sync.FactConsumer;
import org.outpost.model.facilities.Department;
import org.outpost.model.facilities.District;
import org.outpost.model.facilities.Hospital;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.wire.Json;

/// Hospitals and districts in the local file.
public final class FacilityStore implements FactConsumer {
    @Override
    public Set<String> kinds() {
        return Set.of(Hospital.KIND, District.KIND);
    }

    @Override
    public void changed(Sql sql, AggregateId id, Object before, Object after) {
        switch (after) {
            case Hospital hospital -> hospital(sql, id, hospital);
            case District district -> district(sql, id, district);
            default -> {}
        }
    }

    @Override
    public void clear(Sql sql) {
        sql.run("delete from hospital");
        sql.run("delete from district");
    }

    @Override
    public List<String> dumps() {
        return List.of(
                "select id, district, tier, name, name_local, detail from hospital order by id",
                "select id, name, name_local, region from district order by id");
    }

    /// A hospital by its code; null where it is not known here.
    public @Nullable Hospital hospital(Sql sql, String code) {
        return sql.first(
                "select detail from hospital where id = ?",
                row -> Json.read(row.bytes(1), Hospital.class),
                code);
    }

    /// A hospital in both scripts, to be said; its code where it is not known here.
    public Phrase called(Sql sql, String code) {
        Hospital known = hospital(sql, code);
        return known == null ? Phrase.given(code) : Phrase.named(known.name(), known.nameLocal());
    }

    /// A district in both scripts; its code where it is not known here.
    public Phrase district(Sql sql, String code) {
        Phrase known =
                sql.first(
                        "select name, name_local from district where id = ?",
                        row -> Phrase.named(row.text(1), row.text(2)),
                        code);
        return known == null ? Phrase.given(code) : known;
    }

    /// A department of a hospital as it is said there; empty where it is not known here.
    public Optional<Phrase> department(Sql sql, String hospital, String code) {
        Hospital known = hospital(sql, hospital);
        List<Department> own = known == null ? List.of() : known.departments();
        return own.stream()
                .filter(department -> department.code().equals(code))
                .findFirst()
                .map(department -> Phrase.named(department.name(), department.nameLocal()));
    }

    /// Every hospital known here, by name.
    public List<Hospital> all(Sql sql) {
        return sql.list(
                "select detail from hospital order by name, id",
                row -> Json.read(row.bytes(1), Hospital.class));
    }

    private static void hospital(Sql sql, AggregateId id, Hospital hospital) {
        if (!hospital.defined()) {
            sql.run("delete from hospital where id = ?", id.key());
            return;
        }
        sql.run(
                "insert or replace into hospital (id, district, tier, name, name_local, detail)"
                        + " values (?, ?, ?, ?, ?, ?)",
                id.key(),
                hospital.district(),
                String.valueOf(hospital.tier()),
                hospital.name(),
                hospital.nameLocal(),
                Json.write(hospital));
    }

    private static void district(Sql sql, AggregateId id, District district) {
        if (!district.defined()) {
            sql.run("delete from district where id = ?", id.key());
            return;
        }
        sql.run(
                "insert or replace into district (id, name, name_local, region)"
                        + " values (?, ?, ?, ?)",
                id.key(),
                district.name(),
                district.nameLocal(),
                district.state());
    }
}
