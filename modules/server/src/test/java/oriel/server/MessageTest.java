package oriel.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.capture.CursorImage;
import oriel.rfb.Limits;
import oriel.rfb.Rect;
import oriel.server.options.ServerOptions;
import oriel.server.options.SessionOptions;
import oriel.testkit.PaintedScreen;
import oriel.testkit.Parts;

/** Messages of viewers as they really come: right, odd, and hostile. */
@Timeout(30)
class MessageTest {

    private static final String NO_CURSOR = "02 00 0002 00000000 ffffff11";

    private final PaintedScreen screen = new PaintedScreen(64, 48);
    private MemoryServer server;
    private RawPeer peer;

    @BeforeEach
    void connect() throws Exception {
        screen.paint(picture -> {
            picture.fill(picture.bounds(), 0x2060a0);
            return picture.bounds();
        });
        server = MemoryServer.open(screen);
        peer = RawPeer.admitted(server.connect());
    }

    @AfterEach
    void close() {
        peer.close();
        server.close();
    }

    /** Hides the cursor, then asks for one pixel and expects it, in a format. */
    private void expectPixel(String format, String pixel) throws Exception {
        screen.listener().cursorChanged(CursorImage.HIDDEN);
        peer.send("00 000000" + format);
        peer.send("03 00 0000 0000 0001 0001");
        peer.expect("00 00 0001 0000 0000 0001 0001 00000000" + pixel);
    }

    @ParameterizedTest
    @CsvSource({
        "20 18 00 01 00ff 00ff 00ff 10 08 00 000000, a0602000",
        "20 18 00 01 00ff 00ff 00ff 00 08 10 000000, 2060a000",
        "20 18 01 01 00ff 00ff 00ff 10 08 00 000000, 002060a0",
        "20 00 00 01 00ff 00ff 00ff 10 08 00 000000, a0602000",
        "20 20 00 01 00ff 00ff 00ff 10 08 00 000000, a0602000",
        "10 10 00 01 001f 003f 001f 0b 05 00 000000, 1323",
        "10 10 01 01 001f 003f 001f 0b 05 00 000000, 2313",
        "10 0f 00 01 001f 001f 001f 0a 05 00 000000, 9311",
        "08 08 00 01 0007 0007 0003 05 02 00 000000, 2e",
        "08 08 00 01 0007 0007 0003 00 03 06 000000, 99",
        "20 18 00 01 00fe 00fe 00fe 10 08 00 000000, 9f602000",
        "20 1e 00 01 03ff 03ff 03ff 14 0a 00 000000, 82060608",
    })
    void writesPixelsInEveryFormat(String format, String pixel) throws Exception {
        expectPixel(format, pixel);
    }

    @Test
    void sendsAColourMapBeforeIndices() throws Exception {
        screen.listener().cursorChanged(CursorImage.HIDDEN);
        peer.send("00 000000 08 08 00 00 0000 0000 0000 00 00 00 000000");
        peer.expect("01 00 0000 0100");
        byte[] entries = peer.read(256 * 6);
        peer.send("03 00 0000 0000 0001 0001");
        peer.expect("00 00 0001 0000 0000 0001 0001 00000000 2e");
        String colour = HexFormat.of().formatHex(entries, 0x2e * 6, 0x2e * 6 + 6);
        assertEquals("24246d6daaaa", colour);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "07 07 00 01 00ff 00ff 00ff 10 08 00 000000",
                "00 00 00 01 00ff 00ff 00ff 10 08 00 000000",
                "18 18 00 01 00ff 00ff 00ff 10 08 00 000000",
                "ff ff 00 01 00ff 00ff 00ff 10 08 00 000000",
                "20 18 00 01 0000 00ff 00ff 10 08 00 000000",
                "20 18 00 01 00ff 00ff 00ff 28 08 00 000000",
                "20 18 00 01 00ff 00ff 00ff 10 10 00 000000",
                "08 08 00 01 00ff 00ff 00ff 10 08 00 000000",
                "10 10 00 00 00ff 00ff 00ff 10 08 00 000000",
                "20 18 00 00 00ff 00ff 00ff 10 08 00 000000"
            })
    void closesOnAFormatThatNobodyCanMake(String format) throws Exception {
        peer.send("00 000000" + format);
        peer.expectEnd();
    }

    @Test
    void takesTheLongestListOfEncodings() throws Exception {
        byte[] list = new byte[4 + 4 * 65_535];
        Arrays.fill(list, (byte) 0x55);
        list[0] = 2;
        list[2] = (byte) 0xff;
        list[3] = (byte) 0xff;
        peer.send(list);
        peer.expectAlive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "02 00 0000",
                "02 00 0001 00000063",
                "02 00 0003 ffffff11 ffffff11 00000000",
                "02 00 0004 ffffff20 7fffffff 80000000 00000000"
            })
    void takesOddListsOfEncodings(String list) throws Exception {
        peer.send(list);
        peer.expectAlive();
    }

    @Test
    void choosesTheFirstRealEncodingThatItHas() throws Exception {
        peer.send("02 00 0005 ffffff11 ffffff20 00000032 00000010 00000000");
        peer.send("03 00 0000 0000 0001 0001");
        peer.expect("00 00 0002 0000 0000");
        int width = peer.u16();
        int height = peer.u16();
        peer.expect("ffffff11");
        peer.read(width * height * 4 + (width + 7) / 8 * height);
        peer.expect("0000 0000 0001 0001 00000010");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "03 00 0040 0030 0010 0010",
                "03 01 ffff ffff ffff ffff",
                "03 00 0000 0000 0000 0000",
                "03 07 0000 0000 0000 0010"
            })
    void sendsNothingForAnEmptyArea(String request) throws Exception {
        peer.send(NO_CURSOR).send(request);
        peer.expectAlive();
    }

    @Test
    void clipsARequest() throws Exception {
        screen.listener().cursorChanged(CursorImage.HIDDEN);
        peer.send("03 00 003e 002f ffff ffff");
        peer.expect("00 00 0001 003e 002f 0002 0001 00000000 a0602000 a0602000");
    }

    @Test
    void answersManyRequestsWithoutAChangeByOneUpdate() throws Exception {
        screen.listener().cursorChanged(CursorImage.HIDDEN);
        peer.send("03 00 0000 0000 0001 0001").expect("00 00 0001 0000 0000 0001 0001 00000000 a0602000");
        for (int i = 0; i < 100; i++) {
            peer.send("03 01 0000 0000 0001 0001");
        }
        screen.paint(picture -> {
            picture.fill(new Rect(0, 0, 1, 1), 0x010203);
            return new Rect(0, 0, 1, 1);
        });
        peer.expect("00 00 0001 0000 0000 0001 0001 00000000 03020100");
        assertTrue(server.stats().updates() <= 3, server.stats().toString());
    }

    @Test
    void takesAnyKeyAndAnyPointer() throws Exception {
        peer.send("04 01 0000 00000061 04 00 0000 00000061 04 01 0000 010020ac 04 00 0000 010020ac");
        peer.send("04 00 0000 00000062 04 01 0000 00000000 04 01 0000 ffffffff");
        peer.send("05 ff ffff ffff 05 00 0001 0002");
        assertEquals("key 97 down", screen.nextEvent());
        assertEquals("key 97 up", screen.nextEvent());
        assertEquals("key 16785580 down", screen.nextEvent());
        assertEquals("key 16785580 up", screen.nextEvent());
        assertEquals("key 0 down", screen.nextEvent());
        assertEquals("key -1 down", screen.nextEvent());
        assertEquals("move 63,47", screen.nextEvent());
        for (int button = 1; button <= 8; button++) {
            assertEquals("button " + button + " down", screen.nextEvent());
        }
        assertEquals("move 1,2", screen.nextEvent());
        peer.expectAlive();
    }

    @Test
    void releasesWhatAViewerHeldWhenItLeaves() throws Exception {
        peer.send("04 01 0000 0000ffe1 05 01 0003 0004");
        assertEquals("key 65505 down", screen.nextEvent());
        assertEquals("move 3,4", screen.nextEvent());
        assertEquals("button 1 down", screen.nextEvent());
        peer.close();
        assertEquals("key 65505 up", screen.nextEvent());
        assertEquals("button 1 up", screen.nextEvent());
    }

    @Test
    void normalisesTheLineEndsOfCutText() throws Exception {
        peer.send("06 000000 00000009" + RawPeer.hex("a\r\nb\rc\nd\u00e9"));
        assertEquals("text a\nb\nc\nd\u00e9", screen.nextEvent());
        peer.expectAlive();
    }

    @Test
    void skipsACutTextAboveTheLimit() throws Exception {
        peer.close();
        server.close();
        SessionOptions tight = SessionOptions.DEFAULT.withLimits(new Limits(10, 4));
        server = new MemoryServer(
                screen, Parts.open(), ServerOptions.named("test").withSessions(tight));
        peer = RawPeer.admitted(server.connect());
        peer.send("06 000000 00000005" + RawPeer.hex("hello"));
        peer.expectAlive();
        assertTrue(screen.isQuiet());
        peer.send("02 00 000b" + "00000000".repeat(11));
        peer.drainToEnd();
    }

    @Test
    void otherOptionsCountForViewersToCome() throws Exception {
        String eleven = "02 00 000b" + "00000000".repeat(11);
        SessionOptions tight = SessionOptions.DEFAULT.withLimits(new Limits(10, 4));
        server.server().options(ServerOptions.named("test").withSessions(tight));
        peer.send(eleven);
        peer.expectAlive();
        RawPeer next = RawPeer.admitted(server.connect());
        next.send(eleven);
        next.drainToEnd();
        peer.expectAlive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7fffffff", "ffffffff", "80000000", "fffffff8"})
    void closesOnACutTextOfImpossibleLength(String length) throws Exception {
        peer.send("06 000000" + length);
        peer.expectEnd();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 11, 12, 99, 127, 150, 200, 248, 249, 250, 252, 253, 254})
    void closesOnAMessageThatItDoesNotOffer(int type) throws Exception {
        peer.send(HexFormat.of().toHexDigits((byte) type));
        peer.expectEnd();
    }

    @Test
    void endsQuietlyWhenAMessageIsCutOff() throws Exception {
        peer.send("02 00 0005 00000000");
        peer.close();
        try (RawPeer other = RawPeer.admitted(server.connect())) {
            other.expectAlive();
        }
    }

    @Test
    void endsASessionThatStopsInsideAMessage() throws Exception {
        peer.close();
        server.close();
        SessionOptions hasty = SessionOptions.DEFAULT.withMessageTimeout(Duration.ofMillis(100));
        server = new MemoryServer(
                screen, Parts.open(), ServerOptions.named("test").withSessions(hasty));
        peer = RawPeer.admitted(server.connect());
        peer.send("04 01");
        peer.expectEnd();
    }
}
