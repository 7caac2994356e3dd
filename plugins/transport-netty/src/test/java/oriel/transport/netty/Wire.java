package oriel.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A socket on which a test says and hears bytes, written as text or as hex. */
final class Wire implements AutoCloseable {

    static final String KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    static final String UPGRADE = "GET /any/path?x=1 HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
            + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n" + KEY;

    private static final byte[] MASK = {0x11, 0x22, 0x33, 0x44};

    private final Socket socket;

    Wire(int port) throws IOException {
        this(port, "127.0.0.1");
    }

    /** Over a socket that is open. */
    Wire(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(5000);
    }

    /** From another loopback address, as another machine has it. */
    Wire(int port, String from) throws IOException {
        socket = new Socket("127.0.0.1", port, InetAddress.getByName(from), 0);
        socket.setSoTimeout(5000);
        socket.setTcpNoDelay(true);
    }

    Socket socket() {
        return socket;
    }

    Wire send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    Wire hex(String bytes) throws IOException {
        socket.getOutputStream().write(HexFormat.of().parseHex(bytes.replace(" ", "")));
        return this;
    }

    /** Sends a masked frame whose first byte is given. */
    Wire frame(int first, byte[] payload) throws IOException {
        socket.getOutputStream().write(masked(first, payload));
        return this;
    }

    Wire frame(int first, String text) throws IOException {
        return frame(first, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static byte[] masked(int first, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 14).put((byte) first);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else if (payload.length < 0x10000) {
            frame.put((byte) 0xfe).putShort((short) payload.length);
        } else {
            frame.put((byte) 0xff).putLong(payload.length);
        }
        frame.put(MASK);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ MASK[i & 3]));
        }
        byte[] bytes = new byte[frame.flip().remaining()];
        frame.get(bytes);
        return bytes;
    }

    /** Opens the WebSocket. */
    Wire upgrade() throws IOException {
        send(UPGRADE + "\r\n");
        String head = head();
        assertTrue(head.startsWith("HTTP/1.1 101 "), head);
        return this;
    }

    /** The next bytes as hex. */
    String take(int length) throws IOException {
        return HexFormat.of().formatHex(socket.getInputStream().readNBytes(length));
    }

    /** The next bytes as text. */
    String text(int length) throws IOException {
        return new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
    }

    /** A head of HTTP with its empty line. */
    String head() throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            assertTrue(next >= 0, () -> "the stream ended in a head: " + head);
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    /** Everything up to the end of the stream, as text. */
    String rest() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Expects exactly these bytes, as hex, and then the end of the stream. */
    void endsWith(String hex) throws IOException {
        assertEquals(
                hex.replace(" ", ""),
                HexFormat.of().formatHex(socket.getInputStream().readAllBytes()));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
