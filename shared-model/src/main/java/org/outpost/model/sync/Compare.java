// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.List;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.WriterId;

/// Asks which facts the partner has already, under whatever name: what a copy must not write again,
/// and what a server that lost commits must be given again.
public final class Compare {
    /// How many facts one request may ask about.
    public static final int MAX_FACTS = 1000;

    private Compare() {}

    /// @param facts the first names of facts, see {@link Was#of(Fact)}
    public record Request(DeviceId device, WriterId writer, List<Was> facts) {}

    /// @param found those of the facts that stand there
    public record Answer(List<Standing> found) {}

    /// @param was what was asked for
    /// @param as the name it has there
    public record Standing(Was was, FactId as) {}
}
