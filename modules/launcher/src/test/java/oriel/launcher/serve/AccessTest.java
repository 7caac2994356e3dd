package oriel.launcher.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.ConfigurationReader;
import oriel.launcher.config.Overrides;
import oriel.launcher.config.Passwords;
import oriel.launcher.config.Sources;
import oriel.security.Account;
import oriel.security.Right;

/** Who comes in: nobody without a word, unless the operator says so. */
class AccessTest {

    @TempDir
    Path folder;

    private Access access(String json) throws Exception {
        Path file = Files.writeString(folder.resolve("config.json"), json);
        Configuration configuration =
                ConfigurationReader.read(new Sources(Optional.of(file), Optional.empty(), Map.of(), new Overrides()));
        return Access.of(configuration, Passwords.of(configuration));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"password\": \"\"}", "{\"host\": \"0.0.0.0\", \"password\": \"\"}"})
    void aPasswordIsMadeWhereNobodyHasChosenOne(String json) throws Exception {
        Access access = access(json);
        String password = access.oneTimePassword().orElseThrow();
        assertTrue(password.matches("[a-z2-9]{8}"), password);
        byte[] bytes = password.getBytes(StandardCharsets.US_ASCII);
        assertEquals(
                Optional.of(Right.FULL), access.accounts().withSecret("", bytes).map(Account::rights));
        assertEquals(List.of("vnc"), access.securityTypes());
        assertTrue(access.isAuthenticated());
        assertNotEquals(password, access(json).oneTimePassword().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"password\": \"secret\"}", "{\"read_only_password\": \"look\"}"})
    void aChosenPasswordIsTheOnlyOne(String json) throws Exception {
        Access access = access(json);
        assertEquals(Optional.empty(), access.oneTimePassword());
        assertEquals(List.of("vnc"), access.securityTypes());
        assertFalse(access.accounts().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"auth\": false}",
                "{\"auth\": false, \"password\": \"secret\"}",
                "{\"insecure\": true}",
                "{\"security_types\": [\"none\"]}"
            })
    void whoeverWantsEverybodyInGetsEverybodyIn(String json) throws Exception {
        Access access = access(json);
        assertEquals(Optional.empty(), access.oneTimePassword());
        assertEquals(List.of("none"), access.securityTypes());
        assertFalse(access.isAuthenticated());
    }
}
