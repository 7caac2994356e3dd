package oriel.launcher.bench.line;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A connection to an X server of this machine: the first screen of X protocol 11, section 8 (connection setup). */
final class XConnection implements AutoCloseable {

    private static final Pattern LOCAL = Pattern.compile("(?:unix)?:(\\d{1,5})(?:\\.0)?");
    private static final int SETUP_HEAD = 8;
    private static final int SUCCESS = 1;

    private final SocketChannel channel;
    private final ByteBuffer setup;
    private final int screen;

    private XConnection(SocketChannel channel) throws IOException {
        this.channel = channel;
        send(order(ByteBuffer.allocate(12)).put((byte) 'l').put((byte) 0).putShort((short) 11));
        ByteBuffer head = read(SETUP_HEAD);
        this.setup = read(4 * (head.getShort(6) & 0xffff));
        if (head.get(0) != SUCCESS) {
            throw new IOException("it lets this program in only with a cookie: "
                    + StandardCharsets.ISO_8859_1.decode(setup.limit(Math.min(setup.limit(), head.get(1) & 0xff))));
        }
        int vendor = (setup.getShort(16) + 3) / 4 * 4;
        this.screen = 32 + vendor + 8 * setup.get(21);
    }

    /** Opens one, by a name as DISPLAY has it. */
    static XConnection open(String name) throws IOException {
        Matcher form = LOCAL.matcher(name);
        if (!form.matches()) {
            throw new IOException("it is not one of this machine, such as :1");
        }
        Path socket = Path.of("/tmp/.X11-unix/X" + form.group(1));
        if (Files.notExists(socket)) {
            throw new IOException("there is no such display");
        }
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
            return new XConnection(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static ByteBuffer order(ByteBuffer buffer) {
        return buffer.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The first number that this program may give to a window. */
    int firstId() {
        return setup.getInt(4);
    }

    /** The root window. */
    int root() {
        return setup.getInt(screen);
    }

    /** Pixels of the screen's width. */
    int width() {
        return setup.getShort(screen + 20) & 0xffff;
    }

    /** Pixels of the screen's height. */
    int height() {
        return setup.getShort(screen + 22) & 0xffff;
    }

    /** Bits of a pixel that count. */
    int depth() {
        return setup.get(screen + 38);
    }

    /** The longest request, in units of four bytes. */
    int mostWords() {
        return setup.getShort(18) & 0xffff;
    }

    /** Sends a whole request, from the buffer's start to its limit. One thread at a time. */
    void send(ByteBuffer request) throws IOException {
        request.rewind();
        while (request.hasRemaining()) {
            channel.write(request);
        }
    }

    /** Reads so many bytes. One thread at a time. */
    ByteBuffer read(int count) throws IOException {
        ByteBuffer bytes = order(ByteBuffer.allocate(count));
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new EOFException("the X server has closed the connection");
            }
        }
        return bytes.flip();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
