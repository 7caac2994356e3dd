package oriel.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Guessing becomes slow; a slip of the finger does not lock anybody out. */
class LoginGuardTest {

    private final InetAddress guesser = address(1);
    private final InetAddress other = address(2);
    private long nanos = -5;
    private final LoginGuard guard = new LoginGuard(() -> nanos);

    private static InetAddress address(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) last});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            guard.tried(guesser, false);
        }
    }

    @Test
    void refusesAfterFiveFailuresForTenSecondsThenTwenty() {
        fail(4);
        assertEquals(Optional.empty(), guard.refusal(guesser));
        fail(1);
        assertEquals(Optional.of("too many wrong passwords, try again in 11 s"), guard.refusal(guesser));
        assertEquals(Optional.empty(), guard.refusal(other));
        nanos += TimeUnit.SECONDS.toNanos(10);
        assertEquals(Optional.empty(), guard.refusal(guesser));
        fail(1);
        assertEquals(Optional.of("too many wrong passwords, try again in 21 s"), guard.refusal(guesser));
    }

    @Test
    void forgetsFailuresAfterASuccess() {
        fail(4);
        guard.tried(guesser, true);
        fail(4);
        assertEquals(Optional.empty(), guard.refusal(guesser));
    }

    @Test
    void countsNothingWhileItRefuses() {
        fail(5);
        assertEquals(Optional.of("too many wrong passwords, try again in 11 s"), guard.tried(guesser, true));
        assertEquals(Optional.of("too many wrong passwords, try again in 11 s"), guard.tried(guesser, false));
        nanos += TimeUnit.SECONDS.toNanos(10);
        assertEquals(Optional.empty(), guard.tried(guesser, true));
        assertEquals(Optional.empty(), guard.tried(guesser, false));
    }
}
