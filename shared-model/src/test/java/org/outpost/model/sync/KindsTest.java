// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.outpost.model.inventory.Inventory;
import org.outpost.model.kernel.AggregateId;

class KindsTest {
    private static final Room ROOM = new Inventory();

    private static Kinds.Kind kind(String name) {
        return new Kinds.Kind(name, ROOM, UnknownKind.FOLD);
    }

    /// More names than places without a neighbour: they find each other's places taken.
    private static List<Kinds.Kind> many() {
        List<Kinds.Kind> kinds = new ArrayList<>();
        for (char one = 'a'; one <= 'z'; one++) {
            for (char other = 'a'; other <= 'z'; other++) {
                kinds.add(kind("" + one + other));
            }
        }
        return kinds;
    }

    @Test
    void everyKindIsFoundByTheBeginningOfAnIdAndNoOther() {
        List<Kinds.Kind> all = many();
        Kinds kinds = new Kinds(all);
        for (Kinds.Kind kind : all) {
            assertThat(kinds.of(new AggregateId(kind.name() + "/1/2"))).isSameAs(kind);
            assertThat(kinds.of(new AggregateId(kind.name() + "a/1"))).isNull();
            assertThat(kinds.of(new AggregateId(kind.name().charAt(0) + "/" + kind.name())))
                    .isNull();
        }
    }

    @Test
    void aKindHasOneFold() {
        List<Kinds.Kind> twice = many();
        twice.add(kind("mm"));
        assertThatThrownBy(() -> new Kinds(twice)).hasMessageContaining("mm has one fold");
    }
}
