package oriel.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The addresses that the operator is told to open. */
class AnnouncementTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, localhost",
        "127.0.0.2, 127.0.0.2",
        "192.0.2.7, 192.0.2.7",
        "2001:db8::7, [2001:db8:0:0:0:0:0:7]"
    })
    void namesTheAddressListenedOn(String address, String host) throws UnknownHostException {
        assertEquals(
                List.of("open http://" + host + ":5900/ in a browser"),
                Announcement.browserLines(endpoint(address), Optional.of(InetAddress.getByName("192.0.2.9"))));
    }

    @Test
    void namesThisMachineAndItsAddressInTheNetworkIfAllAreListenedOn() throws UnknownHostException {
        assertEquals(
                List.of(
                        "open http://localhost:5900/ in a browser",
                        "open http://192.0.2.9:5900/ in a browser on another machine"),
                Announcement.browserLines(endpoint("0.0.0.0"), Optional.of(InetAddress.getByName("192.0.2.9"))));
        assertEquals(
                1, Announcement.browserLines(endpoint("::"), Optional.empty()).size());
    }

    private static InetSocketAddress endpoint(String address) throws UnknownHostException {
        return new InetSocketAddress(InetAddress.getByName(address), 5900);
    }
}
