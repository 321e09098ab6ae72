// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.kernel.UserId;

class LimitsTest {
    record Part(String text, long number) {}

    record Whole(List<Part> parts, @Nullable String remark, UserId who, HybridTime clock) {}

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String canonical(String json) {
        return new String(Canonical.bytes(Json.tree(utf8(json))), StandardCharsets.UTF_8);
    }

    private static void refused(String json) {
        assertThatThrownBy(() -> canonical(json)).isInstanceOf(MalformedException.class);
    }

    @Test
    void canonicalFormHasOneSpelling() {
        assertThat(canonical(" { \"b\" : 1 , \"a\" : [ true , null , \"\\u0041\\/\" ] } "))
                .isEqualTo("{\"a\":[true,null,\"A/\"],\"b\":1}");
        assertThat(canonical("{\"\\u000a\\u0000\\u001f\":\"\\\"\\\\\\u2028\"}"))
                .isEqualTo("{\"\\n\\u0000\\u001f\":\"\\\"\\\\\u2028\"}");
        assertThat(canonical("[-0,12345678901234567890,{},[]]"))
                .isEqualTo("[0,12345678901234567890,{},[]]");
    }

    @Test
    void keysAreInTheOrderOfCodePointsNotOfSurrogates() {
        assertThat(canonical("{\"\uD83D\uDE00\":1,\"\uFF5E\":2,\"a\":3}"))
                .isEqualTo("{\"a\":3,\"\uFF5E\":2,\"\uD83D\uDE00\":1}");
    }

    @Test
    void combiningMarksStayAsGiven() {
        assertThat(canonical("[\"e\u0301\",\"\u00e9\",\"\u0915\u094d\u0937\"]"))
                .isEqualTo("[\"e\u0301\",\"\u00e9\",\"\u0915\u094d\u0937\"]");
    }

    @Test
    void depthThirtyTwoIsReadAndThirtyThreeIsNot() {
        assertThatCode(() -> canonical("[".repeat(32) + "]".repeat(32))).doesNotThrowAnyException();
        refused("[".repeat(33) + "]".repeat(33));
    }

    @Test
    void longTextsAndNamesAreRefused() {
        String most = "\"" + "x".repeat(64 * 1024) + "\"";
        assertThat(canonical(most)).hasSize(64 * 1024 + 2);
        refused("\"" + "x".repeat(64 * 1024 + 1) + "\"");
        refused("{\"" + "k".repeat(50_000) + "\":1}");
    }

    @Test
    void aDocumentAboveFiveMegabytesIsRefused() {
        String text = "\"" + "x".repeat(60_000) + "\",";
        String large = "[" + text.repeat(90) + "1]";
        assertThat(large.length()).isGreaterThan(Json.MAX_DOCUMENT);
        refused(large);
    }

    @Test
    void whatIsNotCleanJsonIsRefused() {
        refused("{\"a\":1,\"a\":2}");
        refused("{} {}");
        refused("[1] x");
        refused("");
        refused("{\"a\":1");
        refused("{a:1}");
        refused("[NaN]");
        refused("[01]");
        refused("// remark\n[1]");
    }

    @Test
    void numbersAreWholeAndShort() {
        refused("[1.5]");
        refused("[1.0]");
        refused("[1e3]");
        refused("[1e400]");
        refused("[" + "9".repeat(10_000) + "]");
        assertThatThrownBy(() -> Json.read(utf8("{\"text\":\"a\",\"number\":1e400}"), Part.class))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> Json.read(utf8("{\"text\":\"a\",\"number\":1.5}"), Part.class))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> Json.read(utf8("{\"text\":\"a\",\"number\":\"1\"}"), Part.class))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void halfACharacterIsRefusedAndNulIsKept() {
        refused("[\"\\ud800\"]");
        refused("[\"\\udc00x\"]");
        refused("[\"x\\ud800\\n\"]");
        refused("{\"\\ud800\":1}");
        assertThat(canonical("[\"\\u0000\"]")).isEqualTo("[\"\\u0000\"]");
        byte[] broken = {'"', (byte) 0xc3, (byte) 0x28, '"'};
        assertThatThrownBy(() -> Json.tree(broken)).isInstanceOf(MalformedException.class);
    }

    @Test
    void onlyWhatMayBeLeftOutMayBeLeftOut() {
        String part = "{\"text\":\"a\",\"number\":1}";
        String rest = ",\"who\":\"meena\",\"clock\":7}";
        Whole whole = Json.read(utf8("{\"parts\":[" + part + "]" + rest), Whole.class);
        assertThat(whole.remark()).isNull();
        assertThat(whole.clock()).isEqualTo(new HybridTime(7));
        missing("{\"parts\":[null]" + rest);
        missing("{\"parts\":null" + rest);
        missing(("{\"remark\":\"x\"" + rest));
        missing("{\"parts\":[{\"number\":1}]" + rest);
        missing("{\"parts\":[{\"text\":\"a\"}]" + rest);
        missing("{\"parts\":[{\"text\":\"a\",\"number\":null}]" + rest);
        missing("null");
        missing("{\"parts\":[],\"clock\":7}");
    }

    @Test
    void idsAreTextsAndClocksAreWholeNumbers() {
        missing("{\"parts\":[],\"who\":12,\"clock\":7}");
        missing("{\"parts\":[],\"who\":{},\"clock\":7}");
        missing("{\"parts\":[],\"who\":\"Not A User\",\"clock\":7}");
        missing("{\"parts\":[],\"who\":\"meena\",\"clock\":7.9}");
        missing("{\"parts\":[],\"who\":\"meena\",\"clock\":\"7\"}");
        missing("{\"parts\":[],\"who\":\"meena\",\"clock\":-7}");
    }

    private static void missing(String json) {
        assertThatThrownBy(() -> Json.read(utf8(json), Whole.class))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void unknownFieldsAreIgnoredInAView() {
        assertThat(Json.read(utf8("{\"text\":\"a\",\"number\":1,\"new\":{\"x\":[1]}}"), Part.class))
                .isEqualTo(new Part("a", 1));
    }

    @Test
    void whatAReaderWouldRefuseIsNotWritten() {
        assertThatThrownBy(() -> Canonical.bytes(Json.treeOf(new Part("x".repeat(70_000), 1))))
                .isInstanceOf(MalformedException.class);
    }
}
