package oriel.authenticator.pam;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.transport.Peer;

/** Where PAM is asked while a module hangs, and when none does. */
@Timeout(60)
class LoginDoorTest {

    private static final Peer PEER = new Peer(new InetSocketAddress("192.0.2.7", 40_000), false, true);
    private static final Runnable INSIDE = () -> {};
    private static final Runnable OUTSIDE = () -> {};

    private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
    private final AtomicInteger inside = new AtomicInteger();

    private Optional<Runnable> enterInside(String user, byte[] secret, Peer from) {
        inside.incrementAndGet();
        CountDownLatch gate = gates.getOrDefault(user, new CountDownLatch(0));
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return Optional.of(INSIDE);
    }

    private Door door(Duration limit) {
        return new LoginDoor(this::enterInside, (user, secret, from) -> Optional.of(OUTSIDE), limit);
    }

    private static Optional<Runnable> enter(Door door, String user) {
        return door.enter(user, new byte[0], PEER);
    }

    private static void awaitInside(Door door, Runnable wanted) {
        while (!enter(door, "ada").equals(Optional.of(wanted))) {
            Thread.onSpinWait();
        }
    }

    @Test
    void oneThatHangsHasAllOthersAskedAboutOutsideUntilItAnswers() throws Exception {
        gates.put("eve", new CountDownLatch(1));
        gates.put("mallory", new CountDownLatch(1));
        Door door = door(Duration.ofMillis(100));
        Thread eve = new Thread(() -> enter(door, "eve"), "eve");
        Thread mallory = new Thread(() -> enter(door, "mallory"), "mallory");
        eve.start();
        mallory.start();
        awaitInside(door, OUTSIDE);
        gates.get("eve").countDown();
        eve.join();
        gates.get("mallory").countDown();
        mallory.join();
        assertEquals(Optional.of(INSIDE), enter(door, "ada"));
    }

    @Test
    void asLongAsNoneHangsThereIsNoOtherProcess() {
        Door door = door(Duration.ofSeconds(100));
        for (int i = 0; i < 20; i++) {
            assertEquals(Optional.of(INSIDE), enter(door, "ada"));
        }
        assertEquals(20, inside.get());
    }
}
