package oriel.server.options;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses tell how near a viewer is. */
class NetworkProfileTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, LOCALHOST",
        "127.9.9.9, LOCALHOST",
        "::1, LOCALHOST",
        "192.168.1.2, LAN",
        "10.0.0.1, LAN",
        "172.16.5.5, LAN",
        "169.254.3.3, LAN",
        "fe80::1, LAN",
        "fd12:3456::1, LAN",
        "8.8.8.8, WAN",
        "172.32.0.1, WAN",
        "2001:db8::1, WAN"
    })
    void tellsTheProfile(String address, NetworkProfile profile) throws UnknownHostException {
        assertEquals(profile, NetworkProfile.of(InetAddress.getByName(address)));
    }
}
