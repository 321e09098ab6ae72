// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.DeviceId;
import org.outpost.server.platform.ProblemException;

/// How many bodies are read whose signature then does not hold: whoever knows the name of a machine
/// of ours could else have us read large ones without end. Counted by machine and address, so that
/// the machine itself, which sits elsewhere, is not shut out by what a stranger sends under its
/// name. Each node counts for itself.
final class BadSignatures {
    static final int AT_ONCE = 40;

    /// So often one more is read.
    static final long EACH_MILLIS = 15_000;

    /// A line that broke counts little: that of a machine of ours may break every few seconds, and
    /// yet nobody may send bodies without end by never finishing one.
    static final long BROKEN_MILLIS = 2000;

    /// Who was heard last is remembered.
    private static final int MOST = 10_000;

    private final Clock clock;

    /// When all of them may be sent again.
    private final Map<String, Long> freeAt = new LinkedHashMap<>(16, 0.75f, true);

    BadSignatures(Clock clock) {
        this.clock = clock;
    }

    /// One request, from when its machine is known until its signature is.
    Asker from(String address, DeviceKeys devices) {
        return new Asker(address, devices);
    }

    private synchronized void take(String who) {
        long now = clock.millis();
        long free = Math.max(now, freeAt.getOrDefault(who, 0L));
        long wait = free + EACH_MILLIS - now - AT_ONCE * EACH_MILLIS;
        if (wait > 0) {
            throw new ProblemException(
                    429,
                    "sync.too-often",
                    "Too much came from there in this machine's name that it did not sign.",
                    wait / 1000 + 1);
        }
        freeAt.put(who, free + EACH_MILLIS);
        if (freeAt.size() > MOST) {
            freeAt.remove(freeAt.keySet().iterator().next());
        }
    }

    private synchronized void giveBack(String who, long millis) {
        freeAt.computeIfPresent(who, (_, free) -> free - millis);
    }

    /// Who sends one request. Counted as soon as it names a machine of ours, so that many at once
    /// share the count.
    final class Asker implements DeviceKeys {
        private final String address;
        private final DeviceKeys devices;
        private String counted = "";

        private Asker(String address, DeviceKeys devices) {
            this.address = address;
            this.devices = devices;
        }

        @Override
        public byte @Nullable [] keyOf(DeviceId device) {
            byte[] key = devices.keyOf(device);
            if (key != null) {
                take(device.value() + " " + address);
                counted = device.value() + " " + address;
            }
            return key;
        }

        /// Its signature holds: nothing is held against it.
        void signed() {
            giveBack(counted, EACH_MILLIS);
        }

        /// Nobody knows whether it would have held.
        void lineBroke() {
            giveBack(counted, EACH_MILLIS - BROKEN_MILLIS);
        }
    }
}
