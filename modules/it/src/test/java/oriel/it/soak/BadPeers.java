package oriel.it.soak;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import oriel.client.Viewer;
import oriel.it.soak.Abuse.Visit;
import oriel.rfb.ClipboardMessage;
import oriel.rfb.Encodings;
import oriel.rfb.PixelFormat;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.message.ClientCutText;
import oriel.rfb.message.ClientExtendedCutText;
import oriel.rfb.message.FramebufferUpdateRequest;
import oriel.rfb.message.KeyEvent;
import oriel.rfb.message.PointerEvent;
import oriel.rfb.message.SetEncodings;
import oriel.rfb.message.SetPixelFormat;
import oriel.testkit.Parts;
import oriel.testkit.PeerSocket;

/** What programs do that are no proper viewers: rubbish, floods, guesses, silence. */
final class BadPeers {

    private static final List<String> OPENINGS = List.of(
            "RFB 003.008\n\u0001\u0001",
            "RFB 009.999\n",
            "RFB 003.003\n",
            "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET /../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "HEAD /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\nabc",
            "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
            "\u0016\u0003\u0001\u0002\u0000",
            "\u0000\u0000\u0000\u0000",
            "PROXY TCP4 1.2.3.4 5.6.7.8 9 10\r\n");
    private static final int MAX_RUBBISH = 3000;
    private static final int BOMB_MEGABYTES = 8;

    private BadPeers() {}

    /** Says anything but what is proper, at some stage of a connection. */
    static void talkRubbish(Visit visit) throws IOException {
        byte[] rubbish = new byte[1 + visit.random().nextInt(MAX_RUBBISH)];
        visit.random().nextBytes(rubbish);
        switch (visit.random().nextInt(4)) {
            case 0 -> sayAndListen(visit.bare(), rubbish);
            case 1 -> sayAndListen(visit.bare(), opening(visit));
            case 2 -> {
                PeerSocket socket = PeerSocket.webSocket(visit.from(), "127.0.0.1", visit.port());
                socket.frame(visit.random().nextInt(256), rubbish);
                sayAndListen(socket, rubbish);
            }
            default -> {
                PeerSocket socket = visit.connect();
                visit.logIn(socket, Parts.FULL);
                sayAndListen(socket, rubbish);
            }
        }
    }

    private static byte[] opening(Visit visit) {
        return OPENINGS.get(visit.random().nextInt(OPENINGS.size())).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void sayAndListen(PeerSocket socket, byte[] words) throws IOException {
        try (socket) {
            socket.write(ByteBuffer.wrap(words));
            socket.readLimit(Duration.ofSeconds(1));
            ByteBuffer bytes = ByteBuffer.allocate(1 << 14);
            while (socket.read(bytes.clear()) >= 0) {
                continue;
            }
        } catch (SocketTimeoutException e) {
            return; // The server may wait for more.
        }
    }

    /** Connects and says nothing, or the beginning of a handshake; waits to be sent away. */
    static void keepSilent(Visit visit) throws IOException {
        try (PeerSocket socket = visit.connect()) {
            if (visit.random().nextBoolean()) {
                socket.write(ByteBuffer.wrap("RFB 003.008\n".getBytes(StandardCharsets.US_ASCII)));
            }
            BadViewers.drain(socket);
        }
    }

    /** Takes a page byte by byte, and leaves in the middle. */
    static void readPagesSlowly(Visit visit) throws IOException {
        try (PeerSocket socket = visit.bare()) {
            for (String path : List.of("/", "/index.html", "/manifest.json", "/robots.txt")) {
                String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
                socket.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            }
            socket.readLimit(Duration.ofSeconds(20));
            for (int i = 0; i < 100; i++) {
                socket.read(ByteBuffer.allocate(1));
                visit.pause(20);
            }
        }
    }

    /** Tries passwords that are wrong. */
    static void guess(Visit visit) throws IOException {
        byte[] wrong = {'w', 'r', 'o', 'n', 'g', (byte) ('0' + visit.random().nextInt(10))};
        visit.pause(300);
        visit.logIn(visit.connect(), wrong).close();
        throw new AssertionError("a wrong password was let in");
    }

    /** Sends far too much of something, and takes all that comes. */
    static void flood(Visit visit) throws IOException {
        PeerSocket socket = visit.connect();
        try (Viewer viewer = visit.logIn(socket, Parts.FULL)) {
            viewer.setEncodings(
                    List.of(Encodings.HEXTILE, Encodings.EXTENDED_CLIPBOARD, Encodings.EXTENDED_DESKTOP_SIZE));
            Thread drain = new Thread(() -> takeAll(socket), "soak-flood-drain");
            drain.setDaemon(true);
            drain.start();
            byte[] burst = burst(visit);
            for (int i = 0; i < 20; i++) {
                socket.write(ByteBuffer.wrap(burst));
                visit.pause(100);
            }
        }
    }

    private static void takeAll(PeerSocket socket) {
        try {
            BadViewers.drain(socket);
        } catch (IOException e) {
            return; // It has ended.
        }
    }

    private static byte[] burst(Visit visit) {
        WireBuffer out = new WireBuffer(1 << 16);
        int kind = visit.random().nextInt(6);
        for (int i = 0; i < (kind == 4 ? 4 : kind == 5 ? 1 : 1000); i++) {
            switch (kind) {
                case 0 -> request(out, i);
                case 1 -> new PointerEvent(i % 300, i % 200, i & 1).write(out);
                case 2 -> new KeyEvent((i + 1 & 1) != 0, 'a' + i / 2 % 26).write(out);
                case 3 -> {
                    new SetEncodings(List.of(i % 17, Encodings.CURSOR)).write(out);
                    new SetPixelFormat(PixelFormat.NATIVE).write(out);
                    request(out, i);
                }
                case 4 -> {
                    String letter = Character.toString('a' + visit.random().nextInt(26));
                    new ClientCutText(letter.repeat(100_000)).write(out);
                }
                default -> bomb(out);
            }
        }
        return out.toBytes();
    }

    private static void request(WireBuffer out, int number) {
        Rect area = new Rect(number % 200, number % 100, 64, 64);
        new FramebufferUpdateRequest(false, area).write(out);
    }

    /** A few kilobytes of Extended Clipboard that become megabytes of text. */
    private static void bomb(WireBuffer out) {
        String text = "b".repeat(BOMB_MEGABYTES << 20);
        new ClientExtendedCutText(new ClipboardMessage.Provide(Optional.of(text))).write(out);
    }
}
