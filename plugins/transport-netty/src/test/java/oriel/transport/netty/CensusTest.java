package oriel.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Strangers are counted by address, and the greediest lose first. Time and dice are the test's own. */
final class CensusTest {

    private static final int MOST = 256;

    private final List<Stranger> ended = new ArrayList<>();
    private final Random random = new Random(7);
    private long nowNanos;
    private double dice = 1;
    private final Refusals refusals = new Refusals(line -> {});
    private final Census census = new Census(MOST, () -> nowNanos, () -> dice, refusals);

    private Stranger of(String address) throws Exception {
        Stranger[] self = new Stranger[1];
        self[0] = new Stranger(InetAddress.getByName(address), () -> ended.add(self[0]));
        return self[0];
    }

    private Stranger enter(String address) throws Exception {
        Stranger stranger = of(address);
        assertTrue(census.enter(stranger), address + " was turned away");
        return stranger;
    }

    private Stranger logIn(String address) throws Exception {
        Stranger stranger = enter(address);
        assertTrue(census.logIn(stranger), address + " may not log in");
        return stranger;
    }

    @Test
    void letsEightOfAnAddressWaitForTheirLoginAndEndsTheOldest() throws Exception {
        List<Stranger> waiting = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            waiting.add(logIn("192.0.2.1"));
        }
        assertEquals(List.of(waiting.get(0)), ended);
        logIn("192.0.2.2");
        assertEquals(1, ended.size(), "another address has places of its own");
        assertEquals(9, census.count());
    }

    @Test
    void letsAnAddressHaveAProxysPagesAndNoMore() throws Exception {
        Stranger first = enter("192.0.2.1");
        for (int i = 1; i < Census.MAX_OF_NETWORK; i++) {
            enter("192.0.2.1");
        }
        assertEquals(List.of(), ended);
        enter("192.0.2.1");
        assertEquals(List.of(first), ended);
    }

    @Test
    void takesAnIpv6NetworkForOneAddressAndASiteForFour() throws Exception {
        for (int i = 0; i < 9; i++) {
            logIn("2001:db8:0:1::" + i);
        }
        assertEquals(1, ended.size());
        ended.clear();
        for (int i = 0; i < 4 * 8; i++) {
            logIn("2001:db8:1:" + i + "::1");
        }
        assertEquals(0, ended.size());
        logIn("2001:db8:1:ffff::1");
        assertEquals(1, ended.size());
    }

    @Test
    void endsTheOldestOfTheAddressWithTheMostWhereAllAreTooMany() throws Exception {
        Stranger person = logIn("198.51.100.1");
        Stranger oldestOfTheMost = enter("192.0.2.64");
        for (int i = 1; i < 50; i++) {
            enter("192.0.2.64");
        }
        for (int i = 0; census.count() < MOST; i++) {
            enter("192.0.2." + i % 8);
        }
        assertEquals(List.of(), ended);
        Stranger newcomer = enter("198.51.100.2");
        assertEquals(List.of(oldestOfTheMost), ended);
        census.leave(newcomer);
        census.leave(person);
        assertEquals(MOST - 2, census.count());
    }

    @Test
    void turnsNewcomersOfTheGreediestAwayAtRandomBeforeItIsFull() throws Exception {
        for (int i = 0; i < MOST / 2; i++) {
            enter("10.0." + i + ".1");
        }
        dice = 0.29;
        assertFalse(census.enter(of("10.0.200.1")));
        dice = 0.31;
        enter("10.0.201.1");
        dice = 1;
        for (int i = 0; census.count() < MOST; i++) {
            enter("10.1." + i + ".1");
        }
        dice = 0.89;
        assertFalse(census.enter(of("10.2.0.1")));
        dice = 0.91;
        enter("10.2.0.2");
        assertEquals(1, ended.size());
    }

    @Test
    void doesNotTurnAwayWhoeverHasLessThanOthersWhenItIsGettingFull() throws Exception {
        for (int i = 0; i < 3 * Census.MAX_OF_NETWORK; i++) {
            enter("192.0.2." + i % 3);
        }
        dice = 0;
        for (int i = 0; i < 6; i++) {
            enter("198.51.100.1");
        }
        assertEquals(List.of(), ended);
    }

    @Test
    void locksNobodyOutWhileOneAddressConnects300TimesASecond() throws Exception {
        dice = 0;
        Stranger person = logIn("198.51.100.1");
        int taken = 0;
        for (int i = 0; i < 300 * 60; i++) {
            nowNanos += TimeUnit.SECONDS.toNanos(1) / 300;
            Stranger flood = of("192.0.2.1");
            taken += census.enter(flood) && census.logIn(flood) ? 1 : 0;
        }
        assertFalse(ended.contains(person), "the person was thrown out while typing the password");
        assertTrue(census.count() <= 1 + Census.MAX_OF_NETWORK);
        assertTrue(taken <= 60 + 60 * 10 + 1, taken + " of the flood cost a handshake");
        logIn("198.51.100.2");
    }

    @Test
    void doesNotCountThoseWhoWereAdmitted() throws Exception {
        for (int i = 0; i < 1000; i++) {
            nowNanos += TimeUnit.SECONDS.toNanos(1) / 40;
            census.admit(logIn("192.0.2.1"));
        }
        assertEquals(0, census.count());
        assertEquals(List.of(), ended);
    }

    @Test
    void countsOneOnceHoweverOftenItLeaves() throws Exception {
        Stranger stranger = logIn("192.0.2.1");
        census.admit(stranger);
        census.leave(stranger);
        census.leave(stranger);
        assertEquals(0, census.count());
        assertFalse(census.logIn(stranger), "it is gone");
    }

    @Test
    void forgetsPrefixesOfWhichNothingIsLeft() throws Exception {
        for (int i = 0; i < 100_000; i++) {
            nowNanos += TimeUnit.SECONDS.toNanos(1) / 2000;
            Stranger one = of("10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256));
            if (census.enter(one)) {
                census.leave(one);
            }
        }
        assertTrue(census.remembered() <= 1100, census.remembered() + " are remembered");
    }
}
