package oriel.launcher.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.launcher.config.ConfigException.Kind;
import oriel.security.Account;
import oriel.security.Right;
import oriel.security.VncPassword;
import oriel.testkit.Programs;
import oriel.transport.Peer;

/** Passwords of the configuration and of files, and which of them counts. */
class PasswordsTest {

    private static final Peer SOMEBODY = new Peer(new InetSocketAddress("192.0.2.7", 40_000), false, false);

    @TempDir
    Path folder;

    @Test
    void withoutAPasswordNobodyIsKnown() throws ConfigException {
        assertTrue(Passwords.of(Given.defaults()).accounts().isEmpty());
    }

    @Test
    void knowsTheFullAndTheViewOnlyPassword() throws ConfigException {
        Passwords passwords =
                Passwords.of(Given.json(folder, "{\"password\": \"secret\", \"read_only_password\": \"look\"}"));
        assertEquals(Optional.of(Right.FULL), rights(passwords, "secret"));
        assertEquals(Optional.of(Right.VIEW_ONLY), rights(passwords, "look"));
        assertEquals(Optional.empty(), rights(passwords, "other"));
        assertEquals(List.of(), passwords.warnings());
    }

    @Test
    void withoutAuthenticationNoPasswordCounts() throws ConfigException {
        Configuration configuration = Given.json(folder, "{\"password\": \"secret\", \"auth\": false}");
        assertTrue(Passwords.of(configuration).accounts().isEmpty());
    }

    @Test
    void warnsOfAPasswordThatIsCutShort() throws ConfigException {
        Passwords passwords = Passwords.of(Given.json(folder, "{\"password\": \"123456789\"}"));
        assertEquals(
                List.of("only the first 8 bytes of the password count: VNC authentication knows no more"),
                passwords.warnings());
    }

    @ParameterizedTest
    @CsvSource({
        "{\"password\": \"secret\"}, rw-r-----, true",
        "{\"read_only_password\": \"look\"}, rw----r--, true",
        "{\"password\": \"secret\"}, rw-------, false",
        "{\"password\": \"\"}, rw-r--r--, false",
        "{\"port\": 5901}, rw-r--r--, false"
    })
    void warnsOfAConfigurationWithAPasswordThatOthersCanRead(String json, String mode, boolean warns)
            throws IOException {
        Path file = Files.writeString(folder.resolve("config.json"), "");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        String warning = "others can read the configuration with a password " + file + "; chmod 600 keeps it to you";
        assertEquals(
                warns ? List.of(warning) : List.of(), Given.json(folder, json).warnings());
    }

    @Test
    void refusesTwoPasswordsThatDoNotDifferInWhatCounts() {
        Configuration configuration =
                Given.json(folder, "{\"password\": \"12345678a\", \"read_only_password\": \"12345678b\"}");
        ConfigException e = assertThrows(ConfigException.class, () -> Passwords.of(configuration));
        assertEquals(Kind.WRONG, e.kind());
    }

    @Test
    void readsLinesOfText() throws ConfigException, IOException {
        Passwords passwords = ofFile("secret\r\nlook\r\nmore\n".getBytes(UTF_8));
        assertEquals(Optional.of(Right.FULL), rights(passwords, "secret"));
        assertEquals(Optional.of(Right.VIEW_ONLY), rights(passwords, "look"));
    }

    @Test
    void readsEightBytesOfTextAsText() throws ConfigException, IOException {
        assertEquals(Optional.of(Right.FULL), rights(ofFile("12345678".getBytes(UTF_8)), "12345678"));
        assertEquals(Optional.of(Right.FULL), rights(ofFile("1234567\n".getBytes(UTF_8)), "1234567"));
    }

    @Test
    void readsTextOutsideAsciiAsViewersSendIt() throws ConfigException, IOException {
        assertEquals(Optional.of(Right.FULL), rights(ofFile("p\u00e4ss\n".getBytes(UTF_8)), "p\u00e4ss"));
        assertEquals(Optional.of(Right.FULL), rights(ofFile("p\u00e4ss\n".getBytes(ISO_8859_1)), "p\u00e4ss"));
    }

    @Test
    void readsWhatVncpasswdWrites() throws ConfigException, IOException {
        byte[] one = VncPassword.obscure("secret".getBytes(UTF_8));
        assertEquals(Optional.of(Right.FULL), rights(ofFile(one), "secret"));

        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(one);
        both.write(VncPassword.obscure("look".getBytes(UTF_8)));
        Passwords passwords = ofFile(both.toByteArray());
        assertEquals(Optional.of(Right.FULL), rights(passwords, "secret"));
        assertEquals(Optional.of(Right.VIEW_ONLY), rights(passwords, "look"));
    }

    @Test
    void refusesAFileWithoutAPassword() {
        ConfigException e = assertThrows(ConfigException.class, () -> ofFile("\n\n".getBytes(UTF_8)));
        assertTrue(e.getMessage().endsWith("holds no password"), e.getMessage());
    }

    @Test
    void refusesAFileThatIsFarTooLong() {
        ConfigException e = assertThrows(ConfigException.class, () -> ofFile(new byte[5000]));
        assertTrue(e.getMessage().endsWith("is too large for one"), e.getMessage());
    }

    @Test
    void tellsAMissingFile() {
        Configuration configuration = Given.json(folder, "{\"password_file\": \"nowhere\"}");
        ConfigException e = assertThrows(ConfigException.class, () -> Passwords.of(configuration));
        assertEquals(Kind.NO_INPUT, e.kind());
        assertEquals(List.of("the password file " + folder.resolve("nowhere") + " is not there"), e.causes());
    }

    @Test
    void tellsAFileThatMayNotBeRead() throws IOException {
        Path file = Files.writeString(folder.resolve("vncpw"), "secret");
        Files.setPosixFilePermissions(file, Set.of());
        if (Files.isReadable(file)) {
            Programs.leaveOut("an unreadable file needs a user other than root, who may read every file");
        }
        Configuration configuration = Given.json(folder, "{\"password_file\": \"vncpw\"}");
        ConfigException e = assertThrows(ConfigException.class, () -> Passwords.of(configuration));
        assertEquals(Kind.NO_PERMISSION, e.kind());
    }

    @Test
    void warnsOfAFileThatOthersCanRead() throws IOException, ConfigException {
        Path file = Files.writeString(folder.resolve("vncpw"), "secret");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Configuration configuration = Given.json(folder, "{\"password_file\": \"vncpw\"}");
        assertEquals(
                List.of("others can read the password file " + file + "; chmod 600 keeps it to you"),
                Passwords.of(configuration).warnings());
    }

    @Test
    void ofTwoSourcesTheMoreImportantOneCounts() throws IOException, ConfigException {
        Path file = Files.writeString(folder.resolve("vncpw"), "of file");
        Optional<Path> config =
                Given.file(folder, "{\"password\": \"of json\"}").file();
        Overrides overrides = new Overrides();
        overrides.put(Keys.PASSWORD_FILE, Optional.of(file.toString()), "--password-file");
        Passwords byFile =
                Passwords.of(ConfigurationReader.read(new Sources(config, Optional.empty(), Map.of(), overrides)));
        assertEquals(Optional.of(Right.FULL), rights(byFile, "of file"));
        assertEquals(Optional.empty(), rights(byFile, "of json"));

        Optional<Path> withFile =
                Given.file(folder, "{\"password_file\": \"vncpw\"}").file();
        Map<String, String> environment = Map.of("ORIEL_PASSWORD", "of env");
        Passwords byText = Passwords.of(
                ConfigurationReader.read(new Sources(withFile, Optional.empty(), environment, new Overrides())));
        assertEquals(Optional.of(Right.FULL), rights(byText, "of env"));
        assertEquals(Optional.empty(), rights(byText, "of file"));
    }

    @Test
    void anEmptyPasswordBesideAFileIsNone() throws IOException, ConfigException {
        Files.writeString(folder.resolve("vncpw"), "of file");
        Passwords passwords = Passwords.of(Given.json(folder, "{\"password\": \"\", \"password_file\": \"vncpw\"}"));
        assertEquals(Optional.of(Right.FULL), rights(passwords, "of file"));
    }

    @Test
    void theViewOnlyPasswordOfAFileCountsIfItHasOne() throws IOException, ConfigException {
        String json = "{\"read_only_password\": \"of json\", \"password_file\": \"vncpw\"}";
        Files.writeString(folder.resolve("vncpw"), "of file");
        assertEquals(Optional.of(Right.VIEW_ONLY), rights(Passwords.of(Given.json(folder, json)), "of json"));
        Files.writeString(folder.resolve("vncpw"), "of file\nlook");
        Passwords both = Passwords.of(Given.json(folder, json));
        assertEquals(Optional.of(Right.VIEW_ONLY), rights(both, "look"));
        assertEquals(Optional.empty(), rights(both, "of json"));
    }

    @Test
    void warnsOfAViewOnlyPasswordThatIsCutShortAndOfNoneThatIsNot() throws ConfigException {
        Configuration cut = Given.json(folder, "{\"password\": \"12345678\", \"read_only_password\": \"abcdefghi\"}");
        assertEquals(
                List.of("only the first 8 bytes of the view-only password count: VNC authentication knows no more"),
                Passwords.of(cut).warnings());
    }

    private Passwords ofFile(byte[] content) throws IOException, ConfigException {
        Path file = Files.write(folder.resolve("vncpw"), content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return Passwords.of(Given.json(folder, "{\"password_file\": \"vncpw\"}"));
    }

    private static Optional<Set<Right>> rights(Passwords passwords, String password) {
        return passwords
                .accounts()
                .withSecret("", password.getBytes(ISO_8859_1), SOMEBODY)
                .map(Account::rights);
    }
}
