package oriel.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.security.Right;
import oriel.server.options.LoginGuardPolicy;
import oriel.transport.Network;

/** Guessing becomes slow; neither a slip of the finger nor another's guesses lock anybody out. */
class LoginGuardTest {

    private static final Optional<Set<Right>> WRONG = Optional.empty();
    private static final Optional<Set<Right>> FULL = Optional.of(Right.FULL);
    private static final Optional<Set<Right>> LOOK = Optional.of(Right.VIEW_ONLY);

    private final InetAddress guesser = address("10.0.0.1");
    private final InetAddress other = address("10.0.0.2");
    private long nanos = -5;
    private double dice = 0.99;
    private final LoginGuard guard = guard(LoginGuardPolicy.DEFAULT);

    private LoginGuard guard(LoginGuardPolicy policy) {
        return new LoginGuard(policy, () -> nanos, () -> dice);
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InetAddress numbered(int number) {
        return address("20." + (number >> 16) + "." + (number >> 8 & 0xff) + "." + (number & 0xff));
    }

    private void after(long seconds) {
        nanos += TimeUnit.SECONDS.toNanos(seconds);
    }

    /** How many of so many guesses are judged. */
    private int judged(InetAddress address, int guesses) {
        int judged = 0;
        for (int i = 0; i < guesses; i++) {
            judged += guard.tried(address, WRONG).isEmpty() ? 1 : 0;
        }
        return judged;
    }

    private static Optional<String> pause(int seconds) {
        return Optional.of("too many wrong passwords, try again in " + seconds + " s");
    }

    @Test
    void judgesFiveGuessesAndOneInThePauseThatFollows() {
        assertEquals(6, judged(guesser, 100));
        assertEquals(pause(21), guard.refusal(guesser));
        assertEquals(Optional.empty(), guard.refusal(other));
    }

    @Test
    void doublesThePauseWithEachFailureUpToFiveMinutes() {
        judged(guesser, 6);
        for (int seconds : List.of(20, 40, 80, 160, 320, 320, 320)) {
            assertEquals(pause(seconds + 1), guard.refusal(guesser));
            after(seconds);
            assertEquals(1, judged(guesser, 50));
        }
    }

    @Test
    void letsTheRightPasswordInAtOnceInTheFirstPause() {
        judged(guesser, 5);
        assertEquals(Optional.empty(), guard.refusal(guesser));
        assertEquals(Optional.empty(), guard.tried(guesser, FULL));
        assertEquals(6, judged(guesser, 100));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.9})
    void judgesOneTryInEachLongerPauseFromAMomentThatIsDrawn(double drawn) {
        dice = drawn;
        judged(guesser, 6);
        after(4);
        assertTrue(guard.refusal(guesser).isPresent());
        long moment = TimeUnit.MILLISECONDS.toNanos((long) (20_000 * (0.25 + 0.75 * drawn)));
        nanos += moment - TimeUnit.SECONDS.toNanos(4) - 1_000_000;
        assertTrue(guard.refusal(guesser).isPresent());
        nanos += 1_000_000;
        assertEquals(Optional.empty(), guard.refusal(guesser));
        assertEquals(1, judged(guesser, 50));
        assertEquals(pause(41), guard.refusal(guesser));
    }

    @Test
    void letsAPersonInWhoTriesBesideAGuesserThatNeverStops() {
        boolean in = false;
        for (int second = 0; second < 3600 && !in; second++) {
            dice = second % 100 / 100.0;
            // The guesser comes twice a second, before and after the person.
            judged(guesser, 1);
            in = guard.tried(guesser, FULL).isEmpty();
            judged(guesser, 1);
            after(1);
        }
        assertTrue(in, "shut out for an hour");
    }

    @Test
    void judgesManyThatBeganTogetherAsInARow() {
        for (int i = 0; i < 50; i++) {
            assertEquals(Optional.empty(), guard.refusal(guesser));
        }
        assertEquals(6, judged(guesser, 50));
        assertEquals(pause(21), guard.tried(guesser, FULL));
    }

    @Test
    void forgetsFailuresAfterASuccessWithWhichThereIsNothingMoreToWin() {
        judged(guesser, 4);
        guard.tried(guesser, FULL);
        assertEquals(4, judged(guesser, 4));
        assertEquals(Optional.empty(), guard.refusal(guesser));
    }

    @Test
    void keepsFailuresInMindWhenSomebodyLogsInWhoMayOnlyLook() {
        int judged = 0;
        for (int i = 0; i < 92; i++) {
            judged += guard.tried(guesser, WRONG).isEmpty() ? 1 : 0;
            guard.tried(guesser, LOOK);
        }
        assertEquals(6, judged);
    }

    @Test
    void countsAnIpv6NetworkAsOneAndItsSiteToo() {
        int judged = 0;
        for (int i = 0; i < 50; i++) {
            judged += judged(address("2001:db8:1:1::" + Integer.toHexString(i)), 1);
        }
        assertEquals(6, judged);
        for (int i = 2; i < 50; i++) {
            judged += judged(address("2001:db8:1:" + Integer.toHexString(i) + "::1"), 1);
        }
        assertEquals(21, judged);
        assertEquals(6, judged(address("2001:db8:2::1"), 50));
    }

    @Test
    void keepsABlockWhateverComesFromOtherAddresses() {
        judged(guesser, 6);
        for (int i = 0; i < 5000; i++) {
            guard.tried(numbered(i), WRONG);
            nanos += TimeUnit.MILLISECONDS.toNanos(3);
        }
        assertEquals(pause(6), guard.refusal(guesser));
    }

    @Test
    void remembersNoMoreThanItLetsFailInAnHour() {
        for (int i = 0; i < 20_000; i++) {
            guard.tried(numbered(i), WRONG);
            nanos += TimeUnit.MILLISECONDS.toNanos(500);
        }
        assertTrue(guard.remembered() <= 3701, guard.remembered() + " remembered");
        after(3601);
        guard.refusal(guesser);
        assertEquals(0, guard.remembered());
    }

    @Test
    void remembersAFailureForAnHourAfterTheLastOneWhateverTheClockShows() {
        after(7200);
        assertEquals(6, judged(guesser, 20));
        after(3600);
        guard.refusal(other);
        assertEquals(1, guard.remembered());
        nanos++;
        guard.refusal(other);
        assertEquals(0, guard.remembered());
    }

    @Test
    void knowsTheLast256NetworksWhereSomebodyHasLoggedIn() {
        for (int i = 0; i < 257; i++) {
            guard.tried(numbered(i), FULL);
        }
        for (int i = 1000; i < 1200; i++) {
            judged(numbered(i), 1);
        }
        assertTrue(guard.refusal(numbered(0)).isPresent(), "the one of longest ago is forgotten");
        assertEquals(Optional.empty(), guard.refusal(numbered(1)));
        assertEquals(Optional.empty(), guard.refusal(numbered(256)));
    }

    @Test
    void letsOnlySoManyFailOfAllAddressesTogether() {
        assertEquals(Optional.empty(), guard.tried(other, FULL));
        int judged = 0;
        for (int i = 0; i < 1000; i++) {
            judged += judged(numbered(i), 1);
        }
        assertEquals(100, judged);
        Optional<String> refusal = Optional.of("too many wrong passwords from many addresses, try again soon");
        assertEquals(refusal, guard.refusal(guesser));
        assertEquals(refusal, guard.tried(guesser, FULL));
        assertEquals(Optional.empty(), guard.refusal(other), "somebody has logged in there before");
        after(1);
        assertEquals(Optional.empty(), guard.tried(guesser, FULL));
        assertEquals(1, judged(numbered(2000), 1) + judged(numbered(2001), 1));
    }

    @Test
    void doesNotKnowANetworkByALoginThatMayOnlyLook() {
        guard.tried(other, LOOK);
        for (int i = 0; i < 200; i++) {
            guard.tried(numbered(i), WRONG);
        }
        assertTrue(guard.refusal(other).isPresent());
    }

    @Test
    void letsExemptAddressesTryAndCountsNothingOfThem() {
        LoginGuard exempting = guard(
                new LoginGuardPolicy(true, List.of(Network.parse("10.0.0.0/31").orElseThrow())));
        for (int i = 0; i < 300; i++) {
            assertEquals(Optional.empty(), exempting.tried(guesser, WRONG));
            exempting.tried(other, WRONG);
        }
        assertEquals(Optional.empty(), exempting.refusal(guesser));
        assertEquals(Optional.empty(), exempting.refusal(address("10.0.0.9")));
        assertTrue(exempting.refusal(other).isPresent());
    }

    @Test
    void slowsNobodyDownIfItIsOff() {
        LoginGuard off = guard(LoginGuardPolicy.OFF);
        for (int i = 0; i < 300; i++) {
            assertEquals(Optional.empty(), off.tried(guesser, WRONG));
        }
    }
}
