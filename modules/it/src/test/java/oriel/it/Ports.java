package oriel.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of the loopback address. */
final class Ports {

    private Ports() {}

    /** One that nobody listens on. */
    static int free() throws IOException {
        try (ServerSocket socket = taken(0)) {
            return socket.getLocalPort();
        }
    }

    /** Listens on a port, 0 for any; fails if somebody else does. */
    static ServerSocket taken(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }
}
