package oriel.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import oriel.rfb.WireReader;
import oriel.transport.Connection;

/** A peer that speaks bytes: sends what a test writes as hex, and compares what comes. */
final class RawPeer implements AutoCloseable {

    static final String GREETING = hex("RFB 003.008\n");

    private final Connection connection;
    private final WireReader in;

    RawPeer(Connection connection) throws IOException {
        this.connection = connection;
        this.in = new WireReader(connection);
        connection.readLimit(Duration.ofSeconds(10));
    }

    /** Through the handshake of 3.8 with None, up to and with ServerInit. */
    static RawPeer admitted(Connection connection) throws IOException {
        RawPeer peer = new RawPeer(connection);
        peer.expect(GREETING);
        peer.send(GREETING);
        peer.expect("0101");
        peer.send("01");
        peer.expect("00000000");
        peer.send("01");
        peer.read(20);
        peer.read(peer.s32());
        return peer;
    }

    static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawPeer send(String hex) throws IOException {
        connection.write(ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", ""))));
        return this;
    }

    RawPeer send(byte[] bytes) throws IOException {
        connection.write(ByteBuffer.wrap(bytes));
        return this;
    }

    RawPeer expect(String hex) throws IOException {
        String wanted = hex.replace(" ", "");
        assertEquals(wanted, HexFormat.of().formatHex(read(wanted.length() / 2)));
        return this;
    }

    byte[] read(int count) throws IOException {
        return in.bytes(count);
    }

    int s32() throws IOException {
        return in.s32();
    }

    /** Expects the end of the stream, without another byte before it. */
    void expectEnd() throws IOException {
        assertEquals(-1, in.messageType(), "a byte where the end of the stream was expected");
    }

    /** Reads on until the stream ends, whatever comes before. */
    void drainToEnd() throws IOException {
        try {
            while (true) {
                in.u8();
            }
        } catch (EOFException e) {
            return;
        }
    }

    /** Reads on until these bytes have come, whatever comes before; the first of them is none of the others. */
    void readTo(String hex) throws IOException {
        byte[] wanted = HexFormat.of().parseHex(hex);
        for (int seen = 0; seen < wanted.length; ) {
            byte next = (byte) in.u8();
            seen = next == wanted[seen] ? seen + 1 : next == wanted[0] ? 1 : 0;
        }
    }

    /** Expects a reason: length and text. */
    void expectReason(String text) throws IOException {
        assertEquals(text, new String(read(s32()), StandardCharsets.UTF_8));
    }

    /** Asks for 8x8 pixels from scratch and expects just them: the connection lives and is in step. */
    void expectAlive() throws IOException {
        send("02 00 0002 00000000 ffffff11");
        send("03 00 0000 0000 0008 0008");
        byte[] head = read(4);
        assertEquals(0, head[0], "the type of an update");
        int rects = head[2] << 8 | head[3];
        for (int i = 0; i < rects; i++) {
            int x = u16();
            int y = u16();
            int width = u16();
            int height = u16();
            int encoding = s32();
            int mask = encoding == -239 ? (width + 7) / 8 * height : 0;
            read(width * height * 4 + mask);
            if (encoding == 0) {
                assertEquals("0 0 8 8", x + " " + y + " " + width + " " + height);
            }
        }
    }

    int u16() throws IOException {
        return in.u16();
    }

    @Override
    public void close() {
        connection.close();
    }
}
