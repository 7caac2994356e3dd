package oriel.it.soak;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import oriel.client.ServerEvent;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.it.KeysOf;
import oriel.it.soak.Abuse.Visit;
import oriel.rfb.ClipboardMessage;
import oriel.rfb.Encodings;
import oriel.rfb.Keysyms;
import oriel.rfb.MonitorArea;
import oriel.rfb.Rect;
import oriel.rfb.message.ExtendedDesktopSize;
import oriel.testkit.Cable;
import oriel.testkit.Parts;
import oriel.testkit.PeerSocket;

/** What people do with viewers that log in properly. */
final class BadViewers {

    private static final int[][] SIZES = {{1024, 768}, {800, 600}, {640, 480}, {1000, 700}, {320, 240}};
    private static final int FIRST_HAN = 0x4e00;

    private BadViewers() {}

    /** Comes, looks at a few updates, and goes: politely or abruptly, maybe with a key and a button down. */
    static void comeAndGo(Visit visit) throws IOException {
        PeerSocket socket = visit.connect();
        try (Viewer viewer = visit.logIn(visit.random().nextBoolean() ? socket : socket.abrupt(), Parts.FULL)) {
            List<Integer> encodings = new ArrayList<>(Viewer.ENCODINGS);
            Collections.shuffle(encodings, visit.random());
            encodings.addAll(List.of(Encodings.CURSOR, Encodings.EXTENDED_DESKTOP_SIZE, Encodings.LAST_RECT));
            viewer.setEncodings(encodings);
            boolean anew = true;
            for (int i = visit.random().nextInt(20); i >= 0; i--) {
                viewer.requestUpdate(!anew);
                anew = viewer.readUpdate().resized();
            }
            viewer.key(visit.random().nextBoolean() ? Keysyms.SHIFT_LEFT : 'q', true);
            viewer.pointer(visit.random().nextInt(300), 200, visit.random().nextInt(8));
        }
    }

    /** Holds a key and a button, asks for everything and takes nothing, until the server has had enough. */
    static void stall(Visit visit) throws IOException {
        try (Viewer viewer = visit.logIn()) {
            viewer.setEncodings(List.of(Encodings.RAW, Encodings.EXTENDED_DESKTOP_SIZE));
            viewer.key(Keysyms.CONTROL_RIGHT, true);
            viewer.pointer(10, 300, 1);
            long limit = System.nanoTime() + Abuse.PATIENCE.toNanos();
            while (System.nanoTime() - limit < 0) {
                viewer.requestUpdate(false);
                visit.pause(100);
            }
            throw new AssertionError("whoever takes nothing keeps its place");
        }
    }

    /** Stops in the middle of a message, and waits to be sent away. */
    static void stopMidway(Visit visit) throws IOException {
        PeerSocket socket = visit.connect();
        try (Viewer viewer = visit.logIn(socket, Parts.FULL)) {
            viewer.key('m', true);
            socket.write(ByteBuffer.wrap(HexFormat.of().parseHex("040100")));
            drain(socket);
        }
    }

    /** Reads until the other end has closed. */
    static void drain(PeerSocket socket) throws IOException {
        socket.readLimit(Abuse.PATIENCE);
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
        try {
            while (socket.read(bytes.clear()) >= 0) {
                continue;
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("whoever says nothing more keeps its place", e);
        }
    }

    /** Changes the size of the screen, also to sizes that are none. */
    static void resize(Visit visit) throws IOException {
        try (Viewer viewer = visit.logIn()) {
            viewer.setEncodings(List.of(Encodings.ZRLE, Encodings.EXTENDED_DESKTOP_SIZE));
            for (int i = 0; i < 5; i++) {
                int[] size = SIZES[visit.random().nextInt(SIZES.length)];
                size(viewer, size[0], size[1]);
                visit.pause(500 + visit.random().nextInt(1000));
            }
            viewer.setDesktopSize(0, 0, List.of());
            viewer.setDesktopSize(
                    65535, 65535, Collections.nCopies(255, new MonitorArea(1, new Rect(9, 9, 65000, 9), 0)));
            viewer.setDesktopSize(300, 300, List.of(new MonitorArea(7, new Rect(400, 0, 300, 300), 0)));
            viewer.requestUpdate(false);
            viewer.readUpdate();
        }
    }

    /** Asks for a size. */
    static void ask(Viewer viewer, int width, int height) throws IOException {
        viewer.setDesktopSize(width, height, List.of(new MonitorArea(1, new Rect(0, 0, width, height), 0)));
    }

    /** Asks for a size, and waits for the answer. */
    static void size(Viewer viewer, int width, int height) throws IOException {
        ask(viewer, width, height);
        boolean answered = false;
        while (!answered) {
            viewer.requestUpdate(false);
            ServerEvent.Update update = viewer.readUpdate();
            answered = update.pseudoRects().stream().anyMatch(ExtendedDesktopSize.class::isInstance);
        }
    }

    /** Types what no key of the keyboard means, and leaves with keys down. */
    static void typeWithoutKeys(Visit visit) throws IOException {
        try (Viewer viewer = visit.logIn()) {
            KeysOf keys = new KeysOf(viewer);
            for (int i = 0; i < 60; i++) {
                keys.type(Keysyms.of(FIRST_HAN + visit.random().nextInt(20_000)));
                visit.pause(60);
            }
            viewer.key(Keysyms.of(FIRST_HAN), true);
            viewer.key(Keysyms.ALT_LEFT, true);
        }
    }

    /** May only look, and does as if it might do all. */
    static void overstep(Visit visit) throws IOException {
        try (Viewer viewer = visit.logIn(visit.connect(), Parts.LOOK)) {
            viewer.setEncodings(
                    List.of(Encodings.TIGHT, Encodings.EXTENDED_DESKTOP_SIZE, Encodings.EXTENDED_CLIPBOARD));
            for (int i = 0; i < 50; i++) {
                viewer.key('v', true);
                viewer.pointer(20 + i, 20, 7);
                viewer.cutText("from a viewer that may only look " + i);
                viewer.clipboard(new ClipboardMessage.Request(ClipboardMessage.TEXT));
                viewer.clipboard(new ClipboardMessage.Provide(Optional.of("the same " + i)));
                viewer.setDesktopSize(100, 100, List.of(new MonitorArea(1, new Rect(0, 0, 100, 100), 0)));
                viewer.requestUpdate(false);
                viewer.readUpdate();
            }
        }
    }

    /** Takes each update only after a while. */
    static void dawdle(Visit visit) throws IOException {
        try (Viewer viewer = visit.logIn()) {
            viewer.setEncodings(List.of(Encodings.ZLIB, Encodings.COPY_RECT, Encodings.EXTENDED_DESKTOP_SIZE));
            boolean anew = true;
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
            while (System.nanoTime() - end < 0) {
                viewer.requestUpdate(!anew);
                visit.pause(400);
                anew = viewer.readUpdate().resized();
            }
        }
    }

    /** Viewers with keys down, of which no packet comes any more, and which none reaches. */
    static void vanish(Cable cable, SoakedServer server) throws IOException, InterruptedException {
        List<Viewer> viewers = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                Viewer viewer = Elsewhere.at(
                        cable,
                        () -> Viewer.connect(
                                PeerSocket.bare(cable.there(), cable.here(), server.port()),
                                ViewerOptions.withPassword(Parts.FULL)));
                viewers.add(viewer);
                viewer.readLimit(Abuse.PATIENCE);
                viewer.key('x' + i, true);
                viewer.requestUpdate(false);
                viewer.readUpdate();
                viewer.requestUpdate(true);
            }
            cable.pull();
            SoakedServer.await(
                    false, () -> server.process().peers(server.port()).contains(cable.there()));
        } finally {
            cable.plugIn();
            viewers.forEach(Viewer::close);
        }
    }
}
