package oriel.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.transport.TlsSettings.Cleartext;

/** Who may go without TLS. */
class TlsSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "EVERYBODY, 192.0.2.7, true, true",
        "VIEWERS, 192.0.2.7, true, false",
        "VIEWERS, 127.0.0.1, true, true",
        "VIEWERS, ::1, true, true",
        "NOBODY, 127.0.0.1, false, false"
    })
    void isForTheOperatorToSay(Cleartext cleartext, String address, boolean viewers, boolean browser) throws Exception {
        assertEquals(viewers, cleartext.takesViewers());
        assertEquals(browser, cleartext.takesBrowser(InetAddress.getByName(address)));
    }
}
