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
}
