// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.appointments;

import java.util.List;
import org.outpost.model.kernel.Refusal;

/// Why a visit can't go on so, or what is to be asked about it.
public sealed interface VisitRefusal extends Refusal {
    /// The visit is not in a state in which this can happen to it.
    record NotPossible(VisitState state) implements VisitRefusal {
        @Override
        public String code() {
            return "visits.not-possible";
        }

        @Override
        public List<String> details() {
            return List.of(state.name());
        }
    }

    /// Nobody opened the visit where this was written.
    record UnknownVisit() implements VisitRefusal {
        @Override
        public String code() {
            return "visits.unknown";
        }
    }

    /// A visit is of a patient.
    record NotAPatient() implements VisitRefusal {
        @Override
        public String code() {
            return "visits.not-a-patient";
        }
    }

    /// A visit is opened, and goes on, at the hospital it is to.
    record NotOurs() implements VisitRefusal {
        @Override
        public String code() {
            return "visits.not-ours";
        }
    }

    /// A token is good for the day on which it is given.
    record NotToday() implements VisitRefusal {
        @Override
        public String code() {
            return "visits.not-today";
        }
    }

    /// A department, room or reason that can't be shown or printed.
    record BadText(String field) implements VisitRefusal {
        @Override
        public String code() {
            return "visits.bad-text";
        }

        @Override
        public List<String> details() {
            return List.of(field);
        }
    }

    /// A rule no queue can follow.
    record BadRule(String field) implements VisitRefusal {
        @Override
        public String code() {
            return "visits.bad-rule";
        }

        @Override
        public List<String> details() {
            return List.of(field);
        }
    }

    /// The letters of the token were not the counter's.
    record TokenNotHeld() implements VisitRefusal {
        @Override
        public String code() {
            return "visits.token-not-held";
        }
    }

    /// Another patient of that day has the token.
    record TokenTaken() implements VisitRefusal {
        @Override
        public String code() {
            return "visits.token-taken";
        }
    }

    /// Another room had called the token already.
    record CalledElsewhere(String room) implements VisitRefusal {
        @Override
        public String code() {
            return "visits.called-elsewhere";
        }

        @Override
        public List<String> details() {
            return List.of(room);
        }
    }
}
