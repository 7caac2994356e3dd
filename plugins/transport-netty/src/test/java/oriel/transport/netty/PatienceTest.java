package oriel.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long silence lasts before it means a viewer. Time is the test's own. */
final class PatienceTest {

    private static final Duration BRIEF = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofMillis(500);
    private static final String OWN = "192.0.2.1";

    private long nowNanos;
    private final PeerHistory history = new PeerHistory(() -> nowNanos);

    private Duration of(String peer) throws Exception {
        return of(peer, BRIEF);
    }

    private Duration of(String peer, Duration brief) throws Exception {
        Patience patience = new Patience(brief, history, Set.of(InetAddress.getByName("172.17.0.1")));
        return patience.of(at(peer), at(OWN), nowNanos + 1);
    }

    private static InetSocketAddress at(String address) throws Exception {
        return new InetSocketAddress(InetAddress.getByName(address), 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "::1", OWN, "172.17.0.1"})
    void isLongWhereTunnelsAndForwardersComeFrom(String peer) throws Exception {
        assertEquals(LONG, of(peer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.2", "172.17.0.2", "2001:db8::1"})
    void isBriefForAllOthers(String peer) throws Exception {
        assertEquals(BRIEF, of(peer));
    }

    @Test
    void isLongForAMinuteWhereABrowserWasServed() throws Exception {
        history.served(InetAddress.getByName("192.0.2.2"));
        nowNanos = TimeUnit.SECONDS.toNanos(59);
        assertEquals(LONG, of("192.0.2.2"));
        assertEquals(BRIEF, of("192.0.2.3"));
        nowNanos = TimeUnit.SECONDS.toNanos(60);
        assertEquals(BRIEF, of("192.0.2.2"));
    }

    @Test
    void isALittleLongerBesideAPageThatWasReadMeanwhile() throws Exception {
        for (String peer : List.of("127.0.0.1", "192.0.2.2")) {
            long arrivedNanos = nowNanos;
            nowNanos += 1;
            history.served(InetAddress.getByName(peer));
            nowNanos += 1;
            Patience patience = new Patience(BRIEF, history, Set.of());
            assertEquals(Duration.ofMillis(850), patience.of(at(peer), at(OWN), arrivedNanos));
            assertEquals(LONG, patience.of(at(peer), at(OWN), nowNanos));
        }
    }

    @Test
    void takesTheAddressesOfOneIpv6NetworkForOne() throws Exception {
        history.served(InetAddress.getByName("2001:db8:0:1::1"));
        assertEquals(LONG, of("2001:db8:0:1:ffff::2"));
        assertEquals(BRIEF, of("2001:db8:0:2::1"));
    }

    @Test
    void isNeverShorterThanTheOperatorWants() throws Exception {
        Duration wanted = Duration.ofSeconds(2);
        assertEquals(wanted, of("192.0.2.2", wanted));
        assertEquals(wanted, of("127.0.0.1", wanted));
    }

    @Test
    void remembersTheLatestThousand() throws Exception {
        for (int i = 0; i < 1001; i++) {
            history.served(InetAddress.getByName("198.18." + i / 256 + "." + i % 256));
        }
        assertEquals(BRIEF, of("198.18.0.0"));
        assertEquals(LONG, of("198.18.0.1"));
        assertEquals(LONG, of("198.18.3.232"));
    }

    @Test
    void findsTheGatewayInTheTableOfRoutes() throws Exception {
        boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
        List<String> routes = List.of(
                "Iface\tDestination\tGateway\tFlags",
                "eth0\t00000000\t" + (little ? "010011AC" : "AC110001") + "\t0003",
                "eth0\t000011AC\t00000000\t0001",
                "eth1\t00000000\t00000000\t0001",
                "garbage");
        assertEquals(Set.of(InetAddress.getByName("172.17.0.1")), Patience.gateways(routes));
    }
}
