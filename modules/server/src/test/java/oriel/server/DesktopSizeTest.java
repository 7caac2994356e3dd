package oriel.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.capture.Resizer;
import oriel.capture.ScreenLayout;
import oriel.capture.ScreenLayout.Monitor;
import oriel.rfb.Rect;
import oriel.server.options.ServerOptions;
import oriel.server.options.SessionOptions;
import oriel.server.options.ViewerPolicy;
import oriel.testkit.PaintedScreen;
import oriel.testkit.Parts;

/** Size and monitors, byte by byte: ExtendedDesktopSize and SetDesktopSize. */
@Timeout(30)
class DesktopSizeTest {

    private static final String LIST_EXTENDED = "02 00 0002 fffffecc ffffff11";
    private static final String ASK = "03 01 0000 0000 0001 0001";
    private static final String ASK_AFRESH = "03 00 0000 0000 0001 0001";
    private static final String PIXEL = "0000 0000 0001 0001 00000000 00000000";

    private final PaintedScreen screen = new PaintedScreen(64, 48).resizing(Resizer.Outcome.DONE);
    private MemoryServer server;

    @BeforeEach
    void start() throws Exception {
        server = MemoryServer.open(screen);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** A viewer that lists both kinds of monitors and of cursors, and has its first picture. */
    private RawPeer viewer(MemoryServer from) throws Exception {
        RawPeer peer = RawPeer.admitted(from.connect());
        peer.send(LIST_EXTENDED).send(ASK_AFRESH);
        peer.expect(rect("0000 0000", "0040 0030", single("00000001", "0040 0030", "00000000")));
        readFirstPicture(peer.send(ASK));
        return peer;
    }

    /** One pixel, and the arrow that is the first cursor. */
    private static void readFirstPicture(RawPeer peer) throws Exception {
        peer.expect("00 00 0002 0000 0000 000c 0013 ffffff11");
        peer.read(12 * 19 * 4 + 2 * 19);
        peer.expect(PIXEL);
    }

    private static String rect(String reason, String size, String monitors) {
        return "00 00 0001" + reason + size + "fffffecc" + monitors;
    }

    private static String single(String id, String size, String flags) {
        return "01 000000" + id + "0000 0000" + size + flags;
    }

    private static String wish(String size, String... monitors) {
        return "fb 00" + size + "%02x 00".formatted(monitors.length) + String.join("", monitors);
    }

    private static String monitor(String id, String place, String flags) {
        return id + place + flags;
    }

    private static final String NARROW = wish("0050 003c", monitor("00000007", "0000 0000 0050 003c", "00000005"));

    @Test
    void tellsTheMonitorsBeforeThePixelsWheneverThePictureIsAskedForAfresh() throws Exception {
        try (RawPeer peer = viewer(server)) {
            peer.send(ASK_AFRESH);
            peer.expect(rect("0000 0000", "0040 0030", single("00000001", "0040 0030", "00000000")));
            peer.send(ASK_AFRESH).expect("00 00 0001" + PIXEL);
            peer.send(ASK_AFRESH);
            peer.expect(rect("0000 0000", "0040 0030", single("00000001", "0040 0030", "00000000")));
            peer.send(ASK).expect("00 00 0001" + PIXEL);
            peer.send("03 00 0000 0000 0000 0000");
            peer.expect(rect("0000 0000", "0040 0030", single("00000001", "0040 0030", "00000000")));
            peer.send(ASK).send(NARROW);
            peer.expect(rect("0001 0000", "0050 003c", single("00000007", "0050 003c", "00000005")));
        }
    }

    @Test
    void keepsIdentifiersAndFlagsOfTheViewerThatAsksAndTellsTheOthersWhoItWas() throws Exception {
        try (RawPeer asking = viewer(server);
                RawPeer other = viewer(server);
                RawPeer plain = RawPeer.admitted(server.connect());
                RawPeer neither = RawPeer.admitted(server.connect())) {
            plain.send("02 00 0001 ffffff21").send(ASK).expect("00 00 0001" + PIXEL);
            neither.send(ASK).expect("00 00 0001" + PIXEL);
            asking.send(ASK).send(NARROW);
            String monitors = single("00000007", "0050 003c", "00000005");
            asking.expect(rect("0001 0000", "0050 003c", monitors));
            other.send(ASK).expect(rect("0002 0000", "0050 003c", monitors));
            plain.send(ASK).expect("00 00 0001 0000 0000 0050 003c ffffff21");
            for (RawPeer each : List.of(asking, other, plain)) {
                each.send("03 01 004f 003b 0001 0001").expect("00 00 0001 004f 003b 0001 0001 00000000 00000000");
            }
            neither.send("03 00 003f 002f 0001 0001").expect("00 00 0001 003f 002f 0001 0001 00000000 00000000");
        }
    }

    @Test
    void answersEveryRequestInOrderAlsoIfTheSizeStays() throws Exception {
        String same = wish("0040 0030", monitor("00000001", "0000 0000 0040 0030", "00000000"));
        try (RawPeer peer = viewer(server)) {
            peer.send(same).send("fb 00 0040 0030 00 00").send(same);
            peer.send(ASK);
            String size = "0040 0030 fffffecc" + single("00000001", "0040 0030", "00000000");
            String answered = "";
            int rects = 0;
            while (rects < 3) {
                peer.expect("00 00");
                int more = peer.u16();
                for (int i = 0; i < more; i++) {
                    peer.expect("0001");
                    answered += peer.u16();
                    peer.expect(size);
                }
                rects += more;
            }
            assertEquals("030", answered);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "fb 00 0050 003c 00 00, 3",
        "fb 00 0000 0000 01 00 00000000 0000 0000 0000 0000 00000000, 3",
        "fb 00 0050 003c 01 00 00000000 0000 0000 0051 003c 00000000, 3",
        "fb 00 0050 003c 01 00 00000000 0000 0000 0000 003c 00000000, 3",
        "fb 00 0050 003c 02 00 00000000 0000 0000 0028 003c 00000000 00000000 0028 0000 0028 003c 00000000, 3",
        "fb 00 ffff ffff 01 00 00000000 0000 0000 ffff ffff 00000000, 2"
    })
    void refusesALayoutThatMakesNoSense(String message, int status) throws Exception {
        try (RawPeer peer = viewer(server);
                RawPeer other = viewer(server)) {
            peer.send(ASK).send(message);
            peer.expect(rect("0001 000" + status, "0040 0030", single("00000001", "0040 0030", "00000000")));
            assertTrue(screen.picture().bounds().equals(new Rect(0, 0, 64, 48)));
            other.send(ASK);
            screen.paint(picture -> {
                picture.fill(picture.bounds(), 0x010203);
                return picture.bounds();
            });
            other.expect("00 00 0001 0000 0000 0001 0001 00000000 03020100");
        }
    }

    @Test
    void saysWhatTheScreenAnswered() throws Exception {
        PaintedScreen full = new PaintedScreen(64, 48).resizing(Resizer.Outcome.OUT_OF_RESOURCES);
        expectStatus(MemoryServer.open(full), 2);
        expectStatus(MemoryServer.open(new PaintedScreen(64, 48).resizing(Resizer.Outcome.INVALID_LAYOUT)), 3);
        expectStatus(MemoryServer.open(new PaintedScreen(64, 48)), 1);
    }

    @Test
    void prohibitsItWhereThePolicySaysSoAndForThoseWhoMayOnlyLook() throws Exception {
        ViewerPolicy fixed = ViewerPolicy.DEFAULT.withResize(false);
        expectStatus(MemoryServer.with(new PaintedScreen(64, 48).resizing(Resizer.Outcome.DONE), fixed), 1);
        SessionOptions viewOnly = SessionOptions.DEFAULT.withViewOnly(true);
        expectStatus(
                new MemoryServer(
                        new PaintedScreen(64, 48).resizing(Resizer.Outcome.DONE),
                        Parts.open(),
                        ServerOptions.named("test").withSessions(viewOnly)),
                1);
    }

    private void expectStatus(MemoryServer started, int status) throws Exception {
        try (MemoryServer own = started;
                RawPeer peer = viewer(own)) {
            peer.send(ASK).send(NARROW);
            peer.expect(rect("0001 000" + status, "0040 0030", single("00000001", "0040 0030", "00000000")));
        }
    }

    @Test
    void ignoresTheWishOfAViewerThatDoesNotListTheAnswer() throws Exception {
        try (RawPeer peer = RawPeer.admitted(server.connect())) {
            peer.send(NARROW).expectAlive();
            assertEquals(new Rect(0, 0, 64, 48), screen.picture().bounds());
        }
    }

    @Test
    void dropsWhatItOwesToAViewerThatDoesNotListItAnyLonger() throws Exception {
        try (RawPeer peer = viewer(server)) {
            peer.send("fb 00 0050 003c 00 00").expectAlive();
            peer.send(LIST_EXTENDED).send(ASK);
            peer.expect(rect("0000 0000", "0040 0030", single("00000001", "0040 0030", "00000000")));
        }
    }

    @Test
    void tellsOfMonitorsThatChangeWithoutTheSize() throws Exception {
        try (RawPeer peer = viewer(server)) {
            peer.send(ASK);
            screen.arrange(new ScreenLayout(
                    64, 48, List.of(new Monitor(3, new Rect(0, 0, 30, 48)), new Monitor(9, new Rect(30, 0, 34, 40)))));
            peer.expect(rect(
                    "0000 0000",
                    "0040 0030",
                    "02 000000 00000004 0000 0000 001e 0030 00000000 0000000a 001e 0000 0022 0028 00000000"));
        }
    }

    @Test
    void endsWithAViewerThatAsksForSizesAndNeverLooks() throws Exception {
        try (RawPeer peer = viewer(server)) {
            for (int i = 0; i < 65; i++) {
                peer.send("fb 00 0000 0000 00 00");
            }
            peer.expectEnd();
        }
    }
}
