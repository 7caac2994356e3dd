package oriel.testkit;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import oriel.transport.Connection;
import oriel.transport.Peer;

/** A viewer's socket, bare or inside of a WebSocket, from a chosen address: what another machine's would be. */
public final class PeerSocket implements Connection {

    private static final int BUFFER = 1 << 16;
    private static final int CONTROL = 8;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final String UPGRADE = "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
            + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private boolean framed;
    private long frameLeft;
    private volatile long deadline;
    private volatile boolean limited;

    private PeerSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
        this.out = socket.getOutputStream();
    }

    /** Connects to an address from another one of this machine. */
    public static PeerSocket bare(String from, String host, int port) throws IOException {
        Socket socket = new Socket(host, port, InetAddress.getByName(from), 0);
        socket.setTcpNoDelay(true);
        return new PeerSocket(socket);
    }

    /** The same, and opens a WebSocket. */
    public static PeerSocket webSocket(String from, String host, int port) throws IOException {
        PeerSocket peer = bare(from, host, port);
        try {
            peer.readLimit(Duration.ofSeconds(20));
            peer.out.write(UPGRADE.getBytes(StandardCharsets.US_ASCII));
            String head = peer.head();
            if (!head.startsWith("HTTP/1.1 101 ")) {
                throw new IOException("no WebSocket: " + head);
            }
            peer.readLimit(Duration.ZERO);
            peer.framed = true;
            return peer;
        } catch (IOException e) {
            peer.close();
            throw e;
        }
    }

    /** The answer's head with its empty line. */
    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            limit();
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        limit();
        while (framed && frameLeft == 0) {
            if (!nextFrame()) {
                return -1;
            }
        }
        int most = framed ? (int) Math.min(frameLeft, target.remaining()) : target.remaining();
        byte[] bytes = new byte[Math.min(most, BUFFER)];
        int count = in.read(bytes);
        if (count > 0) {
            target.put(bytes, 0, count);
            frameLeft -= framed ? count : 0;
        }
        return count;
    }

    private boolean nextFrame() throws IOException {
        int first = in.read();
        if (first < 0) {
            return false;
        }
        int code = first & 0xf;
        int length = in.readUnsignedByte();
        long bytes = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
        if (code < CONTROL) {
            frameLeft = bytes;
            return true;
        }
        byte[] payload = in.readNBytes((int) bytes);
        if (payload.length < bytes) {
            throw new EOFException();
        }
        if (code == PING) {
            frame(0x8a, payload);
        }
        return code != CLOSE;
    }

    @Override
    public void write(ByteBuffer source) throws IOException {
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        if (framed) {
            frame(0x82, bytes);
        } else {
            out.write(bytes);
        }
    }

    /** Sends a frame whose mask is zero, which changes nothing. */
    public synchronized void frame(int first, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 14).put((byte) first);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else if (payload.length < 1 << 16) {
            frame.put((byte) 0xfe).putShort((short) payload.length);
        } else {
            frame.put((byte) 0xff).putLong(payload.length);
        }
        frame.putInt(0).put(payload);
        out.write(frame.array(), 0, frame.position());
    }

    @Override
    public void readLimit(Duration time) {
        deadline = System.nanoTime() + time.toNanos();
        limited = !time.isZero();
    }

    private void limit() throws IOException {
        if (!limited) {
            socket.setSoTimeout(0);
            return;
        }
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
            throw new SocketTimeoutException("nothing has come in time");
        }
        socket.setSoTimeout((int) left);
    }

    @Override
    public Peer peer() {
        return new Peer(socket.getRemoteSocketAddress(), framed, false);
    }

    /** Has {@link #close} end it as a program's crash with unread bytes does: with a reset. */
    public PeerSocket abrupt() throws IOException {
        socket.setSoLinger(true, 0);
        return this;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
