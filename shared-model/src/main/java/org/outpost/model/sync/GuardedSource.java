// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.kernel.WriterId;

/// Keeps a store that fails apart from a rule that fails: the first undoes the transaction and is
/// tried again, the second puts the one fact aside for good.
final class GuardedSource implements InboxSource {
    private final InboxSource source;

    GuardedSource(InboxSource source) {
        this.source = source;
    }

    @Override
    public Map<AggregateId, Snapshot> snapshots(Collection<AggregateId> ids) {
        return guarded(() -> source.snapshots(ids));
    }

    @Override
    public List<Fact> history(AggregateId id) {
        return guarded(() -> source.history(id));
    }

    @Override
    public @Nullable String batchHash(WriterId writer, long number) {
        return source.batchHash(writer, number);
    }

    @Override
    public Map<Was, FactId> standing(Collection<Was> names, @Nullable WriterId own) {
        return source.standing(names, own);
    }

    /// Does the work; a store's failure comes out as the store threw it.
    static <T> T unwrapped(Supplier<T> work) {
        try {
            return work.get();
        } catch (FailedException e) {
            throw e.failure;
        }
    }

    @Override
    public long serverSeq(FeedId feed) {
        return guarded(() -> source.serverSeq(feed));
    }

    @Override
    public Verdict mayWrite(ReadFact fact) {
        return guarded(() -> source.mayWrite(fact));
    }

    @Override
    public boolean allHeard(FeedId home) {
        return guarded(() -> source.allHeard(home));
    }

    @Override
    public boolean allSent(FeedId home) {
        return guarded(() -> source.allSent(home));
    }

    @Override
    public boolean isAwaited(WriterRow by, FactId fact) {
        return guarded(() -> source.isAwaited(by, fact));
    }

    private static <T> T guarded(Supplier<T> read) {
        try {
            return read.get();
        } catch (FailedException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new FailedException(e);
        }
    }

    /// The store failed; its own exception is the cause.
    static final class FailedException extends RuntimeException {
        private final transient RuntimeException failure;

        FailedException(RuntimeException cause) {
            super("the store failed while a batch was judged", cause);
            failure = cause;
        }
    }
}
