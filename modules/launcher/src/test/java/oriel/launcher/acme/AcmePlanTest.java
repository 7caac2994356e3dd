package oriel.launcher.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.launcher.config.Given;

/** What a configuration says of ACME. */
class AcmePlanTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "letsencrypt, https://acme-v02.api.letsencrypt.org/directory",
        "https://acme.example:14000/dir, https://acme.example:14000/dir"
    })
    void namesTheServer(String acme, String address) {
        String json = "{\"tls_domain\": \"a.example.org\", \"acme\": \"%s\", \"acme_contact\": \"ada@example.org\"}";
        AcmePlan plan = AcmePlan.of(Given.json(folder, json.formatted(acme))).orElseThrow();
        assertEquals(URI.create(address), plan.server());
        assertEquals("a.example.org", plan.domain());
        assertEquals(Optional.of("ada@example.org"), plan.contact());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"tls\": \"off\", \"tls_domain\": \"a.example.org\", \"acme\": \"letsencrypt\"}"})
    void isEmptyWhereNothingIsWanted(String json) {
        assertEquals(Optional.empty(), AcmePlan.of(Given.json(folder, json)));
    }
}
