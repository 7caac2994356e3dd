package oriel.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.rfb.ProtocolException;
import oriel.transport.Connection;

/** What handshakes compute waits for its turn, and no longer than the connection and its time last. */
@Timeout(60)
final class ComputationTest {

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);
    private final List<Wire> wires = new ArrayList<>();
    private Served served;

    @BeforeEach
    void serve() throws IOException {
        served = Served.quick();
    }

    @AfterEach
    void end() throws IOException {
        gate.countDown();
        for (Wire wire : wires) {
            wire.close();
        }
        served.close();
    }

    private Connection viewer() throws Exception {
        wires.add(served.connect());
        return served.viewer();
    }

    /** Somebody's computation that lasts until the gate opens. */
    private FutureTask<String> occupied() throws Exception {
        FutureTask<String> first = begun(viewer(), () -> {
            begun.countDown();
            awaitGate();
            return "first";
        });
        begun.await();
        return first;
    }

    private void awaitGate() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FutureTask<String> begun(Connection connection, Connection.Computation<String> work) {
        FutureTask<String> task = new FutureTask<>(() -> connection.compute(work));
        new Thread(task, "oriel-test-computes").start();
        return task;
    }

    @Test
    void oneIsComputedAfterTheOther() throws Exception {
        FutureTask<String> first = occupied();
        FutureTask<String> second = begun(viewer(), () -> "second while " + gate.getCount());
        gate.countDown();
        assertEquals("first", first.get());
        assertEquals("second while 0", second.get());
    }

    @Test
    void theWaitCountsAsTimeForReading() throws Exception {
        occupied();
        Connection late = viewer();
        late.readLimit(Duration.ofMillis(1));
        assertThrows(SocketTimeoutException.class, () -> late.compute(() -> "never"));
    }

    @Test
    void theWaitEndsWithTheConnection() throws Exception {
        occupied();
        Connection closed = viewer();
        FutureTask<String> waits = begun(closed, () -> "never");
        closed.close();
        Throwable e = assertThrows(ExecutionException.class, waits::get).getCause();
        assertInstanceOf(IOException.class, e);
    }

    @Test
    void whatGoesWrongIsTheCallers() throws Exception {
        Connection viewer = viewer();
        assertThrows(
                ProtocolException.class,
                () -> viewer.compute(() -> {
                    throw new ProtocolException("a number that cannot be");
                }));
        assertThrows(
                IllegalStateException.class,
                () -> viewer.compute(() -> {
                    throw new IllegalStateException("broken on purpose");
                }));
        assertEquals("still there", viewer.compute(() -> "still there"));
    }
}
