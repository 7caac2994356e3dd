package oriel.launcher.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.Given;
import oriel.transport.TlsSettings.Cleartext;
import oriel.transport.tls.CertificateAuthority;
import oriel.transport.tls.PemFile;
import oriel.transport.tls.ServerKey;

/** Who is encrypted, and with which certificate. */
class TlsPlanTest {

    @TempDir
    Path folder;

    private Configuration configuration(String json) {
        return Given.json(folder, "{\"state_folder\": \"state\"" + (json.isEmpty() ? "" : ", ") + json + "}");
    }

    private void writeKey(String name) throws IOException {
        ServerKey key = CertificateAuthority.make(name, Instant.now()).self();
        Files.writeString(folder.resolve(name + ".pem"), PemFile.text(key.chain()) + PemFile.text(key.key()));
    }

    @ParameterizedTest
    @CsvSource({"auto, true, EVERYBODY", "auto, false, VIEWERS", "required, true, NOBODY", "required, false, NOBODY"})
    void whoGoesWithoutDependsOnWhoCanListenIn(String mode, boolean loopback, Cleartext cleartext) throws Exception {
        TlsPlan plan = TlsPlan.of(configuration("\"tls\": \"" + mode + "\"")).orElseThrow();
        assertEquals(cleartext, plan.settings(loopback).cleartext());
        assertFalse(Files.exists(folder.resolve("state")), "nothing is made before it is wanted");
    }

    @Test
    void offIsForThisMachineAloneUnlessTheOperatorInsists() throws Exception {
        assertEquals(Optional.empty(), TlsPlan.of(configuration("\"tls\": \"off\"")));
        TlsPlan.checkPublic(configuration("\"tls\": \"off\", \"insecure\": true"));
        TlsPlan.checkPublic(configuration(""));
        ConfigException e =
                assertThrows(ConfigException.class, () -> TlsPlan.checkPublic(configuration("\"tls\": \"off\"")));
        assertTrue(e.getMessage().startsWith("tls is off ("), e.getMessage());
    }

    @Test
    void theOperatorsCertificateGoesBeforeAnImportedOneAndThatBeforeOriels() throws Exception {
        assertTrue(Certificate.of(configuration("")).own());
        assertFalse(TlsPlan.of(configuration("")).orElseThrow().settings(false).strict());
        writeKey("mine");
        Files.createDirectories(folder.resolve("state/tls"));
        Files.copy(folder.resolve("mine.pem"), folder.resolve("state/tls/imported.pem"));
        Files.copy(folder.resolve("mine.pem"), folder.resolve("state/tls/imported-key.pem"));
        Certificate imported = Certificate.of(configuration(""));
        assertEquals(folder.resolve("state/tls/imported.pem"), imported.file());
        Certificate given = Certificate.of(configuration("\"certificate\": \"mine.pem\""));
        assertEquals(folder.resolve("mine.pem"), given.file());
        assertFalse(given.own());
        assertEquals(
                "CN=mine", given.now().certificate().getSubjectX500Principal().getName());
        assertTrue(TlsPlan.of(configuration("\"certificate\": \"mine.pem\""))
                .orElseThrow()
                .settings(false)
                .strict());
    }

    @ParameterizedTest
    @CsvSource({"nosuch.pem, nosuch.pem cannot be read", "words.pem, words.pem holds no certificate"})
    void aCertificateThatCannotBeUsedIsRefusedAtTheStart(String file, String reason) throws Exception {
        Files.writeString(folder.resolve("words.pem"), "no more than words");
        ConfigException e = assertThrows(
                ConfigException.class, () -> TlsPlan.of(configuration("\"certificate\": \"" + file + "\"")));
        assertTrue(e.getMessage().contains(reason), e.getMessage());
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamedWithItsRemedy() throws Exception {
        Files.writeString(folder.resolve("state"), "a file is in the way");
        Certificate own = Certificate.of(configuration(""));
        ConfigException e = assertThrows(ConfigException.class, own::now);
        assertTrue(e.getMessage().startsWith("no certificate can be kept: "), e.getMessage());
        assertEquals(List.of(e.getMessage()), e.causes());
    }
}
