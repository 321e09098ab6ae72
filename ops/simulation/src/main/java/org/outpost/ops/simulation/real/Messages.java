// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.real;

import java.util.ArrayList;
import java.util.List;
import org.outpost.ops.simulation.world.CrashError;
import org.outpost.ops.simulation.world.Driver;
import org.outpost.ops.simulation.world.PlantedBug;

/// The queue between what was committed and those who are told, as a broker promises it and no
/// better: what it was given stays until a node that took it has said so, a message may come again
/// and before an older one, and either node may get it.
final class Messages {
    /// A turn of the timers to so many events of the world.
    private static final int EVERY = 4;

    private static final int IN_A_TURN = 3;

    private final List<ServerNode> nodes;
    private final Driver.Setting setting;
    private final List<String> waiting = new ArrayList<>();
    private long ticks;

    Messages(List<ServerNode> nodes, Driver.Setting setting) {
        this.nodes = nodes;
        this.setting = setting;
    }

    /// A turn of the timers, now and then; all that is left once trouble is over.
    void tick() {
        boolean healed = setting.faults().healed();
        if (++ticks % EVERY != 0 && !healed) {
            return;
        }
        int turn = Math.toIntExact(ticks / EVERY % nodes.size());
        try {
            nodes.get(turn).relay(waiting::add);
        } catch (CrashError killed) {
            setting.trace().add("what was handed on before is handed on again");
        }
        for (int i = 0; !waiting.isEmpty() && (healed || i < IN_A_TURN); i++) {
            take(nodes.get((turn + i) % nodes.size()));
        }
    }

    private void take(ServerNode node) {
        int later =
                setting.faults().struck("queue: a later message comes first", 150, waiting.size());
        int which = Math.max(0, later);
        String message = waiting.get(which);
        boolean early = setting.bugs().contains(PlantedBug.MESSAGE_TAKEN_EARLY);
        if (early) {
            waiting.remove(which);
        }
        try {
            node.take(message);
        } catch (CrashError killed) {
            // Nobody said that it was taken.
            return;
        }
        if (!early && !setting.faults().strikes("queue: a message comes again", 80)) {
            waiting.remove(which);
        }
    }
}
