package oriel.capture.x11.xlib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.testkit.Xvfb;

/** An X server that sends some away before it lets somebody in, as one does that starts anew. */
@Timeout(60)
class XConnectionTest {

    /** Displays of the network listen on 6000 and up. */
    private static final int FIRST_PORT = 6000;

    /** How much an X server says first, which tells the client that it is let in. */
    private static final int GREETING = 8;

    private final AtomicInteger came = new AtomicInteger();

    @BeforeAll
    static void loadLibraries() {
        assertEquals(Optional.empty(), X11Libraries.load());
    }

    private void serve(ServerSocket listener, Xvfb real, int sentAway, boolean greeted) {
        try {
            while (true) {
                Socket client = listener.accept();
                if (came.incrementAndGet() <= sentAway) {
                    if (greeted) {
                        client.setSoLinger(true, 0);
                        client.getInputStream().readNBytes(GREETING);
                    }
                    client.close();
                    continue;
                }
                pass(client, real);
            }
        } catch (IOException e) {
            assertTrue(listener.isClosed(), e::toString);
        }
    }

    private static void pass(Socket client, Xvfb real) throws IOException {
        SocketChannel server = SocketChannel.open(
                UnixDomainSocketAddress.of("/tmp/.X11-unix/X" + real.display().substring(1)));
        daemon(() -> Channels.newInputStream(server).transferTo(client.getOutputStream()), client, server);
        daemon(() -> give(client, server), client, server);
    }

    /** A stream made of the channel would wait until its other one has read something. */
    private static void give(Socket client, SocketChannel server) throws IOException {
        byte[] said = new byte[4096];
        for (int count = client.getInputStream().read(said);
                count >= 0;
                count = client.getInputStream().read(said)) {
            ByteBuffer rest = ByteBuffer.wrap(said, 0, count);
            while (rest.hasRemaining()) {
                server.write(rest);
            }
        }
    }

    /** What one end says to the other. */
    private interface Copying {
        void run() throws IOException;
    }

    private static void daemon(Copying copying, Socket client, SocketChannel server) {
        Thread thread = new Thread(() -> {
            try {
                copying.run();
            } catch (IOException e) {
                Thread.currentThread().interrupt(); // One end is closed, and so is the other now.
            }
            try {
                client.close();
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private Optional<XConnection> open(int sentAway, boolean greeted) throws Exception {
        try (Xvfb real = Xvfb.start(64, 48)) {
            ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Thread server = new Thread(() -> serve(listener, real, sentAway, greeted));
            Optional<XConnection> connection;
            try (listener) {
                server.start();
                connection = XConnection.open("tcp/127.0.0.1:" + (listener.getLocalPort() - FIRST_PORT));
                connection.ifPresent(XConnection::close);
            }
            server.join();
            return connection;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoIsSentAwayTriesAgain(boolean greeted) throws Exception {
        assertTrue(open(2, greeted).isPresent());
        assertEquals(3, came.get());
    }

    @Test
    void whoIsLetInDoesNot() throws Exception {
        assertTrue(open(0, false).isPresent());
        assertEquals(1, came.get());
    }

    @Test
    void afterSomeTriesItIsNotThere() throws Exception {
        assertTrue(open(9, false).isEmpty());
        assertEquals(4, came.get());
    }
}
