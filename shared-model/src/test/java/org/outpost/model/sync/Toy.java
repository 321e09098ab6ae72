// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.Refusal;
import org.outpost.model.kernel.Verdict;

/// The smallest room there is: jars of beads. Enough to try every path of sync without any care.
public final class Toy implements Room {
    public static AggregateId jar(String name) {
        return AggregateId.of("jar", name);
    }

    /// Beads go into a jar, or out of it.
    ///
    /// @param note tells the rule what to do: refuse, dispute, throw
    public record AddBeads(List<String> jars, long beads, String note, @Nullable Person person)
            implements FactBody {
        @Override
        public List<AggregateId> touches(FactId self) {
            return jars.stream().map(Toy::jar).toList();
        }

        @Override
        public List<FeedId> concerns() {
            return note.startsWith("to ") ? List.of(new FeedId(note.substring(3))) : List.of();
        }
    }

    public record Person(String name) {}

    /// What the server settles.
    public record CountBeads(String jar, long beads) implements FactBody {
        @Override
        public List<AggregateId> touches(FactId self) {
            return List.of(Toy.jar(jar));
        }
    }

    /// @param order the facts folded in, so that order shows
    public record Jar(long beads, List<String> order) {}

    public record No(String code) implements Refusal {}

    public static AddBeads add(long beads, String... jars) {
        return new AddBeads(List.of(jars), beads, "", null);
    }

    public static AddBeads noted(String note, String... jars) {
        return new AddBeads(List.of(jars), 1, note, null);
    }

    @Override
    public String name() {
        return "toy";
    }

    @Override
    public List<FactType> factTypes() {
        return List.of(FactType.of(AddBeads.class), FactType.of(CountBeads.class));
    }

    @Override
    public List<Fold<?>> folds() {
        return List.of(new JarFold());
    }

    @Override
    public Verdict judge(States before, ReadFact fact, States after) {
        if (!(fact.body() instanceof AddBeads body)) {
            return Verdict.ACCEPTED;
        }
        return switch (body.note()) {
            case "refuse" -> Verdict.refused(new No("toy.refused"));
            case "throw in rule" -> throw new IllegalArgumentException("the rule fails");
            default ->
                    body.jars().stream().anyMatch(jar -> after.of(jar(jar), Jar.class).beads() < 0)
                            ? Verdict.disputed(new No("toy.empty"))
                            : Verdict.ACCEPTED;
        };
    }

    @Override
    public List<FactBody> decide(ReadFact fact, Verdict verdict, States after) {
        if (!(fact.body() instanceof AddBeads body)) {
            return List.of();
        }
        return switch (body.note()) {
            case "throw in decide" -> throw new IllegalArgumentException("the decision fails");
            case "count" -> List.of(new CountBeads(body.jars().getFirst(), 100));
            default -> List.of();
        };
    }

    private static final class JarFold implements Fold<Jar> {
        @Override
        public String kind() {
            return "jar";
        }

        @Override
        public Class<Jar> stateType() {
            return Jar.class;
        }

        @Override
        public Jar empty(AggregateId id) {
            return new Jar(0, List.of());
        }

        @Override
        public Jar apply(Jar state, AggregateId id, ReadFact fact) {
            List<String> order = new ArrayList<>(state.order());
            order.add(fact.fact().id().value());
            return switch (fact.body()) {
                case AddBeads add when add.note().equals("throw in fold") ->
                        throw new IllegalArgumentException("the fold fails");
                case AddBeads add -> new Jar(state.beads() + add.beads(), order);
                case CountBeads count -> new Jar(count.beads(), order);
                default -> new Jar(state.beads(), order);
            };
        }
    }
}
