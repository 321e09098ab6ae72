// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.List;
import org.outpost.model.kernel.Refusal;

/// Why sync itself put a fact aside, before or instead of its room's rule.
public sealed interface SyncRefusal extends Refusal {
    /// A body of a type known here that does not have its form.
    record Malformed(String what) implements SyncRefusal {
        @Override
        public String code() {
            return "sync.malformed";
        }

        @Override
        public List<String> details() {
            return List.of(what);
        }
    }

    /// Envelope and body, or envelope and writer, don't say the same.
    record Inconsistent(String what) implements SyncRefusal {
        @Override
        public String code() {
            return "sync.inconsistent";
        }

        @Override
        public List<String> details() {
            return List.of(what);
        }
    }

    /// A clock beyond the year 2100.
    record ClockBroken() implements SyncRefusal {
        @Override
        public String code() {
            return "sync.clock-broken";
        }
    }

    /// The rule itself failed on it.
    record NotJudged() implements SyncRefusal {
        @Override
        public String code() {
            return "sync.not-judged";
        }
    }

    /// A type only the server writes.
    record ServerOnly() implements SyncRefusal {
        @Override
        public String code() {
            return "sync.server-only";
        }
    }

    /// What is to be taken back is not known here.
    record NothingToReverse() implements SyncRefusal {
        @Override
        public String code() {
            return "sync.nothing-to-reverse";
        }
    }

    /// Somebody else wrote it, or another counter did.
    record NotYoursToReverse() implements SyncRefusal {
        @Override
        public String code() {
            return "sync.not-yours-to-reverse";
        }
    }

    /// Undo is for at once; later a new entry puts it right.
    record TooLateToReverse() implements SyncRefusal {
        @Override
        public String code() {
            return "sync.too-late-to-reverse";
        }
    }

    /// This kind of thing is put right in another way.
    record NotReversible() implements SyncRefusal {
        @Override
        public String code() {
            return "sync.not-reversible";
        }
    }
}
