package oriel.it.soak;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.rfb.ProtocolException;
import oriel.testkit.Parts;
import oriel.testkit.PeerSocket;

/** People and programs that use a server badly, each in a thread of its own and from an address of its own. */
final class Abuse implements AutoCloseable {

    /** Something that a bad peer does from its coming to its going. */
    interface Act {
        void once(Visit visit) throws IOException, InterruptedException;
    }

    /**
     * One peer's stay.
     *
     * @param port of the server
     * @param from the peer's address
     * @param random what it decides by
     */
    record Visit(int port, String from, Random random) {

        /** Connects, through a WebSocket or not. */
        PeerSocket connect() throws IOException {
            return random.nextBoolean() ? bare() : PeerSocket.webSocket(from, "127.0.0.1", port);
        }

        PeerSocket bare() throws IOException {
            return PeerSocket.bare(from, "127.0.0.1", port);
        }

        /** Logs in with the password for all; nothing that it reads may take longer than some time. */
        Viewer logIn() throws IOException {
            return logIn(connect(), Parts.FULL);
        }

        Viewer logIn(PeerSocket socket, byte[] password) throws IOException {
            Viewer viewer = Viewer.connect(socket, ViewerOptions.withPassword(password));
            viewer.readLimit(PATIENCE);
            return viewer;
        }

        /** Lets some time go by. */
        void pause(int millis) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
        }
    }

    /** Whoever the server has not sent away or answered after this has found a fault. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final int port;
    private final long seed;
    private final List<Thread> threads = new ArrayList<>();
    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, LongAdder> done = new ConcurrentHashMap<>();
    private volatile boolean over;

    Abuse(int port, long seed) {
        this.port = port;
        this.seed = seed;
    }

    /** Has some peers do something again and again. */
    Abuse with(int peers, String name, Act act) {
        done.put(name, new LongAdder());
        for (int i = 0; i < peers; i++) {
            int number = threads.size() + 1;
            Visit visit = new Visit(port, "127.0.7." + number, new Random(seed + number));
            Thread thread = new Thread(() -> repeat(name, act, visit), "soak-" + name);
            thread.setDaemon(true);
            threads.add(thread);
        }
        return this;
    }

    Abuse begin() {
        threads.forEach(Thread::start);
        return this;
    }

    private void repeat(String name, Act act, Visit visit) {
        while (!over) {
            try {
                act.once(visit);
            } catch (ProtocolException | RuntimeException | AssertionError e) {
                faults.add(name + ": " + e);
            } catch (IOException e) {
                // The server has ended it: that is its right.
            } catch (InterruptedException e) {
                return;
            }
            done.get(name).increment();
            visit.pause(20 + visit.random().nextInt(100));
        }
    }

    /** Waits until all have left; returns what is wrong. */
    Optional<String> end() throws InterruptedException {
        over = true;
        long limit = System.nanoTime() + PATIENCE.multipliedBy(2).toNanos();
        for (Thread thread : threads) {
            TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, limit - System.nanoTime()));
            if (thread.isAlive()) {
                faults.add(thread.getName() + " does not come to an end");
            }
        }
        return faults.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", List.copyOf(faults)));
    }

    /** How often what was done. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        done.forEach((name, times) -> counts.put(name, times.sum()));
        return counts;
    }

    @Override
    public void close() {
        over = true;
        threads.forEach(Thread::interrupt);
    }
}
