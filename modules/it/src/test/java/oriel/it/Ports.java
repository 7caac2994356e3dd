package oriel.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Ports of the loopback address. */
public final class Ports {

    private Ports() {}

    /** One that nobody listens on. */
    public static int free() throws IOException {
        try (ServerSocket socket = taken(0)) {
            return socket.getLocalPort();
        }
    }

    /** Waits until other JVMs of this build do without a port that the docs name; they wait until this is closed. */
    public static FileChannel inTurn(int port) throws IOException {
        Path folder = Files.createDirectories(Path.of(System.getProperty("oriel.root"), "target"));
        FileChannel turn =
                FileChannel.open(folder.resolve("port-" + port), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        turn.lock();
        return turn;
    }

    /** Listens on a port, 0 for any; fails if somebody else does. */
    public static ServerSocket taken(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }
}
