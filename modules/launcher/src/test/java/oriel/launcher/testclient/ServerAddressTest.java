package oriel.launcher.testclient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How servers are written. */
class ServerAddressTest {

    @ParameterizedTest
    @CsvSource({
        "localhost, localhost, 5900",
        "localhost:5901, localhost, 5901",
        "192.0.2.7:1, 192.0.2.7, 1",
        "[::1]:5901, ::1, 5901",
        "[2001:db8::7], 2001:db8::7, 5900"
    })
    void readsHostAndPort(String text, String host, int port) {
        assertEquals(Optional.of(new ServerAddress(host, port)), ServerAddress.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":5900", "a:b", "a:0", "a:65536", "a:1:2", "::1", "[::1", "a b"})
    void refusesOtherText(String text) {
        assertEquals(Optional.empty(), ServerAddress.parse(text));
    }
}
