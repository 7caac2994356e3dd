package oriel.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may connect. */
class NetworkRulesTest {

    private static List<Network> networks(String text) {
        return Stream.of(text.split(" "))
                .filter(item -> !item.isEmpty())
                .map(item -> Network.parse(item).orElseThrow())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', 192.0.2.1, true",
        "10.0.0.0/8, '', 10.1.2.3, true",
        "10.0.0.0/8, '', 11.1.2.3, false",
        "10.0.0.0/8, '', ::1, false",
        "10.0.0.0/8 ::1, '', ::1, true",
        "10.0.0.0/8, 10.1.2.0/24, 10.1.2.3, false",
        "10.0.0.0/8, 10.1.2.0/24, 10.1.3.3, true",
        "'', 192.0.2.1, 192.0.2.1, false"
    })
    void welcomesThoseThatAreAllowedAndNotDenied(String allowed, String denied, String address, boolean welcome)
            throws Exception {
        NetworkRules rules = new NetworkRules(networks(allowed), networks(denied), List.of(), Optional.empty());
        assertEquals(welcome, rules.welcomes(InetAddress.getByName(address)));
    }

    @Test
    void trustsNobodyWhoIsNotNamed() throws Exception {
        assertEquals(false, NetworkRules.OPEN.trusts(InetAddress.getLoopbackAddress()));
        NetworkRules rules = new NetworkRules(List.of(), List.of(), networks("127.0.0.1"), Optional.empty());
        assertEquals(true, rules.trusts(InetAddress.getByName("127.0.0.1")));
        assertEquals(false, rules.trusts(InetAddress.getByName("127.0.0.2")));
    }
}
