// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;

/// What a message in the queue says of a fact: ids, nothing of a person. A consumer looks up what
/// it needs, and may get the same one twice.
public record RelayedFact(FactId fact, String type, FeedId home) {}
