package oriel.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.capture.CursorImage;
import oriel.capture.LedState;
import oriel.server.options.InputPolicy;
import oriel.server.options.ViewerPolicy;
import oriel.testkit.PaintedScreen;

/** What goes with pixels, and the input that it allows, byte by byte. */
@Timeout(30)
class PseudoRectsTest {

    private static final String ASK = "03 01 0000 0000 0001 0001";
    private static final String ASK_AFRESH = "03 00 0000 0000 0001 0001";
    private static final String PIXEL = "0000 0000 0001 0001 00000000 00000000";

    private final PaintedScreen screen = new PaintedScreen(64, 48);
    private MemoryServer server;
    private RawPeer peer;

    @BeforeEach
    void start() throws Exception {
        server = MemoryServer.open(screen);
        screen.listener().cursorChanged(CursorImage.HIDDEN);
        peer = RawPeer.admitted(server.connect());
    }

    @AfterEach
    void stop() {
        peer.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"fffffefb, 05, 02", "574d5668, 00000005, 00000002"})
    void tellsTheLocksOnceAndWhenTheyChange(String encoding, String first, String second) throws Exception {
        screen.listener().locksChanged(new LedState(true, false, true));
        peer.send("02 00 0001" + encoding).send(ASK);
        peer.expect("00 00 0002 0000 0000 0000 0000" + encoding + first + PIXEL);
        peer.send(ASK);
        screen.listener().locksChanged(new LedState(true, false, true));
        screen.listener().locksChanged(new LedState(false, true, false));
        peer.expect("00 00 0001 0000 0000 0000 0000" + encoding + second);
        peer.send("02 00 0000").send("02 00 0001" + encoding).send(ASK_AFRESH);
        peer.expect("00 00 0001" + PIXEL);
    }

    @Test
    void saysNothingOfLocksThatTheScreenHasNotTold() throws Exception {
        peer.send("02 00 0002 fffffefb 574d5668").send(ASK).expect("00 00 0001" + PIXEL);
        peer.send(ASK);
        screen.listener().locksChanged(LedState.NONE);
        peer.expect("00 00 0001 0000 0000 0000 0000 fffffefb 00");
    }

    @Test
    void tellsAnotherNameToThoseWhoListIt() throws Exception {
        try (RawPeer other = RawPeer.admitted(server.connect())) {
            peer.send("02 00 0001 fffffecd").send(ASK).expect("00 00 0001" + PIXEL);
            other.send(ASK).expect("00 00 0001" + PIXEL);
            peer.send(ASK);
            server.name("B\u00fcro");
            peer.expect("00 00 0001 0000 0000 0000 0000 fffffecd 00000005 42c3bc726f");
            other.send(ASK_AFRESH).expect("00 00 0001" + PIXEL);
        }
        try (RawPeer later = new RawPeer(server.connect())) {
            later.expect(RawPeer.GREETING).send(RawPeer.GREETING).expect("0101").send("01");
            later.expect("00000000").send("01").read(20);
            later.expect("00000005 42c3bc726f");
        }
        String longest = "n".repeat(4096);
        server.name(longest);
        assertThrows(IllegalArgumentException.class, () -> server.name(longest + "n"));
    }

    @Test
    void takesKeysByTheirPlaceAndReleasesThemHoweverTheViewerDoes() throws Exception {
        peer.send("02 00 0001 fffffefe").send(ASK);
        peer.expect("00 00 0002 0000 0000 0000 0000 fffffefe" + PIXEL);
        peer.send("ff 00 0001 00000061 0000001e").send("ff 00 0000 00000061 0000001e");
        assertEquals("key 97 at 30 down", screen.nextEvent());
        assertEquals("key 97 at 30 up", screen.nextEvent());
        peer.send("ff 00 0001 00000061 0000001e")
                .send("ff 00 0001 00000041 0000001e")
                .send("04 00 0000 00000061");
        assertEquals("key 97 at 30 down", screen.nextEvent());
        assertEquals("key 97 at 30 down", screen.nextEvent());
        assertEquals("key 97 at 30 up", screen.nextEvent());
        peer.send("ff 00 0001 0000ffe4 0000009d").send("ff 00 0001 0000ff61 000000b7");
        assertEquals("key 65508 at 157 down", screen.nextEvent());
        assertEquals("key 65377 at 84 down", screen.nextEvent());
    }

    @Test
    void takesKeysWithoutAPlaceOrWithNoneThatIsByTheirKeysym() throws Exception {
        peer.send("ff 00 0001 00000000 00000000");
        peer.send("ff 00 0001 00000062 00000000").send("ff 00 0000 00000062 00000000");
        assertEquals("key 98 down", screen.nextEvent());
        assertEquals("key 98 up", screen.nextEvent());
        peer.send("ff 00 0001 00000063 00010000").send("ff 00 0000 00000063 00010000");
        assertEquals("key 99 down", screen.nextEvent());
        assertEquals("key 99 up", screen.nextEvent());
    }

    @Test
    void releasesWhatALostViewerHeld() throws Exception {
        peer.send("ff 00 0001 00000000 0000e01c");
        assertEquals("key 0 at 156 down", screen.nextEvent());
        peer.close();
        assertEquals("key 0 at 156 up", screen.nextEvent());
        assertTrue(screen.isQuiet());
    }

    @Test
    void endsOnAMessageOfQemuThatItDoesNotOffer() throws Exception {
        peer.send("ff 09 0000 00000000 00000000");
        peer.expectEnd();
    }

    @Test
    void takesNineButtonsOnceThatIsAgreed() throws Exception {
        peer.send("05 80 0001 0002").send("05 00 0001 0002");
        assertEquals("move 1,2", screen.nextEvent());
        assertEquals("button 8 down", screen.nextEvent());
        assertEquals("move 1,2", screen.nextEvent());
        assertEquals("button 8 up", screen.nextEvent());
        peer.send("02 00 0001 fffffec4").send(ASK);
        peer.expect("00 00 0002 0000 0000 0000 0000 fffffec4" + PIXEL);
        peer.send("05 81 0003 0004 03").send("05 01 0003 0004");
        assertEquals("move 3,4", screen.nextEvent());
        assertEquals("button 1 down", screen.nextEvent());
        assertEquals("button 8 down", screen.nextEvent());
        assertEquals("button 9 down", screen.nextEvent());
        assertEquals("move 3,4", screen.nextEvent());
        assertEquals("button 8 up", screen.nextEvent());
        assertEquals("button 9 up", screen.nextEvent());
        peer.send("02 00 0000").send("05 81 0003 0004").expectAlive();
        assertEquals("move 3,4", screen.nextEvent());
        assertEquals("button 8 down", screen.nextEvent());
    }

    @Test
    void tellsThePointersPlaceWhenSomethingElseHasMovedIt() throws Exception {
        try (RawPeer other = RawPeer.admitted(server.connect())) {
            peer.send("02 00 0002 ffffff11 ffffff18").send(ASK);
            peer.expect("00 00 0002 0000 0000 0000 0000 ffffff11" + PIXEL);
            peer.send(ASK);
            screen.listener().cursorMoved(7, 9);
            peer.expect("00 00 0001 0007 0009 0000 0000 ffffff18");
            peer.send(ASK);
            other.send("05 00 0011 0012");
            peer.expect("00 00 0001 0011 0012 0000 0000 ffffff18");
            peer.send("05 00 0021 0022").send(ASK);
            assertEquals("move 17,18", screen.nextEvent());
            assertEquals("move 33,34", screen.nextEvent());
            screen.listener().cursorMoved(33, 33);
            screen.listener().cursorMoved(33, 34);
            screen.listener().cursorChanged(CursorImage.HIDDEN);
            peer.expect("00 00 0001 0000 0000 0000 0000 ffffff11");
            peer.send(ASK);
            screen.listener().cursorMoved(40, 41);
            peer.expect("00 00 0001 0028 0029 0000 0000 ffffff18");
        }
    }

    @Test
    void letsOneViewerAloneHaveTheInputUntilItLeaves() throws Exception {
        ViewerPolicy alone = ViewerPolicy.DEFAULT.withInput(InputPolicy.SINGLE_CONTROLLER);
        PaintedScreen own = new PaintedScreen(64, 48);
        try (MemoryServer single = MemoryServer.with(own, alone);
                RawPeer second = RawPeer.admitted(single.connect())) {
            try (RawPeer first = RawPeer.admitted(single.connect())) {
                first.send("04 01 0000 00000061");
                assertEquals("key 97 down", own.nextEvent());
                second.send("04 01 0000 00000062").send("05 01 0001 0001").expectAlive();
                first.send("05 00 0002 0002");
                assertEquals("move 2,2", own.nextEvent());
            }
            assertEquals("key 97 up", own.nextEvent());
            second.send("04 01 0000 00000063");
            assertEquals("key 99 down", own.nextEvent());
        }
    }
}
