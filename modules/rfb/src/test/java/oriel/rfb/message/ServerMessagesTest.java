package oriel.rfb.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static oriel.rfb.message.ArbitraryValues.u8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.rfb.ClipboardMessage;
import oriel.rfb.Limits;
import oriel.rfb.PixelFormat;
import oriel.rfb.ProtocolException;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.message.SetColourMapEntries.Colour;

/** What servers send: each message to the byte, and read again as it was written. */
class ServerMessagesTest {

    private static final Limits LIMITS = new Limits(9, 1000);

    /** Reads all there is, with a handler that takes every extension or none. */
    private static HeardOfServer read(ByteBuffer bytes, boolean extensions) throws IOException {
        HeardOfServer heard = new HeardOfServer(extensions, Integer.BYTES);
        ServerMessageReader reader = new ServerMessageReader(Bytes.reader(bytes), LIMITS);
        for (int type = reader.type(); type >= 0; type = reader.type()) {
            reader.read(type, heard);
        }
        return heard;
    }

    static Stream<Arguments> layouts() {
        return Stream.of(
                Arguments.of(new FramebufferUpdate(0), "00 00 0000"),
                Arguments.of(
                        new SetColourMapEntries(3, List.of(new Colour(0x0102, 0x0304, 0x0506), Colour.of(0x00ff80))),
                        "01 00 0003 0002 0102 0304 0506 0000 ffff 8080"),
                Arguments.of(new Bell(), "02"),
                Arguments.of(new ServerCutText("\u00e4b"), "03 000000 00000002 e462"),
                Arguments.of(new ServerExtendedCutText(new ClipboardMessage.Request(1)), "03 000000 fffffffc 02000001"),
                Arguments.of(new CompanionMessage(CompanionMessage.TEXT, new byte[] {7}), "4f 00 0000 00000001 07"),
                Arguments.of(new EndOfContinuousUpdates(), "96"),
                Arguments.of(new ServerFence(new Fence(Fence.REQUEST, "0a0b")), "f8 000000 80000000 02 0a0b"),
                Arguments.of(new ServerXvp(1, ServerXvp.INIT), "fa 00 01 01"),
                Arguments.of(QemuAudio.of(QemuAudio.END), "ff 01 0000"),
                Arguments.of(QemuAudio.of(QemuAudio.BEGIN), "ff 01 0001"),
                Arguments.of(new QemuAudio(QemuAudio.DATA, new byte[] {1, -2, 3}), "ff 01 0002 00000003 01fe03"));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void areLaidOutAsTheSpecificationsSay(ServerMessage message, String hex) throws IOException {
        assertEquals(hex.replace(" ", ""), Bytes.hex(message::write));
        HeardOfServer heard = read(Bytes.of(hex), true);
        assertEquals(1, heard.all.size());
        assertEquals(message.getClass(), heard.all.get(0).getClass());
        assertEquals(hex.replace(" ", ""), HexFormat.of().formatHex(heard.again.toBytes()));
    }

    @Test
    void updatesAreTheirHeadAndTheirRectangles() throws IOException {
        String hex = "00 00 0002 0102 0304 0506 0708 00000001 090a 0b0c 0001 0002 0000 0000 ffffff18";
        CopyRect copy = new CopyRect(new Rect(0x0102, 0x0304, 0x0506, 0x0708), 0x090a, 0x0b0c);
        PointerPos place = new PointerPos(1, 2);
        assertEquals(hex.replace(" ", ""), Bytes.hex(out -> {
            new FramebufferUpdate(2).write(out);
            copy.write(out);
            place.write(out);
        }));
        HeardOfServer heard = read(Bytes.of(hex), false);
        assertEquals(List.of(new FramebufferUpdate(2), copy, place), heard.all);
        assertEquals(1, heard.ends);
        assertEquals(new Rect(0x090a, 0x0b0c, 0x0506, 0x0708), copy.source());
    }

    @Test
    void updatesThatAreNotCountedEndWithTheLastRect() throws IOException {
        String hex = "00 00 ffff 0001 0002 0000 0000 ffffff18 0000 0000 0000 0000 ffffff20 02";
        HeardOfServer heard = read(Bytes.of(hex), false);
        List<Object> all = List.of(
                new FramebufferUpdate(FramebufferUpdate.UNCOUNTED), new PointerPos(1, 2), new LastRect(), new Bell());
        assertEquals(all, heard.all);
        assertEquals(1, heard.ends);
        HeardOfServer early = read(Bytes.of("00 00 0003 0000 0000 0000 0000 ffffff20 02"), false);
        assertEquals(List.of(new FramebufferUpdate(3), new LastRect(), new Bell()), early.all);
    }

    @Test
    void theHeadOfAnUpdateIsWrittenAnewWhenItsRectanglesAreCounted() {
        WireBuffer out = new WireBuffer(16).u8(7);
        new FramebufferUpdate(0).write(out);
        out.u8(9);
        new FramebufferUpdate(0x0102).overwrite(out, 1);
        assertEquals("070000010209", HexFormat.of().formatHex(out.toBytes()));
    }

    @Test
    void allColoursAreThoseOfThePixelFormat() throws IOException {
        assertEquals(256, SetColourMapEntries.ALL.colours().size());
        for (int pixel = 0; pixel < 256; pixel++) {
            Colour colour = SetColourMapEntries.ALL.colours().get(pixel);
            assertEquals(PixelFormat.COLOUR_MAP_8.rgb(pixel), colour.rgb());
            assertEquals(Colour.of(colour.rgb()), colour, "8 bits are scaled to 16");
        }
        String hex = Bytes.hex(SetColourMapEntries.ALL::write);
        assertEquals("0100000001000000000000000000000055550000", hex.substring(0, 40));
        assertEquals(2 * (6 + 6 * 256), hex.length());
        assertEquals(List.of(SetColourMapEntries.ALL), read(Bytes.of(hex), false).all);
    }

    @Provide
    Arbitrary<ServerMessage> messages() {
        Arbitrary<Integer> u16 = ArbitraryValues.u16();
        Arbitrary<List<Colour>> colours =
                Combinators.combine(u16, u16, u16).as(Colour::new).list().ofMaxSize(128);
        return Arbitraries.oneOf(List.of(
                Arbitraries.just(new FramebufferUpdate(0)),
                Combinators.combine(Arbitraries.integers().between(0, 128), colours)
                        .as(SetColourMapEntries::new),
                Arbitraries.just(new Bell()),
                ArbitraryValues.latin1().map(ServerCutText::new),
                ArbitraryValues.clipboard().map(ServerExtendedCutText::new),
                Arbitraries.just(new EndOfContinuousUpdates()),
                ArbitraryValues.companions(),
                ArbitraryValues.fences().map(ServerFence::new),
                Combinators.combine(u8(), u8()).as(ServerXvp::new),
                Arbitraries.of(QemuAudio.of(QemuAudio.BEGIN), QemuAudio.of(QemuAudio.END)),
                ArbitraryValues.bytes(0, 300).map(samples -> new QemuAudio(QemuAudio.DATA, samples))));
    }

    @Property(tries = 500)
    void areReadAsTheyWereWritten(@ForAll("messages") ServerMessage first, @ForAll("messages") ServerMessage second)
            throws IOException {
        WireBuffer out = new WireBuffer(64);
        first.write(out);
        second.write(out);
        HeardOfServer heard = read(out.view(), true);
        assertEquals(HexFormat.of().formatHex(out.toBytes()), HexFormat.of().formatHex(heard.again.toBytes()));
        assertEquals(2, heard.all.size());
        assertEquals(first.getClass(), heard.all.get(0).getClass());
        if (!(second instanceof QemuAudio)) {
            assertEquals(second, heard.all.get(1));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "04, a message of type 4",
        "fc, a message of type 252",
        "01 00 0001 0100, a colour map of 257 entries",
        "01 00 ffff ffff, a colour map of 131070 entries",
        "03 000000 000003e9, a cut text of 1001 bytes",
        "03 000000 fffffc17, a cut text of 1001 bytes",
        "03 000000 80000000, a cut text of 2147483648 bytes",
        "f8 000000 00000000 41, a fence of 65 bytes",
        "4f 02 0000 00000000, a companion message of kind 2",
        "4f 00 0000 00010001, a companion message of 65537 bytes",
        "ff 00, a message of QEMU of type 0",
        "ff 02, a message of QEMU of type 2",
        "ff 01 0003, an operation 3 of sound",
        "ff 01 0002 00100001, sound of 1048577 bytes",
        "ff 01 0002 ffffffff, sound of 4294967295 bytes"
    })
    void whatBreaksTheRulesIsRefusedBeforeAnythingIsTaken(String hex, String reason) {
        ProtocolException refused = assertThrows(ProtocolException.class, () -> read(Bytes.of(hex), true));
        assertEquals(reason, refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"4f", "96", "f8", "fa", "ff"})
    void extensionsThatNobodyAskedForAreRefusedByTheirFirstByte(String hex) {
        ProtocolException refused = assertThrows(ProtocolException.class, () -> read(Bytes.of(hex), false));
        assertEquals("a message of type " + Integer.parseInt(hex, 16), refused.getMessage());
    }

    @Test
    void negativeLengthsAreRefusedOfServersThatMayNotSendThem() {
        ByteBuffer request = Bytes.of("03 000000 fffffffc 02000001");
        ProtocolException refused = assertThrows(ProtocolException.class, () -> read(request, false));
        assertEquals("a cut text of 4294967292 bytes", refused.getMessage());
    }

    @Test
    void updatesWithoutACountAreBounded() {
        WireBuffer endless = new WireBuffer(64);
        new FramebufferUpdate(FramebufferUpdate.UNCOUNTED).write(endless);
        for (int i = 0; i <= ServerMessageReader.MAX_RECTANGLES; i++) {
            new PointerPos(1, 2).write(endless);
        }
        ProtocolException refused = assertThrows(ProtocolException.class, () -> read(endless.view(), false));
        assertEquals("an update with more than 1048576 rectangles", refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void updatesHaveNoMoreRectanglesThanTheirHeadCanCount(int count) {
        assertThrows(IllegalArgumentException.class, () -> new FramebufferUpdate(count));
    }

    @Test
    void soundHasSamplesOnlyWhereTheyBelong() {
        byte[] one = new byte[1];
        byte[] many = new byte[QemuAudio.MAX_BYTES + 1];
        assertThrows(IllegalArgumentException.class, () -> new QemuAudio(QemuAudio.BEGIN, one));
        assertThrows(IllegalArgumentException.class, () -> new QemuAudio(QemuAudio.DATA, many));
        assertThrows(IllegalArgumentException.class, () -> new QemuAudio(3, one));
    }

    @Test
    void coloursHaveSixteenBitsEach() {
        assertEquals(new Colour(0, 0xffff, 0x8080), Colour.of(0x00ff80));
        assertEquals(0x123456, new Colour(0x12ff, 0x34ff, 0x56ff).rgb());
    }

    @Test
    void mapsOfColoursEndWithTheirLastPixel() {
        List<Colour> two = List.of(Colour.of(0), Colour.of(1));
        assertEquals(254, new SetColourMapEntries(254, two).first());
        assertThrows(IllegalArgumentException.class, () -> new SetColourMapEntries(255, two));
        assertThrows(IllegalArgumentException.class, () -> new SetColourMapEntries(-1, two));
    }

    @Test
    void textsAndSoundOfExactlyTheLimitAreTaken() throws IOException {
        String text = "a".repeat(LIMITS.cutText());
        assertEquals(
                List.of(new ServerCutText(text)), read(Bytes.of(Bytes.hex(new ServerCutText(text)::write)), true).all);
        QemuAudio most = new QemuAudio(QemuAudio.DATA, new byte[QemuAudio.MAX_BYTES]);
        assertEquals(1, read(Bytes.of(Bytes.hex(most::write)), true).all.size());
    }

    @Test
    void handlersExpectNoExtensionsUnlessTheySaySo() {
        ServerMessageHandler plain =
                org.mockito.Mockito.mock(ServerMessageHandler.class, org.mockito.Mockito.CALLS_REAL_METHODS);
        for (int type : new int[] {QemuExtendedKeyEvent.TYPE, Fence.TYPE, EndOfContinuousUpdates.TYPE}) {
            assertFalse(plain.expects(type));
        }
    }
}
