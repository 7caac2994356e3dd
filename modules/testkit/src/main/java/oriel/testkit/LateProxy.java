package oriel.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a tunnel does to a server: it opens the far end as soon as the near one is open, and what is said first arrives late.
 * It listens on the loopback address, and counts the browsers that a greeting has spoilt.
 */
public final class LateProxy implements AutoCloseable {

    private static final int PIECE = 64 << 10;

    private final ServerSocket listener;
    private final int target;
    private final Duration delay;
    private final ExecutorService threads = Executors.newCachedThreadPool(LateProxy::thread);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(LateProxy::thread);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger spoilt = new AtomicInteger();

    private LateProxy(int target, Duration delay) throws IOException {
        this.target = target;
        this.delay = delay;
        this.listener = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
    }

    /** In front of a port of this machine; the first bytes of each connection come there so much later. */
    public static LateProxy before(int port, Duration delay) throws IOException {
        LateProxy proxy = new LateProxy(port, delay);
        proxy.threads.execute(proxy::accept);
        return proxy;
    }

    /** Where it listens. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Connections on which the server spoke first and the client asked for a page. */
    public int spoilt() {
        return spoilt.get();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "late-proxy");
        thread.setDaemon(true);
        return thread;
    }

    private void accept() {
        try {
            while (true) {
                Socket near = listener.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(near);
                open.add(far);
                Line line = new Line(near, far);
                threads.execute(line::forth);
                threads.execute(line::back);
            }
        } catch (IOException e) {
            close(); // By the test, or the server is gone.
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdown();
        clock.shutdownNow();
    }

    /** Both ends of one connection. */
    private final class Line {

        private final Socket near;
        private final Socket far;
        private volatile boolean serverSpoke;

        Line(Socket near, Socket far) {
            this.near = near;
            this.far = far;
        }

        void forth() {
            byte[] piece = new byte[PIECE];
            boolean first = true;
            try {
                InputStream in = near.getInputStream();
                OutputStream out = far.getOutputStream();
                for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                    if (first && length > 0) {
                        first = false;
                        clock.schedule(() -> {}, delay.toNanos(), TimeUnit.NANOSECONDS)
                                .get();
                        spoilt.addAndGet(serverSpoke && piece[0] == 'G' ? 1 : 0);
                    }
                    out.write(piece, 0, length);
                }
                far.shutdownOutput();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                end(); // One end is gone, or the test is over.
            }
        }

        void back() {
            byte[] piece = new byte[PIECE];
            try {
                InputStream in = far.getInputStream();
                OutputStream out = near.getOutputStream();
                for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                    serverSpoke = true;
                    out.write(piece, 0, length);
                }
            } catch (IOException e) {
                // One end is gone: so is the other.
            }
            end();
        }

        private void end() {
            try {
                near.close();
                far.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                open.remove(near);
                open.remove(far);
            }
        }
    }
}
