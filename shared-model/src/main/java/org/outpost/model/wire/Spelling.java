// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.util.Arrays;
import org.outpost.model.kernel.MalformedException;

/// The words and lines of a block, packed.
final class Spelling {
    /// What stands behind each word and each line: no text of JSON holds it.
    static final char BEHIND = 0x1f;

    private Spelling() {}

    /// The packed bytes; the same bytes where packing gains nothing.
    static byte[] packed(byte[] plain, int level) {
        try (ZstdCompressCtx zstd = new ZstdCompressCtx()) {
            zstd.setLevel(level);
            zstd.setMagicless(true);
            zstd.setContentSize(false);
            zstd.setChecksum(false);
            zstd.setDictID(false);
            byte[] packed = zstd.compress(plain);
            return packed.length < plain.length ? packed : plain;
        }
    }

    /// @param plain how many bytes they have unpacked
    static byte[] unpacked(byte[] block, int from, int packed, int plain) {
        if (packed == plain) {
            return Arrays.copyOfRange(block, from, from + packed);
        }
        byte[] bytes = new byte[plain];
        try (ZstdDecompressCtx zstd = new ZstdDecompressCtx()) {
            zstd.setMagicless(true);
            int length = zstd.decompressByteArray(bytes, 0, plain, block, from, packed);
            if (length != plain) {
                throw new MalformedException("the words of the block are not as long as it says");
            }
            return bytes;
        } catch (ZstdException e) {
            throw new MalformedException("the words of the block can't be unpacked", e);
        }
    }
}
