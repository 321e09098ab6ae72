// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.FactId;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.sync.BatchHeader;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.Exchange.BatchStanding;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FeedEntry;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.wire.FactCodec;
import org.outpost.model.wire.Json;

/// What is no fact, or none anybody can make sense of, comes in between sound facts, as bytes on
/// the line and into the real database: it is put aside with its reason, and those behind it flow.
class PoisonTest {
    private static ServerOnDatabase server;

    @BeforeAll
    static void start() {
        server = new ServerOnDatabase();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static RegisterPatient person(String name) {
        return new RegisterPatient(null, FactInboxTest.person(name));
    }

    /// As the counter would send it.
    private static Exchange.BatchAnswer sent(Counter counter, FrozenBatch batch) {
        Exchange.Request request =
                new Exchange.Request(
                        counter.device,
                        counter.writer,
                        counter.token,
                        0,
                        null,
                        List.of(batch),
                        List.of(),
                        List.of(),
                        1000);
        Exchange.Request came = Json.read(Json.write(request), Exchange.Request.class);
        Exchange.Answer answer = server.partner.exchange(came);
        counter.token = answer.token();
        return answer.batches().getFirst();
    }

    private static void assertFlows(Counter counter, Fact poison, String code) {
        Fact good = counter.fact(person("Behind It"));
        FrozenBatch batch = counter.freeze(List.of(poison, good));
        assertThat(sent(counter, batch).standing()).as(code).isEqualTo(BatchStanding.TAKEN);
        assertThat(sent(counter, batch).standing()).as("again").isEqualTo(BatchStanding.TAKEN);
        Patient behind =
                server.parts
                        .inbox()
                        .read(states -> states.of(Patient.id(good.id()), Patient.class));
        assertThat(behind.person().name()).isEqualTo("Behind It");
        List<FeedEntry> entries = server.parts.feeds().entries(counter.home, 0, 10_000_000);
        assertThat(entries).extracting(FeedEntry::id).contains(good.id());
        assertThat(entries)
                .filteredOn(entry -> entry.fact() != null)
                .extracting(entry -> new String(entry.fact().core(), StandardCharsets.UTF_8))
                .anySatisfy(core ->
                        assertThat(core)
                                .contains(
                                        "QuarantineFact", code, "\"" + poison.id().value() + "\""));
        assertThat(
                        server.count(
                                "SELECT COUNT(*) FROM fact WHERE writer = '"
                                        + counter.writer
                                        + "'"))
                .as("kept as it came")
                .isEqualTo(counter.seq());
    }

    @Test
    void whatIsNoFactIsPutAsideAndThoseBehindItFlow() {
        Counter counter = Counter.at(server, "H/RMP-DH51");
        List<String> raws =
                new ArrayList<>(
                        List.of(
                                "{}",
                                "[]",
                                "7",
                                "null",
                                "\"a text\"",
                                "{\"core\":{}}",
                                "{\"core\":[]}",
                                "{\"core\":{\"aggregates\":[7],\"writer\":\"x\"}}"));
        Fact sound = counter.fact(person("Sound"));
        counter.back();
        String line = new String(FactCodec.line(sound), StandardCharsets.UTF_8);
        raws.add(line.replace("\"seq\":", "\"seq\":\"1\",\"sequel\":"));
        raws.add(line.replace("\"version\":1", "\"version\":1,\"was\":{\"of\":\"x\"}"));
        raws.add(line.replace("\"type\":\"", "\"type\":\"" + "x".repeat(300)));
        raws.add(line.replace("\"home\":\"H/RMP-DH51\"", "\"home\":\"nowhere\""));
        for (String raw : raws) {
            Fact poison = Fact.malformed(counter.next(), utf8(raw), "");
            assertFlows(counter, poison, "sync.malformed");
        }
    }

    @Test
    void aBodyThatIsNotItsTypesIsPutAside() {
        Counter counter = Counter.at(server, "H/RMP-DH52");
        Fact sound = counter.fact(person("Sound"));
        String core =
                new String(sound.core(), StandardCharsets.UTF_8)
                        .replace("\"structure\":{}", "\"structure\":{\"number\":[]}");
        assertFlows(counter, FactCodec.parse(utf8(core), sound.person()), "sync.malformed");
        Fact other = counter.fact(person("Sound"));
        String home =
                new String(other.core(), StandardCharsets.UTF_8)
                        .replace("\"home\":\"H/RMP-DH52\"", "\"home\":\"H/RMP-DH01\"");
        assertFlows(counter, FactCodec.parse(utf8(home), other.person()), "sync.inconsistent");
    }

    @Test
    void aBatchThatIsNotWhatItSaysIsBrokenAndTheRequestIsStillRead() {
        Counter counter = Counter.at(server, "H/RMP-DH53");
        FrozenBatch sound = counter.batch(person("Sound"));
        BatchHeader header = sound.header();
        BatchHeader low =
                new BatchHeader(
                        header.writer(),
                        header.device(),
                        1,
                        -4,
                        0,
                        header.previous(),
                        header.random(),
                        header.bodyHash());
        assertThat(
                        sent(
                                        counter,
                                        new FrozenBatch(
                                                low,
                                                sound.hash(),
                                                sound.signature(),
                                                sound.facts()))
                                .standing())
                .isEqualTo(BatchStanding.BROKEN);
        String json = new String(Json.write(sound), StandardCharsets.UTF_8);
        for (String odd :
                List.of(
                        json.replace("\"signature\":\"", "\"signature\":\"%%"),
                        json.replace("\"facts\":[", "\"fact\":["),
                        json.replace("\"recorded\":1", "\"recorded\":1.5"))) {
            FrozenBatch read = Json.read(utf8(odd), FrozenBatch.class);
            assertThat(sent(counter, read).standing()).as(odd).isEqualTo(BatchStanding.BROKEN);
        }
        assertThat(sent(counter, sound).standing()).isEqualTo(BatchStanding.TAKEN);
        FactId id = sound.facts().getFirst().id();
        assertThat(server.count("SELECT COUNT(*) FROM patient WHERE id = 'patient/" + id + "'"))
                .isEqualTo(1);
    }
}
