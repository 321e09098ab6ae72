// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.world;

/// What must hold in every world, by its number in the promises.
public enum Law {
    /// Nothing acknowledged is lost.
    I1("I1 nothing acknowledged is lost"),
    /// Replicas converge: the same facts at the same positions, the same folded states.
    I2("I2 replicas converge"),
    /// Nothing is seen before what it refers to, own writes are always seen, nothing goes back.
    I3("I3 causes come first"),
    /// An action is there whole or not at all.
    I4("I4 actions are whole"),
    /// Strips are conserved, and what is on the road is counted once.
    I5("I5 stock is conserved"),
    /// No place is given twice, and every claim ends in one decision.
    I6("I6 places are given once"),
    /// No number is on two papers.
    I7("I7 numbers are given once"),
    /// One message for each event.
    I8("I8 one message per event"),
    /// After a cut, both ways go on from the last receipt.
    I9("I9 resume is exact"),
    /// No machine holds what is not its business.
    I10("I10 scope is kept"),
    /// Every writer's chain of batches is unbroken and complete.
    I11("I11 chains are unbroken"),
    /// What a dismissed person writes does not count.
    I12("I12 who left writes no more"),
    /// Batches, pages and queues stay under their caps.
    I13("I13 sizes are bounded"),
    /// What can't be understood is put aside with its reason, and what follows still flows.
    I14("I14 poison is put aside"),
    /// When all is well again, everybody comes to an end.
    SETTLES("it settles"),
    /// No program fails.
    RUNS("nothing fails");

    private final String words;

    Law(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
