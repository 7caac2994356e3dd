package oriel.client.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/**
 * A slow and distant line between one viewer and a server: a relay on this machine that lets bytes through as
 * {@link LineConditions} say. Any viewer may use it. What finds no room inside is left in the sender's socket, which is full
 * then, as behind a true bottleneck; sockets of the system add their buffers, some 100 KiB towards the viewer. All its threads
 * end with {@link #close}.
 */
public final class SimulatedLine implements AutoCloseable {

    /** As small as the system lets connections of a machine with itself be without waiting for each other. */
    private static final int RECEIVE_BUFFER = 64 << 10;

    private final Socket server;
    private final ServerSocket entrance;
    private final LineConditions towardsViewer;
    private final LineConditions towardsServer;
    private final long seed;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final List<LineDirection> directions = new CopyOnWriteArrayList<>();
    private final long originNanos = System.nanoTime();
    private final LongSupplier clock = () -> System.nanoTime() - originNanos;
    private volatile Socket viewer = new Socket();

    private SimulatedLine(
            Socket server,
            ServerSocket entrance,
            LineConditions towardsViewer,
            LineConditions towardsServer,
            long seed) {
        this.server = server;
        this.entrance = entrance;
        this.towardsViewer = towardsViewer;
        this.towardsServer = towardsServer;
        this.seed = seed;
    }

    /**
     * Connects to a server, and waits for a viewer.
     *
     * @param timeout for the connection to the server
     * @param towardsViewer what happens to the server's bytes
     * @param towardsServer what happens to the viewer's bytes
     * @param seed of all that is chance
     * @throws IOException if the server cannot be reached
     */
    public static SimulatedLine lay(
            SocketAddress server,
            Duration timeout,
            LineConditions towardsViewer,
            LineConditions towardsServer,
            long seed)
            throws IOException {
        Socket socket = new Socket();
        try {
            socket.setReceiveBufferSize(RECEIVE_BUFFER);
            socket.setTcpNoDelay(true);
            socket.connect(server, Math.toIntExact(timeout.toMillis()));
            ServerSocket entrance = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            SimulatedLine line = new SimulatedLine(socket, entrance, towardsViewer, towardsServer, seed);
            line.start("accept", line::accept);
            return line;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Where the viewer is to connect. */
    public InetSocketAddress entrance() {
        return (InetSocketAddress) entrance.getLocalSocketAddress();
    }

    /** From now on the time counts after which a rate drops; for a line that its viewer has entered. */
    public void begin() {
        directions.forEach(LineDirection::begin);
    }

    private void accept() throws IOException {
        viewer = entrance.accept();
        entrance.close();
        viewer.setTcpNoDelay(true);
        SplittableRandom random = new SplittableRandom(seed);
        connect("to-viewer", server, viewer, towardsViewer, random.split());
        connect("to-server", viewer, server, towardsServer, random.split());
    }

    private void connect(String name, Socket from, Socket to, LineConditions conditions, SplittableRandom random) {
        LinePace pace = new LinePace(conditions, random);
        LineDirection direction = new LineDirection(from, to, pace, conditions.bitsPerSecond(), clock);
        directions.add(direction);
        start(name + "-take", direction::take);
        start(name + "-give", direction::give);
    }

    /** Work of a thread. */
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private void start(String name, Work work) {
        Thread thread = new Thread(() -> run(work), "oriel-line-" + name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    /** Where one direction breaks, as by a reset, the other does too. */
    private void run(Work work) {
        try {
            work.run();
        } catch (IOException e) {
            closeSockets();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeSockets() {
        Socket end = viewer;
        try (server;
                end;
                entrance) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends both connections and all threads. */
    @Override
    public void close() {
        closeSockets();
        try {
            threads.get(0).join(); // after it nobody starts another
            closeSockets();
            threads.forEach(Thread::interrupt);
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
