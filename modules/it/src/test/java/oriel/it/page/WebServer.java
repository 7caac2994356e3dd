package oriel.it.page;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import oriel.testkit.Programs;

/** A web server that is not ours, as a process that listens on a port of this machine. */
final class WebServer implements AutoCloseable {

    private final Process process;
    private final int port;

    private WebServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one and waits until it listens. */
    static WebServer start(Path folder, int port, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        WebServer server = new WebServer(process, port);
        try {
            server.awaitListening();
            return server;
        } catch (AssertionError | InterruptedException e) {
            server.close();
            throw e;
        }
    }

    private void awaitListening() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!listens(port)) {
            assertTrue(process.isAlive() && System.nanoTime() < deadline, "nothing listens on port " + port);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    int port() {
        return port;
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        Programs.end(process);
    }
}
