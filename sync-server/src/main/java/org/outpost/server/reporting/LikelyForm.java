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

    /// Does what it says.
    ///
    /// @return whether the two stand so now
    boolean done(LikelyDesk desk, Caller caller) {
        try {
            AggregateId first = new AggregateId(one);
            AggregateId second = new AggregateId(other);
            return switch (what) {
                case "join" ->
                        otherStays()
                                ? desk.join(caller, second, first, taken("one"))
                                : desk.join(caller, first, second, taken("other"));
                case "part" -> desk.part(caller, first, second);
                default -> desk.tell(caller, first, second, what.equals("apart"));
            };
        } catch (MalformedException noName) {
            return false;
        }
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
