// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.demo;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Collectors;

/// Prints what a world holds: `[seed] [day]`, both optional.
public final class PrintDemoWorld {
    private PrintDemoWorld() {}

    /// Runs it.
    public static void main(String[] args) {
        long seed = args.length > 0 ? Long.parseLong(args[0]) : DemoWorld.SEED;
        LocalDate today =
                args.length > 1
                        ? LocalDate.parse(args[1])
                        : LocalDate.now(ZoneId.of("Asia/Kolkata"));
        new PrintStream(System.out, true, StandardCharsets.UTF_8)
                .print(summary(DemoWorld.from(seed, today)));
    }

    static String summary(DemoWorld world) {
        long expired = world.batches().stream().filter(b -> b.isExpiredOn(world.today())).count();
        long phones = world.patients().stream().flatMap(p -> p.phone().stream()).distinct().count();
        StringBuilder out = new StringBuilder("demo, verify before use\n");
        out.append(world.districts().size()).append(" districts, ");
        out.append(world.places().size()).append(" hospitals, ");
        out.append(world.staff().size()).append(" staff, ");
        out.append(world.sessions().size()).append(" clinic sessions\n");
        out.append(world.items().size()).append(" items, ");
        out.append(world.batches().size()).append(" batches, ");
        out.append(expired).append(" of them expired\n");
        out.append(world.patients().size()).append(" patients with ");
        out.append(phones).append(" phones\n");
        out.append(
                world.patients().stream()
                        .limit(12)
                        .map(p ->
                                p.name().latin()
                                        + ", "
                                        + p.name().devanagari()
                                        + ", "
                                        + p.ageOn(world.today())
                                        + " "
                                        + p.sex()
                                        + ", "
                                        + p.village().latin())
                        .collect(Collectors.joining("\n", "", "\n")));
        return out.toString();
    }
}
