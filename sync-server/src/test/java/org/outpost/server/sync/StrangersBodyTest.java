// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.wire.SignedFrame;
import org.outpost.server.platform.ProblemException;

/// Who is no machine of ours is turned away before what it sends takes up room.
class StrangersBodyTest {
    private static final int LARGE = 4_000_000;
    private static final DeviceId OURS = new DeviceId("0000000000000abc");
    private static final byte[] KEY = {1, 2, 3};
    private static final DeviceKeys KEYS = device -> device.equals(OURS) ? KEY : null;

    private static byte[] frame(DeviceId device) {
        return new SignedFrame(device, new byte[70], new byte[LARGE]).bytes();
    }

    private static void turnedAway(byte[] body, boolean framed, String named) {
        InputStream line = new ByteArrayInputStream(body);
        assertThatThrownBy(() -> SignedBody.come(line, framed, named, KEYS))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        why -> assertThat(why.code()).isEqualTo("sync.unknown-device"));
        assertThat(line)
                .as("hardly anything was read")
                .satisfies(rest -> assertThat(rest.available()).isGreaterThan(LARGE - 2000));
    }

    @Test
    void ofAStrangersBodyHardlyAnythingIsRead() {
        turnedAway(new byte[LARGE], false, "0000000000000def");
        turnedAway(new byte[LARGE], false, null);
        turnedAway(new byte[LARGE], false, "no such form");
        turnedAway(frame(new DeviceId("0000000000000def")), true, null);
    }

    @Test
    void whatAMachineOfOursSendsIsTakenWhole() {
        byte[] body = frame(OURS);
        assertThat(SignedBody.come(new ByteArrayInputStream(body), true, null, KEYS))
                .satisfies(come -> assertThat(come.bytes()).isEqualTo(body))
                .satisfies(come -> assertThat(come.key()).isEqualTo(KEY));
        byte[] plain = Arrays.copyOf(new byte[] {'{'}, 3000);
        assertThat(
                        SignedBody.come(new ByteArrayInputStream(plain), false, OURS.value(), KEYS)
                                .bytes())
                .isEqualTo(plain);
    }
}
