package oriel.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import oriel.encoding.EncodedRect.Length;
import oriel.encoding.EncodedRect.Stream;
import oriel.plugin.Configured;
import oriel.plugin.Options;
import oriel.rfb.WireBuffer;

/** What a viewer inflates is what encoders wrote, whichever way it went. */
class ZlibStreamsTest {

    /** The viewer's end: one Inflater for each stream. */
    private static final class Viewer {

        private final Inflater[] inflaters = {new Inflater(), new Inflater(), new Inflater(), new Inflater()};
        private byte[] wire = {};
        private int at;

        void receive(WireBuffer bytes) {
            wire = bytes.toBytes();
            at = 0;
        }

        byte[] plain(int count) {
            at += count;
            return Arrays.copyOfRange(wire, at - count, at);
        }

        byte[] inflated(Stream stream, int expected) throws DataFormatException {
            int count = stream.length() == Length.COMPACT ? compact() : fourBytes();
            Inflater inflater = inflaters[stream.number()];
            inflater.setInput(wire, at, count);
            byte[] bytes = new byte[expected + 1];
            int length = 0;
            int more = -1;
            while (more != 0) {
                more = inflater.inflate(bytes, length, bytes.length - length);
                length += more;
            }
            assertEquals(0, inflater.getRemaining());
            assertEquals(expected, length);
            at += count;
            return Arrays.copyOf(bytes, length);
        }

        private int fourBytes() {
            at += 4;
            return (wire[at - 4] & 0xff) << 24
                    | (wire[at - 3] & 0xff) << 16
                    | (wire[at - 2] & 0xff) << 8
                    | wire[at - 1] & 0xff;
        }

        private int compact() {
            int value = 0;
            for (int shift = 0; ; shift += 7) {
                int next = wire[at++];
                value |= (next & (shift == 14 ? 0xff : 0x7f)) << shift;
                if (next >= 0 || shift == 14) {
                    return value;
                }
            }
        }

        boolean empty() {
            return at == wire.length;
        }
    }

    private static byte[] text(Random random, int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) ("the quick brown fox ".charAt(i % 20) + (random.nextInt(9) == 0 ? 1 : 0));
        }
        return bytes;
    }

    private static byte[] noise(Random random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** A rectangle with bytes before, between and after two parts for streams. */
    private record Sample(byte[] head, byte[] first, byte[] middle, byte[] second, List<Stream> streams) {

        static Sample random(Random random, int round) {
            Stream one = new Stream(random.nextInt(4), Length.COMPACT, random.nextInt(10));
            Stream two = new Stream(random.nextInt(4), Length.FOUR_BYTES, random.nextInt(10));
            int size = round % 3 == 0 ? 30 : 20_000;
            return new Sample(
                    noise(random, random.nextInt(5)),
                    random.nextInt(3) == 0 ? noise(random, size) : text(random, 1 + random.nextInt(size)),
                    noise(random, random.nextInt(5)),
                    text(random, random.nextInt(size)),
                    List.of(one, two));
        }

        EncodedRect encoded() {
            EncodedRect rect = new EncodedRect();
            rect.bytes().put(head);
            int from = rect.bytes().size();
            rect.bytes().put(first);
            rect.deflate(from, streams.get(0));
            rect.bytes().put(middle);
            from = rect.bytes().size();
            rect.bytes().put(second);
            rect.deflate(from, streams.get(1));
            rect.bytes().put(head);
            return rect;
        }

        void check(Viewer viewer) throws DataFormatException {
            assertArrayEquals(head, viewer.plain(head.length));
            assertArrayEquals(first, viewer.inflated(streams.get(0), first.length));
            assertArrayEquals(middle, viewer.plain(middle.length));
            assertArrayEquals(second, viewer.inflated(streams.get(1), second.length));
            assertArrayEquals(head, viewer.plain(head.length));
            assertTrue(viewer.empty());
        }
    }

    /** The JDK's under another name, for easy levels: so levels change from one coder to another. */
    private static final class Easy implements DeflateProvider {

        @Override
        public String name() {
            return "easy";
        }

        @Override
        public Optional<String> unavailableReason(Options options) {
            return Optional.empty();
        }

        @Override
        public int priority() {
            return 10;
        }

        @Override
        public int highestLevel() {
            return 4;
        }

        @Override
        public DeflateCoder open(Options options) {
            return new JdkDeflateCoder();
        }
    }

    private static DeflateCoders ladder() {
        return new DeflateCoders(List.of(new Configured<>(new Easy(), Options.none("easy"))));
    }

    @Test
    void inflatesToWhatWasWrittenByEveryWayInTurns() throws DataFormatException {
        Random random = new Random(12);
        Viewer viewer = new Viewer();
        WireBuffer out = new WireBuffer(16);
        try (ZlibStreams streams = new ZlibStreams(ladder());
                ChunkDeflater chunks = new ChunkDeflater(ladder())) {
            for (int round = 0; round < 300; round++) {
                Sample sample = Sample.random(random, round);
                EncodedRect rect = sample.encoded();
                if (random.nextBoolean()) {
                    EncodedRect shared = new EncodedRect();
                    chunks.deflateChunks(rect, random.nextInt(3) * 1_000, shared);
                    rect = shared;
                }
                streams.write(rect, out.clear());
                viewer.receive(out);
                sample.check(viewer);
            }
        }
    }

    @Test
    void canSendAChunkToSeveralViewers() throws DataFormatException {
        Random random = new Random(13);
        Viewer one = new Viewer();
        Viewer other = new Viewer();
        WireBuffer out = new WireBuffer(16);
        try (ZlibStreams toOne = new ZlibStreams(ladder());
                ZlibStreams toOther = new ZlibStreams(DeflateCoders.BASIC);
                ChunkDeflater chunks = new ChunkDeflater(ladder())) {
            for (int round = 0; round < 50; round++) {
                Sample own = Sample.random(random, round);
                toOne.write(own.encoded(), out.clear());
                one.receive(out);
                own.check(one);
                Sample sample = Sample.random(random, round);
                EncodedRect shared = new EncodedRect();
                chunks.deflateChunks(sample.encoded(), 0, shared);
                toOne.write(shared, out.clear());
                one.receive(out);
                sample.check(one);
                toOther.write(shared, out.clear());
                other.receive(out);
                sample.check(other);
            }
        }
    }

    @Test
    void writesCompactLengthsOfOneTwoAndThreeBytes() throws DataFormatException {
        Random random = new Random(14);
        for (int size : new int[] {10, 127, 128, 129, 1_000, 16_000, 16_380, 16_390, 300_000}) {
            Stream stream = new Stream(2, Length.COMPACT, 1);
            byte[] noise = noise(random, size);
            EncodedRect rect = new EncodedRect();
            rect.bytes().put(noise);
            rect.deflate(0, stream);
            WireBuffer out = new WireBuffer(16);
            try (ZlibStreams streams = new ZlibStreams(DeflateCoders.BASIC)) {
                streams.write(rect, out);
            }
            Viewer viewer = new Viewer();
            viewer.receive(out);
            assertArrayEquals(noise, viewer.inflated(stream, size));
            int count = out.size() - (size < 110 ? 1 : size < 16_300 ? 2 : 3);
            assertTrue(count > size, "a header, the bytes and a flush");
        }
    }

    @Test
    void beginsAStreamWithItsHeaderOnce() {
        Stream stream = new Stream(0, Length.FOUR_BYTES, 1);
        EncodedRect rect = new EncodedRect();
        rect.bytes().put(new byte[200]);
        rect.deflate(0, stream);
        EncodedRect chunk = new EncodedRect();
        try (ZlibStreams streams = new ZlibStreams(DeflateCoders.BASIC);
                ZlibStreams others = new ZlibStreams(DeflateCoders.BASIC);
                ChunkDeflater chunks = new ChunkDeflater(DeflateCoders.BASIC)) {
            chunks.deflateChunks(rect, 100, chunk);
            assertEquals(0, chunk.waiting());
            assertEquals(200, rect.waiting());
            WireBuffer first = new WireBuffer(16);
            streams.write(rect, first);
            WireBuffer second = new WireBuffer(16);
            streams.write(chunk, second);
            WireBuffer alone = new WireBuffer(16);
            others.write(chunk, alone);
            assertEquals(0x7801, (first.array()[4] & 0xff) << 8 | first.array()[5]);
            assertEquals(alone.size(), second.size() + 2);
        }
    }

    @Test
    void leavesSmallPartsToTheViewersStreams() {
        EncodedRect rect = new EncodedRect();
        rect.bytes().put(new byte[99]);
        rect.deflate(0, new Stream(0, Length.COMPACT, 1));
        rect.bytes().put(new byte[100]);
        rect.deflate(99, new Stream(0, Length.COMPACT, 1));
        rect.markLossy();
        EncodedRect shared = new EncodedRect();
        try (ChunkDeflater chunks = new ChunkDeflater(DeflateCoders.BASIC)) {
            chunks.deflateChunks(rect, 100, shared);
        }
        assertEquals(99, shared.waiting());
        assertTrue(shared.isLossy());
    }
}
