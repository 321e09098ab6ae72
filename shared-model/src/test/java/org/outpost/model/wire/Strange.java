// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.scenarios.Seeds;
import org.outpost.model.sync.Fact;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Facts as a program of another version might write them: fields nobody here knows, of any form.
final class Strange {
    private static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    "a  b c d e f",
                    "\u0001\n\"\\/",
                    "\u20ac\uD83D\uDE00",
                    "2026-02-29",
                    "2024-02-29",
                    "0000-01-01",
                    "9999-12-31",
                    "2026-11-24T09:00:00.000Z",
                    "2026-11-24T24:00:00.000Z",
                    "00012",
                    "7",
                    "x12y034z5",
                    "99999999999999999999",
                    "3f8k2m9q4r7t1v5x.7",
                    "patient/3f8k2m9q4r7t1v5x.12",
                    "S/H/RMP-DH01.4",
                    "S/H/RMP-DH01.04",
                    "N120D400",
                    "\u0938\u0941\u0928\u0940\u0924\u093e 12");
    private static final List<String> KEYS = List.of("A", "clocks", "m", "zz", "\u00e9");

    private Strange() {}

    static Fact made(Fact fact, Seeds.Choices choices) {
        ObjectNode core = (ObjectNode) Json.tree(fact.core());
        ObjectNode into = choices.percent(50) ? core : (ObjectNode) core.get("structure");
        into.set(choices.of(KEYS), value(choices, 0));
        byte @Nullable [] person = fact.person();
        if (person != null && choices.percent(50)) {
            JsonNode other = value(choices, 0);
            if (Json.tree(person) instanceof ObjectNode known && choices.percent(70)) {
                known.set(choices.of(KEYS), other);
                other = known;
            }
            person = other.isNull() ? null : Canonical.bytes(other);
        }
        return FactCodec.parse(Canonical.bytes(core), person);
    }

    private static JsonNode value(Seeds.Choices choices, int depth) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (choices.between(0, depth < 4 ? 8 : 5)) {
            case 0 -> json.stringNode(choices.of(TEXTS));
            case 1 -> json.stringNode(choices.of(TEXTS) + choices.of(TEXTS));
            case 2 -> json.numberNode(choices.between(-5, 5));
            case 3 ->
                    json.numberNode((long) choices.between(-1_000_000, 1_000_000) * 1_000_000_007L);
            case 4 -> json.booleanNode(choices.percent(50));
            case 5 -> json.nullNode();
            case 6 -> {
                ArrayNode list = json.arrayNode();
                int length = choices.between(0, 9);
                for (int i = 0; i < length; i++) {
                    list.add(value(choices, depth + 1));
                }
                yield list;
            }
            default -> {
                ObjectNode object = json.objectNode();
                int size = choices.between(0, 3);
                for (int i = 0; i < size; i++) {
                    object.set(choices.of(KEYS), value(choices, depth + 1));
                }
                yield object;
            }
        };
    }
}
