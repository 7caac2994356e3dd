package oriel.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.capture.CursorImage;
import oriel.client.ServerEvent.Update;
import oriel.client.Viewer;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.server.options.UpdateOptions;
import oriel.testkit.PaintedScreen;

/** The cursor: drawn by viewers that list it, part of the picture for the others. */
@Timeout(30)
class CursorTest {

    private static final CursorImage DOT =
            new CursorImage(2, 2, 1, 0, new int[] {0xffff0000, 0x80008000, 0, 0xff0000ff});

    private final PaintedScreen screen = new PaintedScreen(64, 48);

    @Test
    void sendsTheShapeWithPixelsAndMask() throws Exception {
        try (MemoryServer server = MemoryServer.open(screen);
                RawPeer peer = RawPeer.admitted(server.connect())) {
            screen.listener().cursorChanged(DOT);
            peer.send("02 00 0002 ffffff11 00000000").send("03 00 0000 0000 0001 0001");
            peer.expect("00 00 0002 0001 0000 0002 0002 ffffff11");
            peer.expect("0000ff00 00ff0000 00000000 ff000000 c0 40");
            peer.expect("0000 0000 0001 0001 00000000 00000000");
            peer.send("03 01 0000 0000 0001 0001");
            screen.listener().cursorChanged(CursorImage.HIDDEN);
            peer.expect("00 00 0001 0000 0000 0000 0000 ffffff11");
        }
    }

    @Test
    void sendsTheShapeAgainInAnotherFormat() throws Exception {
        try (MemoryServer server = MemoryServer.open(screen);
                RawPeer peer = RawPeer.admitted(server.connect())) {
            screen.listener().cursorChanged(DOT);
            peer.send("02 00 0002 ffffff11 00000000").send("03 00 0000 0000 0001 0001");
            peer.read(4 + 12 + 16 + 2 + 12 + 4);
            peer.send("00 000000 10 10 01 01 001f 003f 001f 0b 05 00 000000").send("03 01 0000 0000 0001 0001");
            peer.expect("00 00 0002 0001 0000 0002 0002 ffffff11 f800 07e0 0000 001f c0 40");
            peer.expect("0000 0000 0001 0001 00000000 0000");
        }
    }

    @Test
    void drawsItIntoThePictureOfViewersThatDoNotListIt() throws Exception {
        try (MemoryServer server = MemoryServer.open(screen);
                Viewer plain = server.viewer();
                Viewer drawing = server.viewer()) {
            drawing.setEncodings(List.of(Encodings.CURSOR));
            drawing.requestUpdate(false);
            drawing.readUpdate();
            screen.listener().cursorChanged(DOT);
            screen.listener().cursorMoved(30, 20);
            plain.requestUpdate(false);
            plain.readUpdate();
            assertEquals(0xff0000, colour(plain.picture(), 29, 20));
            assertEquals(0x008000, colour(plain.picture(), 30, 20));
            assertEquals(0, colour(plain.picture(), 29, 21));
            assertEquals(0x0000ff, colour(plain.picture(), 30, 21));
            plain.requestUpdate(true);
            screen.listener().cursorMoved(50, 40);
            Update moved = plain.readUpdate();
            assertEquals(8, moved.areas().stream().mapToLong(Rect::area).sum());
            assertEquals(0, colour(plain.picture(), 29, 20));
            assertEquals(0xff0000, colour(plain.picture(), 49, 40));
            drawing.requestUpdate(true);
            assertEquals(1, drawing.readUpdate().counts().get(Encodings.CURSOR));
            assertTrue(screen.picture().sameAs(drawing.picture()));
        }
    }

    @Test
    void followsAViewersPointerAtOnce() throws Exception {
        try (MemoryServer server = MemoryServer.open(screen);
                Viewer plain = server.viewer()) {
            screen.listener().cursorChanged(DOT);
            plain.requestUpdate(false);
            plain.readUpdate();
            plain.requestUpdate(true);
            plain.pointer(11, 12, 0);
            plain.readUpdate();
            assertEquals(0xff0000, colour(plain.picture(), 10, 12));
        }
    }

    @Test
    void drawsItForEverybodyIfTheOperatorSaysSo() throws Exception {
        UpdateOptions drawn = UpdateOptions.DEFAULT.withSendCursor(false);
        try (MemoryServer server = MemoryServer.with(screen, drawn);
                Viewer viewer = server.viewer()) {
            screen.listener().cursorChanged(DOT);
            screen.listener().cursorMoved(5, 5);
            viewer.setEncodings(List.of(Encodings.CURSOR));
            viewer.requestUpdate(false);
            assertEquals(
                    Optional.empty(),
                    Optional.ofNullable(viewer.readUpdate().counts().get(Encodings.CURSOR)));
            assertEquals(0xff0000, colour(viewer.picture(), 4, 5));
        }
    }

    private static int colour(Framebuffer picture, int x, int y) {
        return picture.pixels()[picture.offset(x, y)];
    }
}
