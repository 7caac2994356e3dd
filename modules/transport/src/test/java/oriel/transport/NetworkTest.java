package oriel.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that belong together. */
class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.6, false",
        "192.0.2.128/25, 192.0.2.200, true",
        "192.0.2.128/25, 192.0.2.100, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "::1, ::1, true"
    })
    void holdsTheAddressesThatBeginAlike(String network, String address, boolean held) throws Exception {
        Network parsed = Network.parse(network).orElseThrow();
        assertEquals(held, parsed.contains(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org",
                "10",
                "10.0",
                "10.0.0.256",
                "10.0.0.0/33",
                "10.0.0.0/",
                "/8",
                "10.0.0.0/-1",
                "::/129",
                ":::",
                "12345::",
                "10.0.0.0/8/8",
                "localhost"
            })
    void isNoNameAndNothingThatCannotBe(String text) {
        assertEquals(Optional.empty(), Network.parse(text));
    }

    @Test
    void takesAnAddressOfIpv4ThatIsWrittenAsOneOfIpv6ForWhatItIs() throws Exception {
        byte[] mapped = new byte[16];
        mapped[10] = -1;
        mapped[11] = -1;
        mapped[12] = 10;
        mapped[15] = 1;
        Prefix one = Prefix.ofNetwork(Inet6Address.getByAddress("", mapped, -1));
        assertEquals(Prefix.ofSite(InetAddress.getByName("10.0.0.1")), one);
        assertNotEquals(Prefix.ofNetwork(InetAddress.getByName("10.0.0.2")), one);
    }
}
