// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.shell.AttentionItem;
import org.outpost.desktop.world.District;
import org.outpost.desktop.world.Talk;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.patients.ChangePatientDetails;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.patients.Sex;
import org.outpost.model.sync.Digest;
import org.outpost.model.sync.FactBody;

/// Two counters of one hospital over real files; what one of them loses or damages comes back from
/// the district, and the rooms' tables with it.
class MendTest {
    private static final HospitalId DH = new HospitalId("RMP-DH01");
    private static final FeedId HOME = FeedId.of(DH);

    @TempDir Path folder;
    private final District district = new District();
    private Talk writer;
    private Talk reader;
    private Map<String, List<String>> whole;

    private static Person person(String name, String phone) {
        return new Person(name, null, Sex.F, null, 1990, null, phone, null, null);
    }

    private static FactBody registered(int i) {
        return new RegisterPatient(null, person("Patient " + (char) ('A' + i % 26), null));
    }

    @BeforeEach
    void bothHoldTheSame() {
        writer = new Talk(folder.resolve("writer"), HOME, district);
        reader = new Talk(folder.resolve("reader"), HOME, district);
        for (int i = 0; i < 60; i++) {
            FactId id = writer.write(registered(i)).getFirst();
            writer.write(
                    new ChangePatientDetails(Patient.id(id), person(null, "98765000" + (10 + i))));
            reader.write(registered(i + 7));
        }
        writer.finish();
        reader.finish();
        writer.finish();
        whole = reader.dump();
    }

    @AfterEach
    void bothGo() {
        writer.close();
        reader.close();
    }

    private static long differences(Talk talk) {
        return talk.pen.database.read(
                sql -> sql.number("select count(*) from difference where mended is null"));
    }

    private static void damage(Talk talk, String sql) {
        assertThat(talk.pen.database.<Integer>write(open -> open.run(sql))).isPositive();
    }

    @Test
    void bothSidesComeOutEqualOwnFactsIncluded() {
        for (Talk talk : List.of(writer, reader)) {
            Digest here =
                    talk.pen.database.read(
                            sql -> Objects.requireNonNull(new ProofStore(sql).digest(HOME)));
            long n = district.head(HOME).n();
            assertThat(here).isEqualTo(district.digest(HOME, n));
            assertThat(here.count()).isEqualTo(n);
            assertThat(differences(talk)).isZero();
            assertThat(talk.look(5)).isTrue();
            assertThat(talk.attention()).isEmpty();
        }
    }

    @Test
    void aTurnedBitInAFactOfAnotherIsFoundNamedAndHealed() {
        damage(
                reader,
                "update fact set core = cast(replace(cast(core as text), 'ChangePatient',"
                        + " 'BhangePatient') as blob) where seq = 40 and writer = '"
                        + writer.pen.device.writer()
                        + "'");
        assertThat(reader.look(5)).isTrue();
        assertThat(reader.dump()).isEqualTo(whole);
        assertThat(differences(reader)).isZero();
        assertThat(reader.attention())
                .extracting(AttentionItem::why)
                .anyMatch(why -> why.key().equals("notice.mended") && why.values().contains("1"));
        assertThat(reader.look(6)).as("and stays so").isTrue();
    }

    @Test
    void aFactThatCantBeReadAnyMoreAndOwnOnesAreHealedToo() {
        damage(
                reader,
                "update fact set core = cast('{\"broken' as blob) where writer = '"
                        + writer.pen.device.writer()
                        + "' and seq in (3, 4, 77)");
        damage(
                reader,
                "update fact set core = cast(replace(cast(core as text), 'asha', 'usha') as blob)"
                        + " where writer = '"
                        + reader.pen.device.writer()
                        + "' and seq = 12");
        assertThat(reader.look(5)).isTrue();
        assertThat(reader.dump()).isEqualTo(whole);
        assertThat(reader.pen.rebuild.run()).as("tables that were not as folded").isEmpty();
    }

    @Test
    void aPersonPartThatWasChangedIsFoundWhereFactsAreComparedWhole() {
        damage(
                reader,
                "update fact set person = cast('{\"name\":\"Somebody Else\"}' as blob) where seq = 1"
                        + " and writer = '"
                        + writer.pen.device.writer()
                        + "'");
        long n =
                reader.pen.database.read(sql ->
                        sql.number(
                                "select n from feed_fact join fact on fact.id = fact where seq = 1"
                                        + " and writer = ?",
                                writer.pen.device.writer().value()));
        assertThat(reader.look(n - 1)).isTrue();
        assertThat(reader.dump()).isEqualTo(whole);
        assertThat(reader.attention()).isNotEmpty();
    }

    @Test
    void factsThatWereLostComeBackWithAllTheyTouch() {
        String some =
                "(select id from fact where seq between 20 and 30 and writer = '"
                        + writer.pen.device.writer()
                        + "')";
        damage(reader, "delete from feed_fact where fact in " + some);
        damage(reader, "delete from fact_aggregate where fact in " + some);
        damage(reader, "delete from fact where id in " + some);
        reader.pen.rebuild.run();
        assertThat(reader.dump()).isNotEqualTo(whole);
        assertThat(reader.look(5)).isTrue();
        assertThat(reader.dump()).isEqualTo(whole);
    }

    @Test
    void aCursorThatMovedOverAFactIsNoticedWithTheNextPage() {
        damage(
                reader,
                "update cursor set facts = facts - 1, digest = zeroblob(16) where feed ="
                        + " 'H/RMP-DH01'");
        writer.write(registered(1));
        writer.finish();
        reader.finish();
        assertThat(differences(reader)).isEqualTo(1);
        assertThat(reader.look(5)).isTrue();
        assertThat(differences(reader)).isZero();
    }

    @Test
    void aSumThatIsNotKnownIsAddedUpAndNobodyIsTroubled() {
        damage(reader, "update cursor set facts = null, digest = null");
        damage(reader, "delete from feed_fact");
        assertThat(reader.look(5)).isTrue();
        assertThat(differences(reader)).isZero();
        assertThat(reader.attention()).isEmpty();
        assertThat(reader.count("feed_fact")).isEqualTo(district.head(HOME).n());
    }
}
