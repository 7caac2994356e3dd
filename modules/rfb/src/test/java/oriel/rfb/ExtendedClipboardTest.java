package oriel.rfb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cut texts of negative length as a peer may send them: rfbproto "Extended Clipboard Pseudo-Encoding". */
class ExtendedClipboardTest {

    private static final int MOST = 1000;
    private static final HexFormat HEX = HexFormat.of();

    private static WireReader reader(byte[] bytes) {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        return new WireReader(target -> {
            int count = Math.min(left.remaining(), target.remaining());
            target.put(left.slice(left.position(), count));
            left.position(left.position() + count);
            return count == 0 ? -1 : count;
        });
    }

    /** Reads a message, and sees that nothing of it is left on the wire. */
    private static ClipboardMessage read(String hex) throws IOException {
        byte[] bytes = HEX.parseHex(hex.replace(" ", ""));
        WireReader in = reader(bytes);
        ClipboardMessage message = ClipboardMessage.read(in, bytes.length, MOST);
        assertEquals(-1, in.messageType());
        return message;
    }

    private static byte[] deflated(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(bytes);
        }
        return out.toByteArray();
    }

    /** A provide message of {@code text}, which claims to have {@code size} bytes. */
    private static byte[] provided(long size, byte[] text) throws IOException {
        byte[] data = deflated(
                new WireBuffer(text.length + 4).s32((int) size).put(text).toBytes());
        return new WireBuffer(16)
                .s32(ClipboardMessage.PROVIDE | ClipboardMessage.TEXT)
                .put(data)
                .toBytes();
    }

    private static Optional<String> text(byte[] message, int most) throws IOException {
        ClipboardMessage read = ClipboardMessage.read(reader(message), message.length, most);
        return assertInstanceOf(ClipboardMessage.Provide.class, read).text();
    }

    private static Optional<String> text(byte[] wire) throws IOException {
        return text(provided(wire.length, wire), MOST);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void capsTellTheSizeOfTextAndPassOverThoseOfOtherFormats() throws IOException {
        ClipboardMessage.Caps caps = assertInstanceOf(
                ClipboardMessage.Caps.class, read("03000007" + "00100000" + "00000011" + "00000012" + "ffff"));
        assertEquals(1 << 20, caps.textBytes());
        assertTrue(caps.has(ClipboardMessage.REQUEST));
        assertTrue(caps.has(ClipboardMessage.REQUEST | ClipboardMessage.TEXT));
        assertFalse(caps.has(ClipboardMessage.PEEK));
        assertFalse(caps.has(ClipboardMessage.REQUEST | ClipboardMessage.PEEK), "one of two is not both");
    }

    @Test
    void capsWithoutTextHaveNoSizeOfIt() throws IOException {
        assertEquals(new ClipboardMessage.Caps(0x01000002, 0), read("01000002" + "00100000"));
    }

    @Test
    void capsAreWrittenWithASizeForEachFormat() {
        WireBuffer out = new WireBuffer(16);
        new ClipboardMessage.Caps(0x01000007, 5).write(out);
        assertEquals("fffffff0" + "01000007" + "00000005" + "0000000000000000", HEX.formatHex(out.toBytes()));
        new ClipboardMessage.Caps(0x01000006, 5).write(out.clear());
        assertEquals("fffffff4" + "01000006" + "0000000000000000", HEX.formatHex(out.toBytes()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "010000", "01000001", "01000003 00000001", "01000006 00000001 000000"})
    void messagesShorterThanTheirFlagsAndSizesAreRefused(String hex) {
        assertThrows(ProtocolException.class, () -> read(hex));
    }

    @ParameterizedTest
    @CsvSource({"02000005, Request, 5", "08000003, Notify, 3", "0800ffff, Notify, 65535", "02010001, Request, 1"})
    void requestsAndNotifiesNameFormats(String hex, String kind, int formats) throws IOException {
        ClipboardMessage wanted =
                kind.equals("Request") ? new ClipboardMessage.Request(formats) : new ClipboardMessage.Notify(formats);
        assertEquals(wanted, read(hex + "abcd"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000001", "06000001", "18000001 00"})
    void twoActionsOrNoneMeanNothing(String hex) throws IOException {
        assertEquals(new ClipboardMessage.Unknown(), read(hex));
    }

    @Test
    void dataOfOtherFormatsIsNotLookedAt() throws IOException {
        assertEquals(new ClipboardMessage.Provide(Optional.empty()), read("10000002" + "0badf00d"));
        assertEquals(Optional.empty(), text(provided(3, utf8("abc")), 0));
    }

    @ParameterizedTest
    @CsvSource({"abc, abc", "'abc\0', abc", "'a\r\nb\r\n\0', 'a\nb\n'", "'abc\0def\0', abc", "'', ''", "'\0', ''"})
    void textsEndAtTheirNulAndTheirLinesWithLf(String wire, String text) throws IOException {
        assertEquals(Optional.of(text), text(utf8(wire)));
    }

    @Test
    void bytesBehindTheTextDoNotMatter() throws IOException {
        assertEquals(Optional.of("abc"), text(provided(3, utf8("abcdef")), MOST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ff", "61c3", "e282", "c080", "eda080", "efbfbdff"})
    void bytesThatAreNoUtf8AreNoText(String hex) throws IOException {
        assertEquals(Optional.empty(), text(HEX.parseHex(hex)));
    }

    @Test
    void theCharacterThatStandsForWrongBytesIsATextLikeAnyOther() throws IOException {
        assertEquals(Optional.of("\ufffd"), text(utf8("\ufffd")));
        assertEquals(Optional.of("a\ufffdb"), text(utf8("a\ufffdb")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 999, 1000, 65_535, 65_536, 65_537, 200_000})
    void textsOfExactlyTheLimitAreTaken(int length) throws IOException {
        String text = "x".repeat(length);
        byte[] wire = utf8(text + "\0");
        assertEquals(Optional.of(text), text(provided(wire.length, wire), length));
        assertEquals(Optional.empty(), text(provided(wire.length, wire), length - 1));
    }

    /** Every line may have a CR on the wire that does not count. */
    @Test
    void linesMayBeTwiceAsLongOnTheWire() throws IOException {
        byte[] wire = utf8("\r\n".repeat(50) + "\0");
        assertEquals(Optional.of("\n".repeat(50)), text(provided(wire.length, wire), 50));
        assertEquals(Optional.empty(), text(provided(wire.length, wire), 49));
    }

    @Test
    void sizesAboveTheLimitAreNotUnpacked() throws IOException {
        AtomicLong unpacked = new AtomicLong();
        for (long size : new long[] {2 * MOST + 2, 0x7fff_ffffL, 0xffff_ffffL}) {
            byte[] message = provided(size, new byte[100_000]);
            ClipboardMessage read = ClipboardMessage.read(reader(message), message.length, MOST, unpacked::set);
            assertEquals(new ClipboardMessage.Provide(Optional.empty()), read);
            assertEquals(4, unpacked.get(), "bytes unpacked");
        }
    }

    @Test
    void whatWasUnpackedIsToldAlsoIfItCannotBeUsed() throws IOException {
        AtomicLong unpacked = new AtomicLong();
        byte[] good = provided(3, utf8("abc"));
        ClipboardMessage.read(reader(good), good.length, MOST, unpacked::set);
        assertEquals(7, unpacked.get());
        byte[] early = provided(5, utf8("ab"));
        assertThrows(
                ProtocolException.class, () -> ClipboardMessage.read(reader(early), early.length, MOST, unpacked::set));
        assertEquals(6, unpacked.get());
    }

    @Test
    void textsThatAreNotCompressedOrEndEarlyAreRefused() throws IOException {
        assertThrows(ProtocolException.class, () -> read("10000001" + "0badf00d"));
        assertThrows(ProtocolException.class, () -> text(provided(4, utf8("abc")), MOST));
        byte[] half = provided(500, new byte[500]);
        half = Arrays.copyOf(half, half.length - 8);
        byte[] cut = half;
        assertThrows(ProtocolException.class, () -> text(cut, MOST));
    }

    @Test
    void textsWithoutASizeAreEmpty() throws IOException {
        WireBuffer message = new WireBuffer(16).s32(ClipboardMessage.PROVIDE | ClipboardMessage.TEXT);
        assertEquals(Optional.of(""), text(message.put(deflated(new byte[3])).toBytes(), MOST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "\n", "a\r\nb\n", "\u00e9\n\u20ac\n", "\ud83d\ude00\n"})
    void theirSizeOnTheWireIsKnownBeforehand(String text) {
        assertEquals(ClipboardMessage.onWire(text).length, ClipboardMessage.wireBytes(text));
    }

    @ParameterizedTest
    @CsvSource({"7f, 1", "80, 2", "7ff, 2", "800, 3", "ffff, 3", "10000, 4"})
    void charactersTakeOneToFourBytes(String codePoint, int bytes) {
        assertEquals(bytes, ClipboardMessage.utf8Bytes(Character.toString(Integer.parseInt(codePoint, 16))));
    }

    @Test
    void longTextsComeBackAsTheyWere() throws IOException {
        String text = new Random(7)
                .ints(40_000, 0x20, 0x2000)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        WireBuffer out = new WireBuffer(16);
        new ClipboardMessage.Provide(Optional.of(text)).write(out.u8(9));
        byte[] bytes = out.toBytes();
        assertEquals(-(bytes.length - 5), ByteBuffer.wrap(bytes).getInt(1));
        byte[] message = Arrays.copyOfRange(bytes, 5, bytes.length);
        assertEquals(Optional.of(text), text(message, 1 << 20));
    }
}
