package oriel.launcher.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is served in public without authentication, unless the operator insists. */
class ListenAddressTest {

    @Test
    void withoutAHostAuthenticationDecides() throws ConfigException {
        assertEquals("0.0.0.0", ListenAddress.of(Given.defaults(), true, false));
        assertEquals("127.0.0.1", ListenAddress.of(Given.defaults(), false, false));
    }

    @Test
    void withAPasswordOfOneRunOnlyANamedHostOpensTheWay() throws ConfigException {
        assertEquals("127.0.0.1", ListenAddress.of(Given.defaults(), true, true));
        Configuration named = Given.environment(Map.of("ORIEL_HOST", "0.0.0.0"));
        assertEquals("0.0.0.0", ListenAddress.of(named, true, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.5.6.7", "::1", "localhost"})
    void loopbackIsAlwaysAllowed(String host) throws ConfigException {
        assertEquals(host, ListenAddress.of(Given.environment(Map.of("ORIEL_HOST", host)), false, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.7"})
    void aPublicAddressWithoutAuthenticationIsRefused(String host) {
        Configuration configuration = Given.environment(Map.of("ORIEL_HOST", host));
        ConfigException e = assertThrows(ConfigException.class, () -> ListenAddress.of(configuration, false, false));
        assertEquals(
                "host \"" + host
                        + "\" (ORIEL_HOST) lets everybody on the network in, because there is no authentication",
                e.causes().get(0));
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0, true, false", "0.0.0.0, false, true"})
    void aPublicAddressIsAllowedWithAuthenticationOrOnDemand(String host, boolean authenticated, String insecure)
            throws ConfigException {
        Configuration configuration = Given.environment(Map.of("ORIEL_HOST", host, "ORIEL_INSECURE", insecure));
        assertEquals(host, ListenAddress.of(configuration, authenticated, false));
    }

    @Test
    void insistingAloneDoesNotOpenTheDoor() throws ConfigException {
        assertEquals("127.0.0.1", ListenAddress.of(Given.environment(Map.of("ORIEL_INSECURE", "true")), false, false));
    }

    @Test
    void anUnknownNameIsTold() {
        Configuration configuration = Given.environment(Map.of("ORIEL_HOST", "no such host"));
        assertThrows(ConfigException.class, () -> ListenAddress.of(configuration, false, false));
    }
}
