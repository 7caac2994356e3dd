package oriel.launcher.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.launcher.CommandRun;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.Given;
import oriel.launcher.control.ControlSocket;

/** What a report of a fault needs, and nothing that is secret. */
@Timeout(60)
class BundleTest {

    private static final String LINK = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm5hIn0.c2lnbmVkLWJ5LW9yaWVs";

    /** All that a server keeps to itself, each with a text by which it is found. */
    private static final List<String> SECRETS = List.of(
            "fullpass",
            "lookpass",
            "filepass",
            "plugsecret",
            "hashofanna",
            "totpofanna",
            "keyoflinks",
            "PRIVATEKEY",
            LINK,
            "tokenofproxy",
            "tokenofmetrics",
            "otherpass");

    @TempDir
    Path folder;

    private static Map<String, String> unpacked(Path file) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                texts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    private Configuration configure() throws IOException {
        return configure("\"password\": \"fullpassword\", \"read_only_password\": \"lookpass\"", "fullpass");
    }

    /** @param said what the log tells of a password */
    private Configuration configure(String passwords, String said) throws IOException {
        Files.writeString(folder.resolve("passwords"), "filepass\nfilelook\n");
        Files.writeString(
                folder.resolve("users.json"), "{\"anna\": {\"password\": \"hashofanna\", \"code\": \"totpofanna\"}}");
        Files.writeString(Files.createDirectory(folder.resolve("secrets")).resolve("links"), "keyoflinks");
        Files.writeString(folder.resolve("key.pem"), "PRIVATEKEY");
        Files.writeString(folder.resolve("metrics"), "tokenofmetrics01\n");
        Files.writeString(folder.resolve("oriel.log"), """
                a page /vnc.html?password=otherpass&path=x could not be read
                Authorization: Bearer tokenofproxytokenofproxy
                let in by %s, and somebody typed %s
                metrics were asked for with tokenofmetrics01
                the last line
                """.formatted(LINK, said));
        return Given.json(folder, """
                {"port": 0, %s,
                 "users": "users.json", "state_folder": ".", "log_file": "oriel.log", "certificate_key": "key.pem", "metrics_token_file": "metrics",
                 "plugins": {"acme": {"key": "plugsecret"}}}
                """.formatted(passwords));
    }

    private CommandRun doctor(Path bundle) {
        return CommandRun.of(
                Map.of("ORIEL_CONFIG", folder.resolve("config.json").toString()),
                "doctor",
                "--bundle",
                bundle.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"password\": \"fullpassword\", \"read_only_password\": \"lookpass\" | fullpass",
                "\"password_file\": \"passwords\" | filepass"
            })
    void holdsNoSecretOfAServerThatHasThemAll(String passwords, String said) throws Exception {
        Path file = folder.resolve("report.zip");
        ControlSocket server = ControlSocket.open(
                        configure(passwords, said),
                        5999,
                        order -> order.get("do").equals("status")
                                ? Map.of("pages", "http://desk:5900/#password=" + said)
                                : Map.of("threads", "\"oriel-capture\" RUNNABLE\n"))
                .orElseThrow();
        doctor(file);
        server.close();
        Map<String, String> texts = unpacked(file);
        assertEquals(
                List.of(
                        "configuration.json",
                        "doctor.txt",
                        "log.txt",
                        "plugins.txt",
                        "status.json",
                        "threads.txt",
                        "versions.txt"),
                List.copyOf(texts.keySet()));
        for (String secret : SECRETS) {
            texts.forEach(
                    (name, text) -> assertFalse(text.contains(secret), () -> name + " tells " + secret + ": " + text));
        }
        assertTrue(texts.get("configuration.json").contains("********"), texts.get("configuration.json"));
        assertTrue(texts.get("log.txt").endsWith("the last line\n"), texts.get("log.txt"));
        assertTrue(texts.get("log.txt").startsWith("a page /vnc.html?password=********&path=x"), texts.get("log.txt"));
        assertTrue(texts.get("status.json").contains("http://desk:5900/"), texts.get("status.json"));
        assertEquals("\"oriel-capture\" RUNNABLE\n\n", texts.get("threads.txt"));
        assertTrue(texts.get("versions.txt")
                .contains("java.runtime.version " + System.getProperty("java.runtime.version")));
        assertTrue(texts.get("doctor.txt").contains("java: "), texts.get("doctor.txt"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void isPackedWhereTheConfigurationIsWrong() throws Exception {
        Files.writeString(folder.resolve("config.json"), "{\"nmae\": 1}");
        Path file = folder.resolve("report.zip");
        assertEquals(78, doctor(file).code());
        Map<String, String> texts = unpacked(file);
        assertEquals(List.of("doctor.txt", "versions.txt"), List.copyOf(texts.keySet()));
        assertTrue(texts.get("doctor.txt").contains("nmae"), texts.get("doctor.txt"));
    }

    @Test
    void overwritesNothing() throws Exception {
        configure();
        Path file = Files.writeString(folder.resolve("report.zip"), "before");
        assertEquals(73, doctor(file).code());
        assertEquals("before", Files.readString(file));
    }

    /** The end of a long log, from the beginning of a line. */
    @Test
    void takesTheEndOfALog() throws Exception {
        configure();
        Files.writeString(folder.resolve("oriel.log"), "a line of the log\n".repeat(50_000) + "the last line\n");
        Path file = folder.resolve("report.zip");
        doctor(file);
        String log = unpacked(file).get("log.txt");
        assertTrue(log.startsWith("a line of the log\n") && log.endsWith("the last line\n"));
        assertTrue(log.length() > 100_000 && log.length() <= 1 << 17, () -> log.length() + " characters");
    }
}
