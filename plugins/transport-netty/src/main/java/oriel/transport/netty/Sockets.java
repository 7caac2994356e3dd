package oriel.transport.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.epoll.EpollTcpInfo;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.unix.Errors.NativeIoException;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.BindException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import jdk.net.ExtendedSocketOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The system's sockets. Those of epoll also tell what the peer's system has acknowledged, and give up by themselves what it
 * does not acknowledge; they need Linux and a native library that may be loaded.
 */
enum Sockets {
    EPOLL,
    NIO;

    private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);

    /** A connection on which nothing moves is asked for a sign of life after so long, and then so often. */
    private static final int KEEPALIVE_IDLE_SECONDS = 30;

    private static final int KEEPALIVE_PAUSE_SECONDS = 10;
    private static final int KEEPALIVE_PROBES = 3;

    /** Numbers of errors on Linux: no right to a port, taken, not this machine's, and a peer that was given up. */
    private static final Set<Integer> BIND_ERRORS = Set.of(13, 98, 99);

    private static final int ETIMEDOUT = 110;

    /** Bytes of {@code sun_path}, but the last. */
    private static final int MAX_SOCKET_NAME = 107;

    /** The system keeps ten messages for a listener; one that is busy has room within a second, or is given up. */
    private static final int ROOM_TRIES = 100;

    private static final int ROOM_PAUSE_MILLIS = 10;

    /** The best that work here. */
    static Sockets best() {
        if (Epoll.isAvailable()) {
            return EPOLL;
        }
        LOG.debug("java.nio serves: {}", String.valueOf(Epoll.unavailabilityCause()));
        return NIO;
    }

    IoHandlerFactory handlers() {
        return this == EPOLL ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    }

    Class<? extends ServerSocketChannel> listener() {
        return this == EPOLL ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    }

    /**
     * Has the system find out about a peer that has vanished, as far as it can.
     *
     * @param patience a peer that acknowledges nothing, or has room for nothing, for so long is given up
     */
    void watch(SocketChannel channel, Duration patience) {
        set(channel, ChannelOption.SO_KEEPALIVE, true);
        if (this == NIO) {
            set(channel, NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPIDLE), KEEPALIVE_IDLE_SECONDS);
            set(channel, NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPINTERVAL), KEEPALIVE_PAUSE_SECONDS);
            set(channel, NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPCOUNT), KEEPALIVE_PROBES);
            return;
        }
        set(channel, EpollChannelOption.TCP_KEEPIDLE, KEEPALIVE_IDLE_SECONDS);
        set(channel, EpollChannelOption.TCP_KEEPINTVL, KEEPALIVE_PAUSE_SECONDS);
        set(channel, EpollChannelOption.TCP_KEEPCNT, KEEPALIVE_PROBES);
        int millis = (int) Math.min(Integer.MAX_VALUE, Math.max(1, patience.toMillis()));
        set(channel, EpollChannelOption.TCP_USER_TIMEOUT, millis);
    }

    /** How long ago the peer's system last acknowledged something or sent something; empty if the system does not say. */
    static Optional<Duration> silence(Channel channel) {
        if (!(channel instanceof EpollSocketChannel socket)) {
            return Optional.empty();
        }
        try {
            EpollTcpInfo info = socket.tcpInfo();
            return Optional.of(Duration.ofMillis(Math.min(info.lastAckRecv(), info.lastDataRecv())));
        } catch (ChannelException e) {
            return Optional.empty(); // It is closed.
        }
    }

    /** See {@link oriel.transport.TransportProvider#sendDatagram}; only epoll's library has such sockets. */
    boolean sendDatagram(String name, byte[] message) throws IOException {
        if (this == NIO) {
            return false;
        }
        byte[] address = name.getBytes(StandardCharsets.UTF_8);
        if (address.length == 0 || address.length > MAX_SOCKET_NAME) {
            throw new IOException(
                    "a socket's name has 1 to " + MAX_SOCKET_NAME + " bytes, and this has " + address.length);
        }
        if (address[0] == '@') {
            address[0] = 0;
        }
        ByteBuffer bytes = ByteBuffer.allocateDirect(message.length).put(message);
        Socket socket = Socket.newSocketDomainDgram();
        try {
            for (int i = 0; i < ROOM_TRIES; i++) {
                if (socket.sendToDomainSocket(bytes, 0, message.length, address) == message.length) {
                    return true;
                }
                TimeUnit.MILLISECONDS.sleep(ROOM_PAUSE_MILLIS);
            }
            throw new IOException("the socket " + name + " has no room for a message");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("a message was to be sent to the socket " + name);
        } finally {
            socket.close();
        }
    }

    /** A failure to listen as Java has it. */
    static IOException asBindFailure(IOException failure) {
        if (!(failure instanceof NativeIoException e) || !BIND_ERRORS.contains(Math.abs(e.expectedErr()))) {
            return failure;
        }
        BindException told = new BindException(e.getMessage());
        told.initCause(e);
        return told;
    }

    /** Ends a connection at once, without its last bytes and without a trace in the system's tables. From any thread. */
    static void abort(Channel channel) {
        try {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
        } catch (ChannelException e) {
            LOG.trace("it has been closed meanwhile", e);
        }
        ChannelHandlerContext first = channel.pipeline().firstContext();
        if (first == null) {
            channel.close();
        } else {
            first.close(); // TLS would say goodbye first.
        }
    }

    /** Whether a connection broke because the system gave its peer up. */
    static boolean isTimeout(Throwable cause) {
        return cause instanceof NativeIoException e && Math.abs(e.expectedErr()) == ETIMEDOUT;
    }

    /** What a system does not know it does without. */
    private static <T> void set(SocketChannel channel, ChannelOption<T> option, T value) {
        try {
            channel.config().setOption(option, value);
        } catch (ChannelException | UnsupportedOperationException e) {
            LOG.debug("{} is not set: {}", option, e.toString());
        }
    }
}
