package oriel.launcher.bench.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers as a command line names them. */
class NamedServerTest {

    @ParameterizedTest
    @CsvSource({
        "xvnc=localhost:5901, xvnc, localhost:5901",
        "localhost:5901, localhost:5901, localhost:5901",
        "six=[::1]:5902, six, [::1]:5902"
    })
    void readsThem(String text, String name, String address) {
        NamedServer server = NamedServer.parse(text).orElseThrow();
        assertEquals(name, server.name());
        assertEquals(address, server.address().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"=localhost", "a=", "a=b:c", ""})
    void refusesOthers(String text) {
        assertEquals(Optional.empty(), NamedServer.parse(text));
    }
}
