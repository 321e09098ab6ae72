// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.MalformedException;

/// Messages in columns, the short twin of their JSON: any record, its facts in blocks, everything
/// else as the JSON it would be, written like one more fact. A field more in a message needs
/// nothing here.
public final class Messages {
    /// What a message in columns is called on the line.
    public static final String MEDIA_TYPE = "application/vnd.outpost.columns";

    private static final byte FORM = (byte) 0xC2;
    private static final int MOST_BLOCKS = 64;

    private Messages() {}

    /// The message, facts and all.
    public static byte[] write(Object message, FactColumns.Packing packing) {
        MessageBlocks blocks = new MessageBlocks(packing);
        byte[] json = Canonical.bytes(Json.tree(Json.write(message, blocks)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(FORM);
        head(json, packing.level(), out);
        List<byte[]> all = blocks.all();
        Varints.put(out, all.size());
        for (byte[] block : all) {
            Varints.put(out, block.length);
            out.writeBytes(block);
        }
        return out.toByteArray();
    }

    /// Reads a message.
    ///
    /// @throws UnknownVocabularyException where it takes words for known that are not here
    /// @throws MalformedException in plain words, without what it held
    public static <T> T read(byte[] message, Class<T> type) {
        return read(message, type, null);
    }

    /// Reads a message that came behind others on one stream.
    ///
    /// @param words those they spelled; null where it came by itself
    static <T> T read(byte[] message, Class<T> type, @Nullable StreamWords words) {
        if (message.length < 2 || message[0] != FORM) {
            throw new MalformedException("not a message in columns");
        }
        ByteBuffer in = ByteBuffer.wrap(message, 1, message.length - 1);
        byte[] json = head(in);
        List<byte[]> blocks = new ArrayList<>();
        int count = Varints.get(in, MOST_BLOCKS);
        for (int i = 0; i < count; i++) {
            blocks.add(next(in));
        }
        if (in.hasRemaining()) {
            throw new MalformedException("something stands behind the message");
        }
        return Json.read(json, type, MessageBlocks.read(blocks, words));
    }

    /// The message but for its facts, as one tree of columns.
    private static void head(byte[] json, int level, ByteArrayOutputStream out) {
        ColumnWriter columns = new ColumnWriter();
        WordPool pool = new WordPool(Vocabulary.NONE);
        boolean divisible = CanonicalScan.holds(json);
        if (divisible) {
            Node root = Node.root(0);
            new JsonWalk(json, 0).value(root);
            root.finish();
            TreeWriter trees = new TreeWriter(columns, pool, TextPlanner.Owners.NOBODY);
            trees.node(root);
            trees.leaves();
        }
        // What no column takes (a key with an escape in it) travels as it is.
        boolean asItIs = !divisible || columns.cells() > ColumnReader.budget(json.length);
        byte[] spelled = asItIs ? json : pool.spelled();
        byte[] packed = Spelling.packed(spelled, level);
        Varints.put(out, json.length);
        Varints.put(out, asItIs ? 0 : pool.size() + 1);
        Varints.put(out, spelled.length);
        Varints.put(out, packed.length);
        out.writeBytes(packed);
        if (!asItIs) {
            byte[] written = columns.out.finish();
            Varints.put(out, written.length);
            out.writeBytes(written);
        }
    }

    private static byte[] head(ByteBuffer in) {
        int size = Varints.get(in, Json.MAX_DOCUMENT);
        int words = Varints.get(in, Json.MAX_DOCUMENT) - 1;
        int plain = Varints.get(in, Json.MAX_DOCUMENT);
        int packed = Varints.get(in, Math.min(plain, in.remaining()));
        if (packed > in.remaining() || !BlockHead.plausible(Math.max(size, plain), in.limit())) {
            throw new MalformedException("the message says that it holds more than it can");
        }
        byte[] spelled = Spelling.unpacked(in.array(), in.position(), packed, plain);
        in.position(in.position() + packed);
        if (words < 0) {
            return spelled;
        }
        byte[] columns = next(in);
        WordTable table = new WordTable(Vocabulary.NONE, spelled, words, 0);
        ColumnReader reader =
                new ColumnReader(
                        new RangeReader(columns, 0, columns.length), ColumnReader.budget(size));
        ReadNode.Trees trees = new ReadNode.Trees(reader, table, 0);
        ReadNode root = trees.read(new byte[0], new long[1], 1);
        trees.leaves();
        Emission out = new Emission(size);
        root.next(out);
        return out.all();
    }

    private static byte[] next(ByteBuffer in) {
        int length = Varints.get(in, in.remaining());
        if (length > in.remaining()) {
            throw new MalformedException("the message ends within a block");
        }
        int from = in.position();
        in.position(from + length);
        return Arrays.copyOfRange(in.array(), from, from + length);
    }
}
