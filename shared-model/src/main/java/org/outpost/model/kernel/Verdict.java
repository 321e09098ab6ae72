// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.kernel;

/// What a rule says of a fact. The desktop asks before writing, the server asks again on ingest;
/// each switches over all three, so that the compiler finds a forgotten case.
public sealed interface Verdict {
    /// It may stand as it is.
    Verdict ACCEPTED = new Accepted();

    /// Nothing speaks against it.
    record Accepted() implements Verdict {}

    /// It happened and is kept, but someone must look at it.
    record Disputed(Refusal reason) implements Verdict {}

    /// It cannot stand: folds skip it, and whoever wrote it is told why.
    record Refused(Refusal reason) implements Verdict {}

    /// It happened and is kept, but someone must look at it.
    static Verdict disputed(Refusal reason) {
        return new Disputed(reason);
    }

    /// It cannot stand.
    static Verdict refused(Refusal reason) {
        return new Refused(reason);
    }
}
