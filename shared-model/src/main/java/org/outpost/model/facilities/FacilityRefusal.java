// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.facilities;

import java.util.List;
import org.outpost.model.kernel.Refusal;

/// Why a definition of a district or hospital can't stand.
public sealed interface FacilityRefusal extends Refusal {
    /// Districts are defined in the nation's feed, hospitals in their district's, with whose code
    /// their own begins.
    record WrongHome(String feed) implements FacilityRefusal {
        @Override
        public String code() {
            return "facilities.wrong-home";
        }

        @Override
        public List<String> details() {
            return List.of(feed);
        }
    }

    /// A field is empty, too long or holds characters no name has.
    record BadText(String field) implements FacilityRefusal {
        @Override
        public String code() {
            return "facilities.bad-text";
        }

        @Override
        public List<String> details() {
            return List.of(field);
        }
    }

    /// Two departments or two stores have one code.
    record CodeTwice(String twice) implements FacilityRefusal {
        @Override
        public String code() {
            return "facilities.code-twice";
        }

        @Override
        public List<String> details() {
            return List.of(twice);
        }
    }
}
