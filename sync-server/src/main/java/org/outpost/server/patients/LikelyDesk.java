// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.patients;

import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.outpost.model.access.Permissions;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.patients.ChangePatientDetails;
import org.outpost.model.patients.DuplicateScore;
import org.outpost.model.patients.JoinedRecords;
import org.outpost.model.patients.MergePatients;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.PersonField;
import org.outpost.model.patients.TellPatientsApart;
import org.outpost.model.patients.ToldApart;
import org.outpost.model.patients.UnmergePatients;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.ReadFact;
import org.outpost.server.access.Caller;
import org.outpost.server.platform.RowTransactions;
import org.outpost.server.sync.FactInbox;

/// Where those who administer hospitals go over likely duplicates. Everything is a fact of the
/// server in their name, and everything can be taken back. Only whose both records lie within the
/// caller's place are ever told.
public final class LikelyDesk {
    private final FactInbox inbox;
    private final RowTransactions transactions;
    private final FindLikelySame finder;
    private final LikelySameStore store = new LikelySameStore();

    public LikelyDesk(FactInbox inbox, RowTransactions transactions, Clock clock) {
        this.inbox = inbox;
        this.transactions = transactions;
        this.finder = new FindLikelySame(inbox, transactions, clock);
    }

    /// Compares who waits for it, as the timer does.
    ///
    /// @return how many waited
    public int turn(int most) {
        return turn(most, nanos -> {});
    }

    /// The same, and gives way between a few and the next.
    int turn(int most, LongConsumer giveWay) {
        return finder.turn(most, giveWay);
    }

    /// Whether this person may say anything here.
    public boolean may(Caller caller) {
        return Permissions.may(caller.role(), "TellPatientsApart");
    }

    /// The likeliest first. What was settled since they were compared is left out.
    public List<Pair> open(Caller caller, int from, int most) {
        if (!may(caller)) {
            return List.of();
        }
        return transactions
                .call((connection, _) -> store.pairs(connection, caller.home(), "open", from, most))
                .stream()
                .map(this::read)
                .filter(pair ->
                        pair.first().mergedInto() == null && pair.second().mergedInto() == null)
                .filter(pair -> !told(pair.of().one(), pair.of().other()))
                .toList();
    }

    /// Those joined, whose records changed last first.
    public List<Pair> joined(Caller caller, int most) {
        return !may(caller)
                ? List.of()
                : transactions
                        .call((connection, _) ->
                                store.pairs(connection, caller.home(), "joined", 0, most))
                        .stream()
                        .map(this::read)
                        .filter(pair -> pair.of().one().equals(pair.second().mergedInto()))
                        .toList();
    }

    /// Those told apart, the last first.
    public List<Pair> apart(Caller caller, int most) {
        return !may(caller)
                ? List.of()
                : transactions
                        .call((connection, _) -> store.toldApart(connection, caller.home(), most))
                        .stream()
                        .map(this::read)
                        .toList();
    }

    /// Two records are one person. Where they are of two hospitals, each comes to hold the other's
    /// record first, see {@link org.outpost.model.sync.Room#heldTogether}.
    ///
    /// @param taken the fields that are right in the record that goes
    /// @param reason why all the same, where the two are hardly one person; empty while nobody said
    public Joined join(
            Caller caller,
            AggregateId kept,
            AggregateId gone,
            Set<PersonField> taken,
            String reason) {
        Pair pair = read(new LikelySame(kept, gone, 0, Set.of(), "", 0));
        if (pair.second().mergedInto() == null
                && mayWrite(caller, pair, MergePatients.class)
                && lacksReason(pair.first().person(), pair.second().person(), reason)) {
            return Joined.WHY;
        }
        boolean one =
                write(
                                caller,
                                pair,
                                MergePatients.class,
                                states -> {
                                    Patient stays = states.of(kept, Patient.class);
                                    Patient goes = states.of(gone, Patient.class);
                                    Person first = stays.person();
                                    Person second = goes.person();
                                    if (stays.mergedInto() != null
                                            || goes.mergedInto() != null
                                            || lacksReason(first, second, reason)) {
                                        return List.of();
                                    }
                                    Person chosen = JoinedRecords.taken(first, second, taken);
                                    return withChanges(
                                            new MergePatients(
                                                    kept,
                                                    gone,
                                                    DuplicateScore.doubts(first, second).isEmpty()
                                                            ? null
                                                            : reason),
                                            kept,
                                            first.changesTo(chosen));
                                })
                        && kept.equals(patient(gone).mergedInto());
        return one ? Joined.YES : Joined.NO;
    }

    private static boolean lacksReason(Person one, Person other, String reason) {
        return !DuplicateScore.doubts(one, other).isEmpty()
                && !MergePatients.REASONS.contains(reason);
    }

    /// They were not after all: what the merge took over and nobody changed since goes back.
    ///
    /// @return whether they are two now
    public boolean part(Caller caller, AggregateId kept, AggregateId gone) {
        Pair pair = read(new LikelySame(kept, gone, 0, Set.of(), "", 0));
        List<ReadFact> past = inbox.past(kept);
        return kept.equals(pair.second().mergedInto())
                && write(
                        caller,
                        pair,
                        UnmergePatients.class,
                        states -> {
                            if (!kept.equals(states.of(gone, Patient.class).mergedInto())) {
                                return List.of();
                            }
                            Person now = states.of(kept, Patient.class).person();
                            return withChanges(
                                    new UnmergePatients(kept, gone),
                                    kept,
                                    now.changesTo(JoinedRecords.parted(past, kept, gone, now)));
                        })
                && patient(gone).mergedInto() == null;
    }

    private static List<FactBody> withChanges(FactBody first, AggregateId kept, Person changes) {
        return changes.equals(Person.NOBODY)
                ? List.of(first)
                : List.of(first, new ChangePatientDetails(kept, changes));
    }

    /// They are two people, or that word is taken back.
    ///
    /// @return whether that is what is said of them now
    public boolean tell(Caller caller, AggregateId one, AggregateId other, boolean apart) {
        Pair pair = read(new LikelySame(one, other, 0, Set.of(), "", 0));
        FeedId home = pair.first().home();
        FeedId second = pair.second().home();
        if (home == null || second == null || one.equals(other)) {
            return false;
        }
        return reaches(caller, pair)
                && (told(one, other) == apart
                        || (write(
                                        caller,
                                        pair,
                                        TellPatientsApart.class,
                                        _ ->
                                                List.of(
                                                        new TellPatientsApart(
                                                                one,
                                                                other,
                                                                apart,
                                                                List.of(home, second))))
                                && told(one, other) == apart));
    }

    /// @param what may be said by whoever may say this
    private boolean write(
            Caller caller, Pair pair, Class<? extends FactBody> what, FactInbox.Bodies bodies) {
        FeedId home = pair.first().home();
        if (home == null || !mayWrite(caller, pair, what)) {
            return false;
        }
        inbox.actAsOne(home, caller.user(), bodies);
        finder.compare(List.of(pair.of().one(), pair.of().other()));
        return true;
    }

    private boolean mayWrite(Caller caller, Pair pair, Class<? extends FactBody> what) {
        return reaches(caller, pair) && Permissions.may(caller.role(), what.getSimpleName());
    }

    private boolean reaches(Caller caller, Pair pair) {
        FeedId first = pair.first().home();
        FeedId second = pair.second().home();
        return may(caller)
                && first != null
                && second != null
                && caller.reaches(first)
                && caller.reaches(second);
    }

    private boolean told(AggregateId one, AggregateId other) {
        return inbox.read(states -> states.of(ToldApart.id(one, other), ToldApart.class)).apart();
    }

    private Pair read(LikelySame pair) {
        return new Pair(pair, patient(pair.one()), patient(pair.other()));
    }

    private Patient patient(AggregateId id) {
        return inbox.read(states -> states.of(id, Patient.class));
    }

    /// What became of joining two records: they are one now, they are not, or somebody is to say
    /// first why they are one although they differ as one person hardly does.
    public enum Joined {
        YES,
        NO,
        WHY
    }

    /// Two records beside each other, as they are now.
    public record Pair(LikelySame of, Patient first, Patient second) {}
}
