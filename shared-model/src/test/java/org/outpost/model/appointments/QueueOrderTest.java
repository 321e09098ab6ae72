// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QueueOrderTest {
    private static final QueueRule RULE = QueueRule.USUAL;

    @Test
    void whoCameFirstIsCalledFirst() {
        assertThat(keys(List.of(waiting("b", 2), waiting("a", 1), waiting("c", 3)), RULE, 0))
                .containsExactly("a", "b", "c");
    }

    @Test
    void anEmergencyGoesBeforeEveryone() {
        assertThat(
                        keys(
                                List.of(
                                        waiting("a", 1),
                                        waiting("old", 2, Priority.ELDER),
                                        waiting("hurt", 9, Priority.EMERGENCY, Priority.ELDER)),
                                RULE,
                                5))
                .startsWith("hurt", "old", "a");
    }

    @Test
    void oneWithAPriorityComesAfterTwoOthers() {
        List<QueueOrder.Entry> all =
                List.of(
                        waiting("1", 1),
                        waiting("2", 2),
                        waiting("3", 3),
                        waiting("4", 4),
                        waiting("old", 10, Priority.ELDER),
                        waiting("mother", 11, Priority.PREGNANT));
        assertThat(keys(all, RULE, 0)).containsExactly("1", "2", "old", "3", "4", "mother");
        assertThat(keys(all, RULE, 2)).containsExactly("old", "1", "2", "mother", "3", "4");
        assertThat(keys(all, new QueueRule(RULE.first(), 0, 60), 0))
                .startsWith("old", "mother", "1");
    }

    @Test
    void callingOneByOneGivesTheOrderThatWasShown() {
        Random random = new Random(7);
        List<QueueOrder.Entry> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Priority[] why =
                    random.nextInt(4) == 0
                            ? new Priority[] {Priority.values()[random.nextInt(4)]}
                            : new Priority[0];
            all.add(waiting("v" + i, i, why));
        }
        List<String> shown = keys(all, RULE, 0);
        List<String> called = new ArrayList<>();
        int since = 0;
        while (!all.isEmpty()) {
            Collections.shuffle(all, random);
            QueueOrder.Entry next = QueueOrder.of(all, RULE, since).getFirst();
            boolean first = next.priorities().contains(Priority.EMERGENCY);
            since = next.priorities().isEmpty() ? since + 1 : first ? since : 0;
            called.add(next.key());
            all.remove(next);
        }
        assertThat(called).isEqualTo(shown);
    }

    private static QueueOrder.Entry waiting(String key, long order, Priority... why) {
        return new QueueOrder.Entry(key, order, Set.of(why));
    }

    private static List<String> keys(List<QueueOrder.Entry> all, QueueRule rule, int since) {
        return QueueOrder.of(all, rule, since).stream().map(QueueOrder.Entry::key).toList();
    }
}
