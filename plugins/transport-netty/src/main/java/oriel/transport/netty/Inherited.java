package oriel.transport.netty;

import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Listening sockets that whoever started this process has opened. epoll takes any of their numbers; java.nio takes none but
 * what is standard input.
 */
final class Inherited {

    /** As {@code linux/tcp.h} and {@code asm-generic/fcntl.h} have it. */
    private static final int TCP_LISTEN = 10;

    private static final int O_NONBLOCK = 04000;
    private static final Pattern FLAGS = Pattern.compile("flags:\\s*([0-7]{1,10})");

    private Inherited() {}

    /** See {@link oriel.transport.TransportProvider#inherited}. */
    static Optional<InetSocketAddress> address(Sockets sockets, int descriptor) throws IOException {
        if (sockets == Sockets.NIO) {
            Optional<ServerSocketChannel> channel = ofStandardInput();
            return channel.isEmpty()
                    ? Optional.empty()
                    : Optional.of((InetSocketAddress) channel.get().getLocalAddress());
        }
        if (!listens(descriptor)) {
            throw new IOException("descriptor " + descriptor + " is no TCP socket that listens");
        }
        if (!isNonBlocking(descriptor)) {
            throw new IOException(
                    "the socket of descriptor " + descriptor + " blocks: NonBlocking=yes in the service's unit");
        }
        return Optional.of(new EpollServerSocketChannel(descriptor).localAddress());
    }

    /** A channel that accepts from it. */
    static ServerChannel channel(Sockets sockets, int descriptor) {
        return sockets == Sockets.EPOLL
                ? new EpollServerSocketChannel(descriptor)
                : ofStandardInput().map(NioServerSocketChannel::new).orElseThrow();
    }

    private static Optional<ServerSocketChannel> ofStandardInput() {
        try {
            return System.inheritedChannel() instanceof ServerSocketChannel channel
                    ? Optional.of(channel)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The native part throws of what is no socket, and what it throws is not declared. */
    private static boolean listens(int descriptor) {
        try {
            return new EpollSocketChannel(descriptor).tcpInfo().state() == TCP_LISTEN;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Where the first of two that wait has gone before it is accepted, a socket that blocks would hold up all others. */
    private static boolean isNonBlocking(int descriptor) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("/proc/self/fdinfo/" + descriptor));
        for (String line : lines) {
            Matcher flags = FLAGS.matcher(line);
            if (flags.matches()) {
                return (Integer.parseInt(flags.group(1), 8) & O_NONBLOCK) != 0;
            }
        }
        return false;
    }
}
