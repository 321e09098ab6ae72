// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import java.util.Arrays;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.patients.PersonField;
import org.outpost.server.access.Caller;
import org.outpost.server.patients.LikelyDesk;

/// What a form of the page of likely duplicates says of two records.
///
/// @param what `join`, `part`, `apart` or `again`
/// @param choices of a joining: `one` or `other` for every field in which the two differ, and for
///   the record that is kept; empty where nothing was chosen
record LikelyForm(String what, String one, String other, UnaryOperator<String> choices) {
    /// The choice of the record that stays.
    static final String KEEP = "keep";

    /// Why two are one who are hardly one person: a code of [MergePatients#REASONS].
    static final String WHY = "why";

    /// What is said of a form that changed nothing.
    static final String NOTHING = "nothing";

    /// Does what it says.
    ///
    /// @return what it says where the two stand so now, [#WHY] where it has to say more, else
    ///   [#NOTHING]
    String done(LikelyDesk desk, Caller caller) {
        try {
            AggregateId first = new AggregateId(one);
            AggregateId second = new AggregateId(other);
            return switch (what) {
                case "join" ->
                        switch (otherStays()
                                ? desk.join(caller, second, first, taken("one"), why())
                                : desk.join(caller, first, second, taken("other"), why())) {
                            case YES -> what;
                            case NO -> NOTHING;
                            case WHY -> WHY;
                        };
                case "part" -> said(desk.part(caller, first, second));
                default -> said(desk.tell(caller, first, second, what.equals("apart")));
            };
        } catch (MalformedException noName) {
            return NOTHING;
        }
    }

    private String said(boolean done) {
        return done ? what : NOTHING;
    }

    private String why() {
        return choices.apply(WHY);
    }

    private boolean otherStays() {
        return choices.apply(KEEP).equals("other");
    }

    /// What no form says anything of stays as the kept record has it.
    private Set<PersonField> taken(String goes) {
        return Arrays.stream(PersonField.values())
                .filter(field -> choices.apply(field.name()).equals(goes))
                .collect(Collectors.toSet());
    }
}
