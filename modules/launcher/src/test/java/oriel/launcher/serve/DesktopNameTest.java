package oriel.launcher.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of desktops, as viewers and tabs show them. */
class DesktopNameTest {

    @ParameterizedTest
    @CsvSource({
        "ana, desk, , ana@desk",
        "ana, desk.example.org, , ana@desk",
        "ana, desk, :0, ana@desk",
        "ana, desk, :0.0, ana@desk",
        "ana, desk, :12, ana@desk :12",
        "ana, desk, localhost:10.0, ana@desk :10",
        "ana, desk, /private/tmp/com.apple:0, ana@desk",
        "ana, , :1, ana :1",
        "'', desk, , desk",
        "'', , , Oriel",
    })
    void isWhoseAndWhichScreenItIs(String user, String host, String display, String name) {
        assertEquals(name, DesktopName.of(user, Optional.ofNullable(host), Optional.ofNullable(display)));
    }
}
