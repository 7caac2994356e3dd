package oriel.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several cables of one process lie at once, and none takes another away. */
@Timeout(60)
class CableTest {

    @Test
    void severalLieAtOnce() throws Exception {
        try (Cable first = Cable.lay();
                ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(first.here(), 0));
            int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
            try (Cable second = Cable.lay()) {
                assertNotEquals(first.here(), second.here());
            }
            first.say("here", port);
            try (SocketChannel peer = server.accept()) {
                assertEquals(first.there(), peer.socket().getInetAddress().getHostAddress());
            }
        }
    }
}
