package oriel.server;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.capture.CursorImage;
import oriel.testkit.PaintedScreen;

/** The forms of a cursor's shape, byte by byte. */
@Timeout(30)
class CursorFormTest {

    private static final String PIXEL = "0000 0000 0001 0001 00000000 00000000";
    private static final String ASK = "03 01 0000 0000 0001 0001";
    private static final String ASK_AFRESH = "03 00 0000 0000 0001 0001";

    private static final CursorImage DOT =
            new CursorImage(2, 2, 1, 0, new int[] {0xffff0000, 0x80008000, 0, 0xff00f0ff});

    private final PaintedScreen screen = new PaintedScreen(64, 48);
    private MemoryServer server;
    private RawPeer peer;

    @BeforeEach
    void start() throws Exception {
        server = MemoryServer.open(screen);
        screen.listener().cursorChanged(DOT);
        peer = RawPeer.admitted(server.connect());
    }

    @AfterEach
    void stop() {
        peer.close();
        server.close();
    }

    private void expectShape(String encoding, String data) throws Exception {
        peer.expect("00 00 0002 0001 0000 0002 0002" + encoding + data + PIXEL);
    }

    @ParameterizedTest
    @CsvSource({
        "fffffec6, 00000000 ff0000ff 00800080 00000000 00f0ffff",
        "574d5664, 01 00 ff0000ff 00ff0080 00000000 00f0ffff",
        "ffffff11, 0000ff00 00ff0000 00000000 fff00000 c0 40",
        "ffffff10, 00f77f ff0000 40 40 c0 40"
    })
    void writesTheShape(String encoding, String data) throws Exception {
        peer.send("02 00 0001" + encoding).send(ASK);
        expectShape(encoding, data);
    }

    @Test
    void takesTheBestFormThatIsListedWhateverTheOrder() throws Exception {
        peer.send("02 00 0004 ffffff10 ffffff11 574d5664 fffffec6").send(ASK);
        expectShape("fffffec6", "00000000 ff0000ff 00800080 00000000 00f0ffff");
        peer.send("02 00 0003 ffffff10 ffffff11 574d5664").send(ASK_AFRESH);
        expectShape("574d5664", "01 00 ff0000ff 00ff0080 00000000 00f0ffff");
        peer.send("02 00 0002 ffffff10 ffffff11").send(ASK_AFRESH);
        expectShape("ffffff11", "0000ff00 00ff0000 00000000 fff00000 c0 40");
        peer.send("02 00 0001 ffffff10").send(ASK_AFRESH);
        expectShape("ffffff10", "00f77f ff0000 40 40 c0 40");
    }

    @ParameterizedTest
    @CsvSource({
        "fffffec6, 0001 0001, 00000000 00000000",
        "574d5664, 0001 0001, 01 00 00000000",
        "ffffff11, 0000 0000,",
        "ffffff10, 0000 0000,"
    })
    void hidesTheCursor(String encoding, String size, String data) throws Exception {
        screen.listener().cursorChanged(CursorImage.HIDDEN);
        peer.send("02 00 0001" + encoding).send(ASK);
        peer.expect("00 00 0002 0000 0000" + size + encoding + (data == null ? "" : data) + PIXEL);
    }

    @Test
    void writesTheLargestCursor() throws Exception {
        int side = CursorImage.MAX_SIDE;
        screen.listener().cursorChanged(new CursorImage(side, side, 255, 255, new int[side * side]));
        for (String encoding : new String[] {"fffffec6", "574d5664", "ffffff11", "ffffff10"}) {
            peer.send("02 00 0001" + encoding).send(ASK_AFRESH);
            peer.expect("00 00 0002 00ff 00ff 0100 0100" + encoding);
            int pixels = side * side;
            int bits = pixels / 8;
            peer.read(
                    switch (encoding) {
                        case "fffffec6" -> 4 + pixels * 4;
                        case "574d5664" -> 2 + pixels * 4;
                        case "ffffff11" -> pixels * 4 + bits;
                        default -> 6 + 2 * bits;
                    });
            peer.expect(PIXEL);
        }
    }
}
