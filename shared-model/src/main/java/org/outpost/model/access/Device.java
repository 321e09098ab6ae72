// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.access;

import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.sync.Fold;
import org.outpost.model.sync.ReadFact;

/// What is known of a machine.
///
/// @param publicKey X.509 in base64; empty before it is registered and once it is out of use
/// @param at null before it is registered
/// @param writers the lives of its database, in order of their ids
public record Device(
        String device, String publicKey, @Nullable FeedId at, String label, List<String> writers) {
    /// The kind of its aggregate.
    public static final String KIND = "device";

    /// The aggregate of a machine.
    public static AggregateId id(DeviceId device) {
        return AggregateId.of(KIND, device.value());
    }

    /// Whether it was registered and taken out of use since.
    public boolean retired() {
        return at != null && publicKey.isEmpty();
    }

    /// The last registration holds, until it is taken out of use; writers gather.
    static final class Folded implements Fold<Device> {
        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Class<Device> stateType() {
            return Device.class;
        }

        @Override
        public Device empty(AggregateId id) {
            return new Device(id.key(), "", null, "", List.of());
        }

        @Override
        public Device apply(Device state, AggregateId id, ReadFact fact) {
            return switch (fact.body()) {
                case RegisterDevice(var device, var key, var at, var label) ->
                        new Device(device.value(), key, at, label, state.writers);
                case OpenWriter opened -> {
                    TreeSet<String> writers = new TreeSet<>(state.writers);
                    writers.add(opened.writer().value());
                    yield new Device(
                            state.device,
                            state.publicKey,
                            state.at,
                            state.label,
                            List.copyOf(writers));
                }
                case RetireDevice _ ->
                        new Device(state.device, "", state.at, state.label, state.writers);
                default -> state;
            };
        }
    }
}
