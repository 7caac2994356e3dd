package oriel.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.rfb.Limits;
import oriel.server.options.ClipboardPolicy;
import oriel.server.options.ViewerPolicy;
import oriel.testkit.PaintedScreen;

/** Clipboards, byte by byte: Extended Clipboard where a viewer lists it, plain cut text for the others. */
@Timeout(30)
class ClipboardTest {

    private static final String LIST = "02 00 0001 c0a1e5ce";
    private static final String CAPS = "03 000000 fffffff8 1f000001 01000000";
    private static final String NOVNC_CAPS = "06 000000 fffffff8 1f000001 00000000";
    private static final String TEXT = "\u00e9 \u20ac \ud83d\ude00\nend";

    private final PaintedScreen screen = new PaintedScreen(64, 48);
    private MemoryServer server;
    private RawPeer peer;

    @BeforeEach
    void start() throws Exception {
        server = MemoryServer.open(screen);
        peer = RawPeer.admitted(server.connect());
    }

    @AfterEach
    void stop() {
        peer.close();
        server.close();
    }

    /** All that was sent before is obeyed. */
    private void settle() throws Exception {
        peer.send("05 00 0009 0009");
        assertEquals("move 9,9", screen.nextEvent());
    }

    private static byte[] deflated(byte[] data) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out, new Deflater())) {
            deflater.write(data);
        }
        return out.toByteArray();
    }

    private static byte[] message(int flags, byte[] data) {
        return ByteBuffer.allocate(12 + data.length)
                .putInt(0x06000000)
                .putInt(-4 - data.length)
                .putInt(flags)
                .put(data)
                .array();
    }

    private static byte[] sized(long size, byte[] text) {
        return ByteBuffer.allocate(4 + text.length).putInt((int) size).put(text).array();
    }

    private static byte[] provide(String onWire) throws Exception {
        byte[] text = onWire.getBytes(StandardCharsets.UTF_8);
        return message(0x10000001, deflated(sized(text.length, text)));
    }

    private static String readProvided(RawPeer peer) throws Exception {
        peer.expect("03 000000");
        int length = -peer.s32();
        peer.expect("10000001");
        Inflater inflater = new Inflater();
        inflater.setInput(peer.read(length - 4));
        byte[] data = new byte[1 << 22];
        int size = inflater.inflate(data);
        assertTrue(inflater.finished(), "each text is a stream of its own");
        inflater.end();
        assertEquals(size - 4, ByteBuffer.wrap(data).getInt());
        return new String(data, 4, size - 4, StandardCharsets.UTF_8);
    }

    @Test
    void saysWhatItUnderstandsEachTimeItIsListed() throws Exception {
        peer.send(LIST).expect(CAPS).send(LIST).expect(CAPS);
        peer.send("02 00 0001 00000000").send(LIST).expect(CAPS);
    }

    @Test
    void notifiesAndProvidesOnRequest() throws Exception {
        peer.send(LIST).expect(CAPS).send(NOVNC_CAPS);
        settle();
        screen.listener().clipboardChanged(TEXT);
        peer.expect("03 000000 fffffffc 08000001");
        for (int i = 0; i < 2; i++) {
            peer.send("06 000000 fffffffc 02000001");
            assertEquals(TEXT.replace("\n", "\r\n") + "\0", readProvided(peer));
        }
        peer.send("06 000000 fffffffc 04000000").expect("03 000000 fffffffc 08000001");
        screen.listener().clipboardChanged("");
        peer.expect("03 000000 fffffffc 08000000");
        peer.send("06 000000 fffffffc 02000001").send("06 000000 fffffffc 04000000");
        peer.expect("03 000000 fffffffc 08000000");
    }

    @Test
    void providesUnaskedAsMuchAsTheViewerTakes() throws Exception {
        peer.send(LIST).expect(CAPS).send("06 000000 fffffff8 1f000001 00000006");
        settle();
        screen.listener().clipboardChanged("a\nb\n");
        peer.expect("03 000000 fffffffc 08000001");
        screen.listener().clipboardChanged("a\nbc");
        assertEquals("a\r\nbc\0", readProvided(peer));
    }

    @Test
    void givesPlainTextToAViewerThatUnderstandsNothingOfText() throws Exception {
        peer.send(LIST).expect(CAPS).send("06 000000 fffffffc 01000000");
        settle();
        screen.listener().clipboardChanged("\u00e9\u20ac");
        peer.expect("03 000000 00000002 e93f");
    }

    @Test
    void asksForTheTextThatAViewerHas() throws Exception {
        peer.send(LIST).expect(CAPS).send("06 000000 fffffffc 08000001");
        peer.expect("03 000000 fffffffc 02000001");
        peer.send(provide(TEXT.replace("\n", "\r\n") + "\0"));
        assertEquals("text " + TEXT, screen.nextEvent());
        peer.send("06 000000 fffffffc 08000000").send("06 000000 fffffffc 08000002");
        peer.send("06 000000 00000003 61 0d 62");
        assertEquals("text a\nb", screen.nextEvent());
    }

    @Test
    void carriesAMebibyteBothWays() throws Exception {
        String large = "\ud83d\ude00".repeat(1 << 18);
        peer.send(LIST).expect(CAPS).send(NOVNC_CAPS);
        peer.send(provide(large + "\0"));
        assertEquals("text " + large, screen.nextEvent());
        screen.listener().clipboardChanged(large);
        peer.expect("03 000000 fffffffc 08000001").send("06 000000 fffffffc 02000001");
        assertEquals(large + "\0", readProvided(peer));
    }

    @Test
    void keepsTheClipboardWhenAViewerGivesAnEmptyText() throws Exception {
        peer.send("06 000000 00000000").send("06 000000 00000002 0000");
        settle();
        peer.send(LIST).expect(CAPS).send("06 000000 fffffffc 08000000");
        peer.send(provide("\0")).send(provide("")).send(provide("\0more"));
        settle();
        peer.send(provide("end\0"));
        assertEquals("text end", screen.nextEvent());
    }

    @Test
    void keepsWhatAnotherViewerIsToBeToldWhenOneGivesAnEmptyText() throws Exception {
        peer.send(LIST).expect(CAPS).send(NOVNC_CAPS);
        settle();
        screen.listener().clipboardChanged("kept");
        peer.expect("03 000000 fffffffc 08000001").send(provide("\0"));
        peer.send("06 000000 fffffffc 02000001");
        assertEquals("kept\0", readProvided(peer));
    }

    @Test
    void putsNoNulAndNothingThatIsNotTextOnTheClipboard() throws Exception {
        peer.send("06 000000 00000005 61 00 62 00 63");
        assertEquals("text abc", screen.nextEvent());
        peer.send(LIST).expect(CAPS);
        byte[] broken = {'a', (byte) 0xc3, 'b', 0};
        byte[] half = {(byte) 0xed, (byte) 0xa0, (byte) 0x80, 0};
        peer.send(message(0x10000001, deflated(sized(broken.length, broken))));
        peer.send(message(0x10000001, deflated(sized(half.length, half))));
        peer.send(provide("\ufffd one that was sent\0behind the end"));
        assertEquals("text \ufffd one that was sent", screen.nextEvent());
    }

    @Test
    void tellsViewersNoTextThatCannotBe() throws Exception {
        screen.listener().clipboardChanged("a\0\ud83db");
        peer.expect("03 000000 00000002 6162");
        screen.listener().clipboardChanged("\0");
        screen.listener().clipboardChanged("");
        screen.listener().bell();
        peer.expect("02");
    }

    @Test
    void dropsTextsThatAreTooLong() throws Exception {
        try (MemoryServer small = MemoryServer.with(screen, policy(new ClipboardPolicy(true, true, 5)));
                RawPeer viewer = RawPeer.admitted(small.connect())) {
            viewer.send(LIST).expect("03 000000 fffffff8 1f000001 00000005");
            viewer.send(message(0x10000001, deflated(sized(0xffff_ffffL, new byte[100]))));
            viewer.send(message(0x10000001, deflated(sized(64 << 20, new byte[64 << 20]))));
            viewer.send(provide("\u20ac\u20ac\0"));
            viewer.send("06 000000 00000006 616263646566").send(provide("\u20ac12\0"));
            assertEquals("text \u20ac12", screen.nextEvent());
            screen.listener().clipboardChanged("123456");
            screen.listener().clipboardChanged("12345");
            assertEquals("12345\0", readProvided(viewer));
            viewer.send("06 000000 fffffffc 04000000").expect("03 000000 fffffffc 08000001");
        }
    }

    private static ViewerPolicy policy(ClipboardPolicy clipboard) {
        return ViewerPolicy.DEFAULT.withClipboard(clipboard);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fffffffd 000000",
                "80000000",
                "ffffffff 00",
                "fffffffc 01000001",
                "fffffff8 10000001 00000000",
                "fffffff4 10000001 deadbeef deadbeef"
            })
    void endsOnAMessageThatIsWrong(String message) throws Exception {
        peer.send(LIST).expect(CAPS);
        peer.send("06 000000" + message);
        peer.drainToEnd();
    }

    @Test
    void endsOnATextThatStopsEarly() throws Exception {
        peer.send(LIST).expect(CAPS);
        peer.send(message(0x10000001, deflated(sized(9, new byte[] {'a'}))));
        peer.expectEnd();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000001", "0a000001", "18000001", "e0000001", "10000002"})
    void ignoresActionsThatAreNotOne(String flags) throws Exception {
        peer.send(LIST).expect(CAPS);
        peer.send("06 000000 fffffffc" + flags);
        settle();
        peer.expectAlive();
    }

    @Test
    void passesNothingFromViewersThatMayOnlyLook() throws Exception {
        try (MemoryServer out = MemoryServer.with(screen, policy(new ClipboardPolicy(false, true, 100)));
                RawPeer viewer = RawPeer.admitted(out.connect())) {
            viewer.send(LIST).expect("03 000000 fffffff8 07000001 00000000");
            viewer.send("06 000000 fffffffc 08000001").send(provide("no\0"));
            viewer.send("06 000000 00000001 61").send(NOVNC_CAPS).send("04 01 0000 00000061");
            assertEquals("key 97 down", screen.nextEvent());
            screen.listener().clipboardChanged("yes");
            viewer.expect("03 000000 fffffffc 08000001");
        }
    }

    @Test
    void wantsNoTextUnaskedThatAMessageMayNotHave() throws Exception {
        Limits limits = new Limits(Limits.DEFAULT.setEncodings(), 3);
        try (MemoryServer small = MemoryServer.with(screen, limits);
                RawPeer viewer = RawPeer.admitted(small.connect())) {
            viewer.send(LIST).expect("03 000000 fffffff8 1f000001 00000003");
            viewer.send(provide("four\0")).send(provide("yes\0"));
            assertEquals("text yes", screen.nextEvent());
        }
    }

    @Test
    void passesNothingToViewersIfThePolicySaysSo() throws Exception {
        try (MemoryServer in = MemoryServer.with(screen, policy(new ClipboardPolicy(true, false, 100)));
                RawPeer viewer = RawPeer.admitted(in.connect())) {
            viewer.send(LIST).expect("03 000000 fffffff8 19000001 00000064");
            screen.listener().clipboardChanged("no");
            viewer.send("06 000000 fffffffc 02000001").send(provide("yes\0"));
            assertEquals("text yes", screen.nextEvent());
            viewer.expectAlive();
        }
    }

    @Test
    void tellsTheOtherViewersWhatOneOfThemGave() throws Exception {
        try (RawPeer other = RawPeer.admitted(server.connect());
                RawPeer plain = RawPeer.admitted(server.connect())) {
            other.send(LIST).expect(CAPS).send(NOVNC_CAPS).send("05 00 0007 0007");
            assertEquals("move 7,7", screen.nextEvent());
            plain.send("05 00 0008 0008");
            assertEquals("move 8,8", screen.nextEvent());
            peer.send(LIST).expect(CAPS).send(NOVNC_CAPS).send(provide("\u00e9\u20ac\0"));
            assertEquals("text \u00e9\u20ac", screen.nextEvent());
            plain.expect("03 000000 00000002 e93f");
            other.expect("03 000000 fffffffc 08000001").send("06 000000 fffffffc 02000001");
            assertEquals("\u00e9\u20ac\0", readProvided(other));
            // Both give it back, as it came to them: that is no news for anybody.
            other.send(provide("\u00e9\u20ac\0"));
            assertEquals("text \u00e9\u20ac", screen.nextEvent());
            plain.send("06 000000 00000002 e93f");
            assertEquals("text \u00e9?", screen.nextEvent());
            other.send("06 000000 00000001 61");
            assertEquals("text a", screen.nextEvent());
            plain.expect("03 000000 00000001 61");
            peer.expect("03 000000 fffffffc 08000001").expectAlive();
        }
    }

    @Test
    void tellsTheOtherViewersNothingIfThePolicySaysSo() throws Exception {
        try (MemoryServer in = MemoryServer.with(screen, policy(new ClipboardPolicy(true, false, 100)));
                RawPeer giver = RawPeer.admitted(in.connect());
                RawPeer other = RawPeer.admitted(in.connect())) {
            giver.send("06 000000 00000003 796573");
            assertEquals("text yes", screen.nextEvent());
            other.expectAlive();
        }
    }

    @Test
    void doesNotSpeakOfClipboardsIfThePolicySaysSo() throws Exception {
        try (MemoryServer none = MemoryServer.with(screen, policy(new ClipboardPolicy(false, false, 100)));
                RawPeer viewer = RawPeer.admitted(none.connect())) {
            viewer.send(LIST).send("06 000000 fffffffc 08000001").send(provide("no\0"));
            screen.listener().clipboardChanged("no");
            viewer.expectAlive();
            assertTrue(screen.isQuiet());
        }
    }

    @Test
    void leavesOutTheTextsThatPlainViewersCannotTake() throws Exception {
        char[] large = new char[(1 << 20) + 1];
        Arrays.fill(large, 'x');
        screen.listener().clipboardChanged(new String(large));
        screen.listener().bell();
        peer.expect("02");
        screen.listener().clipboardChanged("a\n\u00e9\u20ac");
        peer.expect("03 000000 00000004" + HexFormat.of().formatHex(new byte[] {'a', '\n', (byte) 0xe9, '?'}));
    }
}
