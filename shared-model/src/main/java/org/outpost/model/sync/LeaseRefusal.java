// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.List;
import org.outpost.model.kernel.Refusal;

/// Why a lease can't move so, or a part of it can't be used so.
public sealed interface LeaseRefusal extends Refusal {
    /// Another writer, or the server, holds the part.
    record NotHolder(long part) implements LeaseRefusal {
        @Override
        public String code() {
            return "lease.not-holder";
        }

        @Override
        public List<String> details() {
            return List.of(Long.toString(part));
        }
    }

    /// The number was given out before.
    record NumberUsed(long index) implements LeaseRefusal {
        @Override
        public String code() {
            return "lease.number-used";
        }

        @Override
        public List<String> details() {
            return List.of(Long.toString(index));
        }
    }

    /// The pool has no such part.
    record NoSuchPart(long part) implements LeaseRefusal {
        @Override
        public String code() {
            return "lease.no-such-part";
        }

        @Override
        public List<String> details() {
            return List.of(Long.toString(part));
        }
    }

    /// What is named is not a pool.
    record NotAPool() implements LeaseRefusal {
        @Override
        public String code() {
            return "lease.not-a-pool";
        }
    }
}
