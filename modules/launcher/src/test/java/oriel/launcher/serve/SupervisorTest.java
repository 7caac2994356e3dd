package oriel.launcher.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What systemd hears of the service. */
@Timeout(60)
class SupervisorTest {

    private static final String SOCKET = "NOTIFY_SOCKET";
    private static final long PROCESS = ProcessHandle.current().pid();

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    private Supervisor supervisor(Map<String, String> variables) {
        return new Supervisor(
                variables, (socket, message) -> heard.add(socket + " " + new String(message, StandardCharsets.UTF_8)));
    }

    @Test
    void itHearsOfEachState() throws Exception {
        Supervisor supervisor = supervisor(Map.of(SOCKET, "@systemd/notify"));
        supervisor.ready("showing\nREADY=0", () -> true);
        assertEquals("@systemd/notify READY=1\nMAINPID=" + PROCESS + "\nSTATUS=showing READY=0", heard.take());
        supervisor.reloading();
        String reloading = heard.take();
        assertTrue(reloading.matches("@systemd/notify RELOADING=1\nMONOTONIC_USEC=\\d+"), reloading);
        supervisor.reloaded();
        assertEquals("@systemd/notify READY=1", heard.take());
        supervisor.close();
        assertEquals("@systemd/notify STOPPING=1\nSTATUS=stopping", heard.take());
        assertEquals(0, heard.size());
    }

    @ParameterizedTest
    @CsvSource({"WATCHDOG_PID, 1", "NOTIFY_SOCKET, vsock:2:1234", "NOTIFY_SOCKET, ''"})
    void itHearsNoSignsOfLifeThatAreNotMeant(String variable, String value) {
        Map<String, String> variables = new HashMap<>(Map.of(SOCKET, "/run/n", "WATCHDOG_USEC", "2000"));
        variables.put(variable, value);
        supervisor(variables).ready("", () -> {
            throw new AssertionError("it was asked for a sign of life");
        });
        assertTrue(Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("oriel-watchdog")));
        assertEquals(variable.equals(SOCKET) ? 0 : 1, heard.size());
    }

    @Test
    void itHearsSignsOfLifeWhileThereAreAny() throws Exception {
        Semaphore signs = new Semaphore(0);
        Semaphore asked = new Semaphore(0);
        try (Supervisor supervisor =
                supervisor(Map.of(SOCKET, "/run/n", "WATCHDOG_USEC", "2000", "WATCHDOG_PID", Long.toString(PROCESS)))) {
            supervisor.ready("", () -> {
                asked.release();
                return signs.tryAcquire();
            });
            assertTrue(heard.take().startsWith("/run/n READY=1"));
            asked.acquire(5);
            assertEquals(0, heard.size(), "no sign was given");
            signs.release(2);
            assertEquals("/run/n WATCHDOG=1", heard.take());
            assertEquals("/run/n WATCHDOG=1", heard.take());
            asked.drainPermits();
            asked.acquire(5);
            assertEquals(0, heard.size(), "no further sign was given");
        }
    }

    @Test
    void nothingEndsWhereItCannotBeReached() throws Exception {
        CountDownLatch tried = new CountDownLatch(3);
        Supervisor supervisor = new Supervisor(Map.of(SOCKET, "/run/n", "WATCHDOG_USEC", "2000"), (socket, message) -> {
            tried.countDown();
            throw new IOException("it is gone");
        });
        supervisor.ready("", () -> true);
        tried.await();
        supervisor.close();
    }
}
