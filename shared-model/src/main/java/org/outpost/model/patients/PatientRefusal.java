// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

import java.util.List;
import org.outpost.model.kernel.PlainText;
import org.outpost.model.kernel.Refusal;

/// Why a patient can't be registered or changed so. Names fields, never what is in them.
public sealed interface PatientRefusal extends Refusal {
    /// A field that must be there is not.
    record Missing(String field) implements PatientRefusal {
        @Override
        public String code() {
            return "patients.missing";
        }

        @Override
        public List<String> details() {
            return List.of(field);
        }
    }

    /// Longer than 200 characters.
    record TooLong(String field) implements PatientRefusal {
        @Override
        public String code() {
            return "patients.too-long";
        }

        @Override
        public List<String> details() {
            return List.of(field);
        }
    }

    /// A character that can't be shown or printed: NUL, a line break, half a character.
    record NotPrintable(String field) implements PatientRefusal {
        @Override
        public String code() {
            return "patients.not-printable";
        }

        @Override
        public List<String> details() {
            return List.of(field);
        }
    }

    /// A character that turns the direction of writing.
    record TurnsDirection(String field) implements PatientRefusal {
        @Override
        public String code() {
            return "patients.turns-direction";
        }

        @Override
        public List<String> details() {
            return List.of(field);
        }
    }

    /// A picture or sign where letters belong.
    record NotLetters(String field) implements PatientRefusal {
        @Override
        public String code() {
            return "patients.not-letters";
        }

        @Override
        public List<String> details() {
            return List.of(field);
        }
    }

    /// Not 6 to 15 digits, perhaps with a plus in front.
    record NotAPhone() implements PatientRefusal {
        @Override
        public String code() {
            return "patients.not-a-phone";
        }
    }

    /// Not as many digits as such a number has.
    record WrongDigits(String field) implements PatientRefusal {
        @Override
        public String code() {
            return "patients.wrong-digits";
        }

        @Override
        public List<String> details() {
            return List.of(field);
        }
    }

    /// A record can't be joined to itself, nor to one that is joined to it.
    record SamePatient() implements PatientRefusal {
        @Override
        public String code() {
            return "patients.same-patient";
        }
    }

    /// The record is joined to another already.
    record AlreadyMerged() implements PatientRefusal {
        @Override
        public String code() {
            return "patients.already-merged";
        }
    }

    /// The two records are not joined.
    record NotMerged() implements PatientRefusal {
        @Override
        public String code() {
            return "patients.not-merged";
        }
    }

    /// Born after the day of the fact.
    record BirthInFuture() implements PatientRefusal {
        @Override
        public String code() {
            return "patients.birth-in-future";
        }
    }

    /// Born before 1880.
    record BirthTooEarly() implements PatientRefusal {
        @Override
        public String code() {
            return "patients.birth-too-early";
        }
    }

    /// Nobody is known under this id where the fact was written.
    record Unknown() implements PatientRefusal {
        @Override
        public String code() {
            return "patients.unknown";
        }
    }

    /// The number belongs to another hospital's blocks.
    record NumberOfOthers() implements PatientRefusal {
        @Override
        public String code() {
            return "patients.number-of-others";
        }
    }

    /// The desk did not hold the block of the number.
    record NumberNotHeld() implements PatientRefusal {
        @Override
        public String code() {
            return "patients.number-not-held";
        }
    }

    /// Another patient has the number.
    record NumberTaken() implements PatientRefusal {
        @Override
        public String code() {
            return "patients.number-taken";
        }
    }

    /// Only the server assigns numbers afterwards.
    record ServerOnly() implements PatientRefusal {
        @Override
        public String code() {
            return "patients.server-only";
        }
    }

    /// Somebody wrote about the person since: the registration can't be taken back any more.
    record ChangedSince() implements PatientRefusal {
        @Override
        public String code() {
            return "patients.changed-since";
        }
    }

    /// A card of nobody, of an issue there is not, or replaced for a reason that can't be printed.
    record BadCard() implements PatientRefusal {
        @Override
        public String code() {
            return "patients.bad-card";
        }
    }

    /// The refusal that says what is wrong with a text.
    static PatientRefusal of(PlainText.Fault fault, String field) {
        return switch (fault) {
            case EMPTY -> new Missing(field);
            case TOO_LONG -> new TooLong(field);
            case CONTROL, BROKEN -> new NotPrintable(field);
            case DIRECTION -> new TurnsDirection(field);
        };
    }
}
