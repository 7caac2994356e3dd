package oriel.launcher.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What systemd hands over counts before the file, and after what somebody says now. */
class CredentialsTest {

    @TempDir
    Path folder;

    private Configuration with(String json, Map<String, String> more) throws Exception {
        Path file = Files.writeString(folder.resolve("config.json"), json);
        Map<String, String> environment = new HashMap<>(more);
        environment.put("CREDENTIALS_DIRECTORY", folder.toString());
        return ConfigurationReader.read(new Sources(Optional.of(file), Optional.empty(), environment, new Overrides()));
    }

    private Path credential(String key, String text) throws IOException {
        return Files.writeString(folder.resolve("oriel." + key), text);
    }

    @Test
    void aCredentialIsTheFileOfAKeyOrTheSecretItself() throws Exception {
        Path certificate = credential("certificate", "PEM");
        credential("password", "long and good\nsomething else\n");
        credential("port", "5999");
        Configuration configuration = with("{\"password\": \"other\", \"certificate\": \"mine.pem\"}", Map.of());
        assertEquals(Optional.of(certificate.toString()), configuration.value(TlsKeys.CERTIFICATE));
        assertEquals(Optional.of(certificate), configuration.path(TlsKeys.CERTIFICATE));
        assertEquals("long and good", configuration.value(Keys.PASSWORD));
        assertEquals("the credential oriel.password", configuration.where(Keys.PASSWORD));
        assertFalse(configuration.isGiven(Keys.PORT), "no secret, and no file");
    }

    @Test
    void aVariableCountsBeforeIt() throws Exception {
        credential("password", "one");
        assertEquals("two", with("{}", Map.of("ORIEL_PASSWORD", "two")).value(Keys.PASSWORD));
    }

    @Test
    void whatIsWrongWithItIsSaidWithoutTheSecret() throws Exception {
        credential("password", "\u4f60\u597d");
        ConfigException e = assertThrows(ConfigException.class, () -> with("{}", Map.of()));
        assertTrue(e.getMessage().contains("oriel.password"), e.getMessage());
        assertFalse(e.getMessage().contains("\u4f60"), e.getMessage());
    }
}
