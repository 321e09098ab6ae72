// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.access;

import java.util.List;
import org.outpost.model.kernel.Refusal;

/// Why staff or machines can't change so, or a person may not write so.
public sealed interface AccessRefusal extends Refusal {
    /// The role may not do this.
    record NotAllowed(String factType) implements AccessRefusal {
        @Override
        public String code() {
            return "access.not-allowed";
        }

        @Override
        public List<String> details() {
            return List.of(factType);
        }
    }

    /// Whoever it names was not employed, or no longer, when it was written.
    record NotEmployed() implements AccessRefusal {
        @Override
        public String code() {
            return "access.not-employed";
        }
    }

    /// Staff is employed for the writer's own place, or for one below it.
    record WrongPlace(String at) implements AccessRefusal {
        @Override
        public String code() {
            return "access.wrong-place";
        }

        @Override
        public List<String> details() {
            return List.of(at);
        }
    }

    /// The role does not exist at such a place: no pharmacist of the nation.
    record RoleNotThere(String role) implements AccessRefusal {
        @Override
        public String code() {
            return "access.role-not-there";
        }

        @Override
        public List<String> details() {
            return List.of(role);
        }
    }

    /// A field is empty, too long or holds characters no name has.
    record BadText(String field) implements AccessRefusal {
        @Override
        public String code() {
            return "access.bad-text";
        }

        @Override
        public List<String> details() {
            return List.of(field);
        }
    }

    /// Only the server registers machines and opens writers.
    record ServerOnly() implements AccessRefusal {
        @Override
        public String code() {
            return "access.server-only";
        }
    }
}
