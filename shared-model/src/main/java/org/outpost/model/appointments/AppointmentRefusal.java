// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.appointments;

import java.util.List;
import org.outpost.model.kernel.Refusal;

/// Why a session can't be planned or a place not given so.
public sealed interface AppointmentRefusal extends Refusal {
    /// Hours, places or minutes that no session can have.
    record BadPlan(String field) implements AppointmentRefusal {
        @Override
        public String code() {
            return "appointments.bad-plan";
        }

        @Override
        public List<String> details() {
            return List.of(field);
        }
    }

    /// The booking is not in a state in which this can happen to it.
    record NotPossible(BookingState state) implements AppointmentRefusal {
        @Override
        public String code() {
            return "appointments.not-possible";
        }

        @Override
        public List<String> details() {
            return List.of(state.name());
        }
    }

    /// The session was over.
    record InThePast() implements AppointmentRefusal {
        @Override
        public String code() {
            return "appointments.in-the-past";
        }
    }

    /// The time of this place was over, though the session still ran.
    record PlacePast() implements AppointmentRefusal {
        @Override
        public String code() {
            return "appointments.place-past";
        }
    }

    /// Nobody planned the session.
    record UnknownSession() implements AppointmentRefusal {
        @Override
        public String code() {
            return "appointments.unknown-session";
        }
    }

    /// Nobody made the booking, or not in this session.
    record UnknownBooking() implements AppointmentRefusal {
        @Override
        public String code() {
            return "appointments.unknown-booking";
        }
    }

    /// The session has no place of this number.
    record NoSuchPlace() implements AppointmentRefusal {
        @Override
        public String code() {
            return "appointments.no-such-place";
        }
    }

    /// A session is booked by its own hospital.
    record NotOurSession() implements AppointmentRefusal {
        @Override
        public String code() {
            return "appointments.not-our-session";
        }
    }

    /// A reason is a short code.
    record BadReason() implements AppointmentRefusal {
        @Override
        public String code() {
            return "appointments.bad-reason";
        }
    }

    /// The place was not the writer's to give.
    record PlaceNotHeld() implements AppointmentRefusal {
        @Override
        public String code() {
            return "appointments.place-not-held";
        }
    }

    /// Another booking has the place.
    record PlaceTaken() implements AppointmentRefusal {
        @Override
        public String code() {
            return "appointments.place-taken";
        }
    }

    /// A booking is for a patient.
    record NotAPatient() implements AppointmentRefusal {
        @Override
        public String code() {
            return "appointments.not-a-patient";
        }
    }

    /// Only the server decides this.
    record ServerOnly() implements AppointmentRefusal {
        @Override
        public String code() {
            return "appointments.server-only";
        }
    }
}
