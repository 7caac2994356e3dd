package oriel.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import oriel.encoding.DeflateCoder;
import oriel.encoding.DeflateProvider;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.WireBuffer;

/**
 * What every way to deflate must do: a test class implements this interface, says which provider it is about, and inherits
 * the tests. They are left out where the provider cannot be used. The Inflater of java.util.zip is the judge.
 */
public interface DeflateContract {

    /** The provider under test. */
    DeflateProvider provider();

    /** Leaves the tests out where what the provider needs is missing. */
    @BeforeEach
    default void requireWhatItNeeds() {
        Optional<String> obstacle = provider().unavailableReason(Options.none("test"));
        obstacle.ifPresent(Programs::leaveOut);
    }

    private DeflateCoder open() throws PluginException {
        return provider().open(Options.none("test"));
    }

    /** Bytes of every kind, by name; the same ones every time. */
    static Map<String, byte[]> samples() {
        Random random = new Random(21);
        byte[] noise = new byte[100_000];
        random.nextBytes(noise);
        byte[] far = Arrays.copyOf(noise, 70_000);
        System.arraycopy(far, 0, far, 32_768, 5_000);
        System.arraycopy(far, 35_000, far, 35_000 + 32_767, 2_000);
        Map<String, byte[]> samples = new LinkedHashMap<>();
        samples.put("nothing", new byte[0]);
        samples.put("one byte", new byte[] {(byte) 0xff});
        samples.put("two bytes", new byte[] {1, 2});
        samples.put("few bytes", new byte[] {7, 7, 7, 7, 7, 7, 0});
        samples.put("noise", noise);
        samples.put("zeros", new byte[200_000]);
        samples.put("repetitions as far back as can be", far);
        samples.put("words", words(random, 65_536));
        samples.put("words and noise in turns", mixture(random, 300_000));
        samples.put("skewed", skewed(random, 150_000));
        samples.put("pixels", pixels(random, 90_001));
        samples.put("3 million bytes", mixture(random, 3_000_000));
        return samples;
    }

    private static byte[] words(Random random, int count) {
        StringBuilder text = new StringBuilder();
        while (text.length() < count) {
            text.append(Integer.toString(random.nextInt(400) * 7919, 36)).append(random.nextInt(8) == 0 ? '\n' : ' ');
        }
        return Arrays.copyOf(text.toString().getBytes(StandardCharsets.US_ASCII), count);
    }

    private static byte[] mixture(Random random, int count) {
        byte[] bytes = new byte[count];
        int at = 0;
        while (at < count) {
            byte[] piece = random.nextBoolean() ? words(random, 1 + random.nextInt(20_000)) : new byte[5_000];
            if (random.nextInt(4) == 0) {
                random.nextBytes(piece);
            }
            int length = Math.min(piece.length, count - at);
            System.arraycopy(piece, 0, bytes, at, length);
            at += length;
        }
        return bytes;
    }

    /** Of few colours that come again and again, most of them alone; the last pixel is cut off. */
    private static byte[] pixels(Random random, int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = i % 3 == 0 ? (byte) (random.nextInt(24) * 7) : (byte) (bytes[i - i % 3] + i % 3);
        }
        return bytes;
    }

    /** So uneven that an unlimited Huffman code would be longer than 15 bits. */
    private static byte[] skewed(Random random, int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (Integer.numberOfLeadingZeros(random.nextInt() | 1) * 37 + (i & 1));
        }
        return bytes;
    }

    /** Each sample at each level, in one piece. */
    @TestFactory
    default Stream<DynamicTest> inflatesToTheSameBytes() {
        return samples().entrySet().stream()
                .flatMap(sample -> IntStream.rangeClosed(0, 9)
                        .mapToObj(level -> DynamicTest.dynamicTest(
                                sample.getKey() + ", level " + level, () -> roundTrip(sample.getValue(), level))));
    }

    private void roundTrip(byte[] sample, int level) throws PluginException, DataFormatException {
        WireBuffer out = new WireBuffer(16).put(new byte[] {1, 2, 3});
        byte[] surrounded = new byte[sample.length + 20];
        System.arraycopy(sample, 0, surrounded, 7, sample.length);
        try (DeflateCoder coder = open()) {
            coder.deflate(surrounded, 7, sample.length, level, out);
        }
        check(sample, out.toBytes());
        WireBuffer pixels = new WireBuffer(16).put(new byte[] {1, 2, 3});
        try (DeflateCoder coder = open()) {
            coder.deflatePixels(surrounded, 7, sample.length, level, pixels);
        }
        check(sample, pixels.toBytes());
    }

    private static void check(byte[] sample, byte[] all) throws DataFormatException {
        assertArrayEquals(new byte[] {1, 2, 3}, Arrays.copyOf(all, 3), "what was there before");
        assertArrayEquals(sample, inflated(Arrays.copyOfRange(all, 3, all.length)));
        int most = sample.length + sample.length / 50 + 64;
        assertTrue(all.length <= most, () -> sample.length + " bytes became " + all.length);
    }

    private static byte[] inflated(byte[] deflated) throws DataFormatException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(deflated);
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            byte[] part = new byte[50_000];
            int count = inflater.inflate(part);
            while (count > 0) {
                plain.write(part, 0, count);
                count = inflater.inflate(part);
            }
            assertEquals(0, inflater.getRemaining(), "bytes left over");
            assertTrue(!inflater.finished() && !inflater.needsDictionary(), "no last block");
            return plain.toByteArray();
        } finally {
            inflater.end();
        }
    }

    /** One stream of pieces of all sizes, with levels that change and lie apart; the source is overwritten in between. */
    @Test
    default void continuesAStreamInPiecesOfChangingLevels() throws PluginException, DataFormatException {
        Random random = new Random(4);
        byte[] data = mixture(random, 1_500_000);
        byte[] source = new byte[200_000];
        WireBuffer out = new WireBuffer(16);
        try (DeflateCoder coder = open()) {
            int level = 1;
            int at = 0;
            while (at < data.length) {
                int most = random.nextInt(10) == 0 ? source.length : random.nextInt(3) == 0 ? 5_000 : 60;
                int count = Math.min(random.nextInt(most), data.length - at);
                int from = random.nextInt(source.length - count);
                System.arraycopy(data, at, source, from, count);
                level = random.nextInt(20) == 0 ? random.nextInt(10) : level;
                if (random.nextInt(3) == 0) {
                    coder.deflatePixels(source, from, count, level, out);
                } else {
                    coder.deflate(source, from, count, level, out);
                }
                Arrays.fill(source, from, from + count, (byte) 0x55);
                at += count;
            }
        }
        assertArrayEquals(data, inflated(out.toBytes()));
    }

    /** A piece ends with an empty stored block: RFC 1951 section 3.2.4. */
    @Test
    default void endsOnAWholeByteAfterEveryPiece() throws PluginException, DataFormatException {
        Random random = new Random(6);
        try (DeflateCoder coder = open()) {
            for (int size = 1; size < 3_000; size += 1 + random.nextInt(20)) {
                WireBuffer out = new WireBuffer(16);
                coder.deflate(mixture(random, size), 0, size, size % 10, out);
                byte[] bytes = out.toBytes();
                byte[] end = Arrays.copyOfRange(bytes, bytes.length - 4, bytes.length);
                assertArrayEquals(new byte[] {0, 0, (byte) 0xff, (byte) 0xff}, end, "the end of " + size + " bytes");
            }
        }
    }

    /** What is deflated after forget() goes into a stream that has seen something else. */
    @Test
    default void refersToNothingThatItWasToldToForget() throws PluginException, DataFormatException {
        byte[] known = words(new Random(8), 30_000);
        byte[] noise = samples().get("noise");
        try (DeflateCoder coder = open();
                DeflateCoder other = open()) {
            for (int level = 0; level < 10; level++) {
                WireBuffer stream = new WireBuffer(16);
                other.forget();
                other.deflate(noise, 0, noise.length, level, stream);
                for (int count : new int[] {30_000, 1_000, 40, 0, 1}) {
                    coder.deflate(known, 0, known.length, level, new WireBuffer(16));
                    coder.forget();
                    coder.deflate(known, 0, count, level, stream);
                }
                byte[] plain = inflated(stream.toBytes());
                byte[] tail = Arrays.copyOfRange(plain, noise.length, plain.length);
                assertEquals(31_041, tail.length);
                assertArrayEquals(Arrays.copyOf(known, 30_000), Arrays.copyOf(tail, 30_000));
                assertArrayEquals(Arrays.copyOf(known, 1_000), Arrays.copyOfRange(tail, 30_000, 31_000));
                assertArrayEquals(Arrays.copyOf(known, 40), Arrays.copyOfRange(tail, 31_000, 31_040));
            }
        }
    }

    /** What came before makes the same bytes smaller when they come again. */
    @Test
    default void findsWhatEarlierPiecesHeld() throws PluginException {
        byte[] noise = Arrays.copyOf(samples().get("noise"), 8_000);
        try (DeflateCoder coder = open()) {
            WireBuffer out = new WireBuffer(16);
            coder.deflate(noise, 0, noise.length, 1, out);
            int first = out.size();
            coder.deflate(noise, 0, noise.length, 1, out);
            int second = out.size() - first;
            assertTrue(second < first / 4, () -> second + " bytes after " + first);
        }
    }

    /** Two coders in turns know nothing of each other. */
    @Test
    default void keepsCodersApart() throws PluginException, DataFormatException {
        byte[] one = words(new Random(1), 50_000);
        byte[] two = mixture(new Random(2), 50_000);
        WireBuffer outOne = new WireBuffer(16);
        WireBuffer outTwo = new WireBuffer(16);
        try (DeflateCoder coderOne = open();
                DeflateCoder coderTwo = open()) {
            for (int at = 0; at < 50_000; at += 1_000) {
                coderOne.deflate(one, at, 1_000, 1, outOne);
                coderTwo.deflate(two, at, 1_000, 6, outTwo);
            }
        }
        assertArrayEquals(one, inflated(outOne.toBytes()));
        assertArrayEquals(two, inflated(outTwo.toBytes()));
    }

    /** Closing twice does no harm. */
    @Test
    default void canBeClosedTwice() throws PluginException {
        DeflateCoder coder = open();
        coder.close();
        coder.close();
    }

    /** Levels and priority are within their ranges. */
    @Test
    default void namesALevel() {
        int level = provider().highestLevel();
        assertTrue(level >= 1 && level <= 9, () -> "level " + level);
        assertTrue(provider().name().matches("[a-z0-9-]+"), provider()::name);
    }

    /** Without its declaration in module-info the product does not find it. */
    @Test
    default void isDeclaredAsAService() {
        assertTrue(Declared.isDeclared(provider(), DeflateProvider.class));
    }
}
