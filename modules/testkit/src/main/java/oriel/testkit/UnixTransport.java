package oriel.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import oriel.transport.Connection;
import oriel.transport.Transport;

/** A transport over UNIX sockets: for viewers of the same machine, with the rights of a file. */
public final class UnixTransport implements Transport {

    private final UnixDomainSocketAddress address;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private Optional<ServerSocketChannel> listening = Optional.empty();

    /** Will listen on a path on which there is no file. */
    public UnixTransport(Path path) {
        this.address = UnixDomainSocketAddress.of(path);
    }

    @Override
    public synchronized void start(Consumer<? super Connection> viewers) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listening = Optional.of(server);
        server.bind(address);
        Thread thread = new Thread(() -> accept(server, viewers), "oriel-unix");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept(ServerSocketChannel server, Consumer<? super Connection> viewers) {
        try {
            while (true) {
                Connection connection = new ChannelConnection(server.accept());
                connections.add(connection);
                viewers.accept(connection);
            }
        } catch (ClosedChannelException e) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connects a viewer; returns its end. */
    public Connection connect() throws IOException {
        return new ChannelConnection(SocketChannel.open(address));
    }

    @Override
    public synchronized List<SocketAddress> endpoints() {
        return listening.isPresent() ? List.of(address) : List.of();
    }

    @Override
    public synchronized void close() {
        try {
            if (listening.isPresent()) {
                listening.get().close();
                Files.deleteIfExists(address.getPath());
            }
            listening = Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        connections.forEach(Connection::close);
    }
}
