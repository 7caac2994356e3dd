package oriel.server;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.capture.CursorImage;
import oriel.rfb.Rect;
import oriel.testkit.PaintedScreen;

/** The extensions Fence (-312) and ContinuousUpdates (-313), byte by byte. */
@Timeout(30)
class FencesAndContinuousUpdatesTest {

    private static final String LIST_BOTH = "02 00 0003 00000000 fffffec8 fffffec7";
    private static final String OFFER = "f8 000000 80000000 00";
    private static final String END = "96";
    private static final String ASK = "f8 000000 80000001 02 abcd";
    private static final String ANSWER = "f8 000000 00000001 02 abcd";
    private static final String CORNER = "0000 0000 0001 0001";
    private static final String ENABLE = "96 01" + CORNER;
    private static final String DISABLE = "96 00" + CORNER;
    private static final Rect PIXEL = new Rect(0, 0, 1, 1);

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

    /** Expects an update of one pixel with a fence behind it, and perhaps one ahead of it. */
    private void expectPixel(String area, String value) throws Exception {
        byte[] head = peer.read(1);
        if (head[0] != 0) {
            expectRestOfFence();
            peer.expect("00");
        }
        peer.expect("00 0001" + area + "00000000" + value).expect("f8");
        expectRestOfFence();
    }

    private void expectPixel(String value) throws Exception {
        expectPixel(CORNER, value);
    }

    private void expectRestOfFence() throws Exception {
        peer.expect("000000 80000001 04").read(4);
    }

    private void paint(int colour) {
        screen.paint(picture -> {
            picture.fill(PIXEL, colour);
            return PIXEL;
        });
    }

    @Test
    void areOfferedOnceToThoseWhoListThem() throws Exception {
        peer.send(LIST_BOTH).expect(OFFER + END);
        peer.send(LIST_BOTH).send(ASK).expect(ANSWER);
    }

    @Test
    void continuousUpdatesAreOfferedOnlyWithFences() throws Exception {
        peer.send("02 00 0001 fffffec7").send("03 01" + CORNER);
        peer.expect("00 00 0001" + CORNER + "00000000 00000000");
        peer.send("02 00 0001 fffffec8").expect(OFFER);
        peer.send(LIST_BOTH).expect(END);
    }

    @Test
    void fencesComeBackWithTheirPayloadAndTheFlagsThatAreKnown() throws Exception {
        peer.send(LIST_BOTH).expect(OFFER + END);
        String payload = "0123456789abcdef".repeat(8);
        peer.send("f8 000000 80000003 40" + payload).expect("f8 000000 00000003 40" + payload);
        peer.send("f8 000000 fffffff8 00").expect("f8 000000 00000000 00");
    }

    @Test
    void answersThatNobodyAskedForAreNothing() throws Exception {
        peer.send(LIST_BOTH).expect(OFFER + END);
        peer.send("f8 000000 00000001 04 00000007").send(ASK).expect(ANSWER);
    }

    @Test
    void aFenceThatIsTooLongEndsTheConnection() throws Exception {
        peer.send(LIST_BOTH).expect(OFFER + END);
        peer.send("f8 000000 80000000 41").expectEnd();
    }

    @ParameterizedTest
    @ValueSource(strings = {"f8", "96"})
    void whatWasNotOfferedEndsTheConnection(String type) throws Exception {
        peer.send("02 00 0001 fffffec7").send(type).expectEnd();
    }

    @Test
    void aFenceWithSyncNextIsAnsweredInStepWithTheNextMessage() throws Exception {
        peer.send(LIST_BOTH).expect(OFFER + END);
        peer.send("f8 000000 80000004 01 77").send("05 00 0000 0000");
        peer.expect("f8 000000 00000004 01 77");
        peer.send("f8 000000 80000004 01 78").send(ASK);
        peer.expect("f8 000000 00000004 01 78" + ANSWER);
        peer.send("f8 000000 80000004 01 79").send("f8 000000 80000004 01 7a").send("04 01 0000 00000041");
        peer.expect("f8 000000 00000004 01 79" + "f8 000000 00000004 01 7a");
    }

    @Test
    void aNewFormatBeginsRightBehindTheAnswer() throws Exception {
        peer.send(LIST_BOTH).expect(OFFER + END);
        peer.send(ENABLE);
        expectPixel("00000000");
        peer.send("f8 000000 80000004 00").send("00 000000 08 08 00 01 0007 0007 0003 05 02 00 000000");
        peer.expect("f8 000000 00000004 00");
        expectPixel("00");
    }

    @Test
    void updatesComeWithoutRequestsUntilTheyAreSwitchedOff() throws Exception {
        peer.send(LIST_BOTH).expect(OFFER + END);
        peer.send(ENABLE);
        expectPixel("00000000");
        paint(0x0000ff);
        expectPixel("ff000000");
        peer.send("03 01" + CORNER).send("f8 000000 00000001 04 00000002");
        paint(0x00ff00);
        expectPixel("00ff0000");
        peer.send(DISABLE).expect(END).send(DISABLE).expect(END);
        paint(0xff0000);
        peer.send(ASK).expect(ANSWER);
        peer.send("03 01" + CORNER);
        expectPixel("0000ff00");
    }

    @Test
    void aRequestFromScratchIsAnsweredAllTheSame() throws Exception {
        peer.send(LIST_BOTH).expect(OFFER + END);
        peer.send(ENABLE);
        expectPixel("00000000");
        peer.send("03 00" + CORNER);
        expectPixel("00000000");
    }

    @Test
    void anotherAreaReplacesTheFirst() throws Exception {
        peer.send(LIST_BOTH).expect(OFFER + END);
        peer.send("96 01 0000 0000 0000 0000").send(ASK).expect(ANSWER);
        peer.send("96 01 ffff ffff ffff ffff").send(ASK).expect(ANSWER);
        peer.send("96 01 003f 002f ffff ffff");
        expectPixel("003f 002f 0001 0001", "00000000");
        peer.send(ENABLE);
        expectPixel("00000000");
    }

    @Test
    void whoAsksWithoutReadingTheAnswersIsSentAway() throws Exception {
        int lessThanTheAnswers = 4096;
        try (RawPeer other = RawPeer.admitted(server.connect(lessThanTheAnswers))) {
            other.send(LIST_BOTH);
            assertThrows(IOException.class, () -> other.send(DISABLE.repeat(2000) + ASK.repeat(20_000)));
            other.drainToEnd();
        }
    }
}
