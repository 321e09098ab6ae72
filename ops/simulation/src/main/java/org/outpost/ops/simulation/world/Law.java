// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.world;

/// What must hold in every world, by its number in the promises, and who looks.
///
/// | law | in memory | on real files and a real database besides | in production |
/// |---|---|---|---|
/// | I1 | every fact a screen promised is at the server, under its first name; found again after each crash | the same over killed processes; power cuts by `crash` | daily audit of acknowledged facts |
/// | I2 | each fact applied once, no first name twice, each cursor's feed whole, each state what a naive fold of all facts says | digests of both sides equal, tables of both sides rebuilt and compared | digests at each sync |
/// | I3 | makers before what changes them, clocks of one writer grow, cursors of one epoch too | the same | |
/// | I4 | after each crash an own fact has its states | tables against facts | |
/// | I5 | shelves and parcels against positions and transfers | the same | summaries |
/// | I6 | no part of a lease held by two in the middle of trouble, no place claimed by two, slips inside a lease stand | the same | |
/// | I7 | no number printed twice or of two patients | the same | |
/// | I8 | not looked at: nobody is told anything | of each registration its hospital is told once, over nodes killed between handing on, noting and taking off the queue, and messages that come twice and out of turn | rows of the notification log have the fact as their key |
/// | I9 | nothing goes up again that the machine was told is there | the same | |
/// | I10 | what a machine holds is in a feed it follows | the same | |
/// | I11 | chains join, no token is given again | the same | |
/// | I12 | what a clerk wrote after her dismissal, and the server heard after it, is refused; what she wrote before stands | the same, by the server's own `RolesAtPlace` | |
/// | I13 | batches and requests keep their caps | the same | |
/// | I14 | what can't stand has a ruling that skips it, with its reason | the same | |
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
