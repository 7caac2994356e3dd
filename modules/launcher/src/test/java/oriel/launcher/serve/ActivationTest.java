package oriel.launcher.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.Keys;

/** What a service manager says of the sockets that it hands over. */
class ActivationTest {

    private static final long PROCESS = 42;

    private static Activation of(String count, String process, String names) throws StartException {
        return of(Map.of("LISTEN_FDS", count, "LISTEN_PID", process, "LISTEN_FDNAMES", names), 3, "127.0.0.1");
    }

    private static Activation of(Map<String, String> variables, int last, String hostOfLast) throws StartException {
        return Activation.of(
                variables,
                PROCESS,
                descriptor -> Optional.of(
                        new InetSocketAddress(descriptor == last ? hostOfLast : "127.0.0.1", 5000 + descriptor)));
    }

    private static String refusal(String count, String process, String names) {
        StartException refused = assertThrows(StartException.class, () -> of(count, process, names));
        assertEquals(ExitCode.CONFIGURATION, refused.code());
        return refused.getMessage();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0"})
    void withoutSocketsTheServerOpensItsOwn(String count) throws StartException {
        assertEquals(Activation.NONE, of(Map.of("LISTEN_FDS", count), 3, "127.0.0.1"));
        assertEquals(Activation.NONE, of(Map.of(), 3, "127.0.0.1"));
    }

    @Test
    void eachIsForWhatItsNameSays() throws StartException {
        Activation three = of("3", "42", "viewers:oriel.socket:browsers");
        assertEquals(Map.of(5003, 3, 5004, 4, 5005, 5), three.descriptors());
        assertEquals(4, three.sockets().get(Keys.PORT).descriptor());
        assertEquals(3, three.sockets().get(Keys.VIEWER_PORT).descriptor());
        assertEquals(5, three.sockets().get(Keys.BROWSER_PORT).descriptor());
        assertEquals(Map.of(5003, 3), of("1", "42", "").descriptors());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "41", "420", "x"})
    void thoseOfAnotherProcessAreNotTaken(String process) {
        assertTrue(refusal("1", process, "").contains("another process than this one, which is 42"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "1000000000000", "-1", "x", " "})
    void moreThanCanBeToldApartAreNotTaken(String count) {
        assertTrue(refusal(count, "42", "").contains("more than 3 sockets"));
    }

    @ParameterizedTest
    @CsvSource({"2, oriel", "2, a:b", "1, viewers", "2, viewers:browsers", "3, x:viewers:viewers"})
    void oneIsForAllAndNoTwoForTheSame(String count, String names) {
        assertTrue(refusal(count, "42", names).contains("one for all, one named viewers and one named browsers"));
    }

    @Test
    void whatIsNoSuchSocketIsNamed() {
        Map<String, String> variables = new HashMap<>(Map.of("LISTEN_FDS", "1", "LISTEN_PID", "42"));
        StartException refused = assertThrows(
                StartException.class,
                () -> Activation.of(variables, PROCESS, descriptor -> {
                    throw new IOException("descriptor " + descriptor + " is a pipe");
                }));
        assertEquals("a socket of LISTEN_FDS cannot be used: descriptor 3 is a pipe", refused.getMessage());
        StartException unable = assertThrows(
                StartException.class, () -> Activation.of(variables, PROCESS, descriptor -> Optional.empty()));
        assertTrue(unable.remedy().contains("StandardInput=socket"), unable.remedy());
    }

    @Test
    void allAreOfOneAddressSinceThatDecidesWhoIsAskedForWhat() {
        Map<String, String> variables =
                Map.of("LISTEN_FDS", "2", "LISTEN_PID", "42", "LISTEN_FDNAMES", "oriel:viewers");
        StartException refused = assertThrows(StartException.class, () -> of(variables, 4, "192.0.2.1"));
        assertTrue(refused.getMessage().contains("different addresses"), refused.getMessage());
        assertEquals(List.of(), List.copyOf(Activation.NONE.descriptors().keySet()));
    }
}
