package oriel.it.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.client.SocketConnection;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.it.Distribution;
import oriel.it.Docs;

/** The commands around serve, as the docs have them, and what else lies in the unpacked product. */
@Timeout(120)
class DistributionToolsTest {

    private static final Pattern LIBRARY = Pattern.compile("\\blib[\\w+-]+\\.so\\.\\d+");

    @TempDir
    Path folder;

    /** Runs lines of the docs as somebody does who has just built Oriel. */
    private List<String> run(String lines) throws IOException, InterruptedException {
        return Stranger.in(folder, Set.of()).runToTheEnd(lines);
    }

    @Test
    void theConfigurationIsWrittenCheckedShownAndDescribed() throws Exception {
        String lines = Docs.block("sh", "oriel config schema");
        assertTrue(
                Docs.block("sh", "oriel config init oriel.json").endsWith("oriel serve --config oriel.json\n"), lines);
        List<String> said = run(lines);
        assertTrue(said.get(0).matches("oriel: wrote screen.json with the password [a-z2-9]{8}"), said::toString);
        assertTrue(said.contains("oriel: the configuration screen.json can be used"), said::toString);
        assertTrue(said.stream().anyMatch(line -> line.matches("port +5901 +ORIEL_PORT")), said::toString);
        Path checkout = folder.resolve("checkout");
        JsonNode schema = new ObjectMapper()
                .readTree(checkout.resolve("oriel.schema.json").toFile());
        assertEquals(5900, schema.at("/properties/port/default").asInt());
        String password = said.get(0).replaceFirst(".* ", "");
        assertLetsIn(password, "--config", checkout.resolve("screen.json").toString(), "--port", "0");
    }

    @Test
    void thePasswordFileOpensTheDoor() throws Exception {
        String[] lines = Docs.block("sh", "| oriel passwd").split("\n");
        run(lines[0]);
        Path file = folder.resolve("home/.oriel-password");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("oriel serve --password-file ~/.oriel-password", lines[1]);
        assertLetsIn("secret", "--password-file", file.toString(), "--port", "0", "--host", "127.0.0.1");
        assertLetsIn("look", "--password-file", file.toString(), "--port", "0", "--host", "127.0.0.1");
    }

    private static void assertLetsIn(String password, String... options) throws Exception {
        String[] arguments = new String[options.length + 3];
        arguments[0] = "serve";
        arguments[1] = "--capture";
        arguments[2] = "demo";
        System.arraycopy(options, 0, arguments, 3, options.length);
        try (Distribution server = Distribution.start(Map.of(), arguments)) {
            ViewerOptions viewer = ViewerOptions.withPassword(password.getBytes(StandardCharsets.US_ASCII));
            SocketConnection connection = SocketConnection.open("127.0.0.1", server.port(), Duration.ofSeconds(5));
            Viewer.connect(connection, viewer).close();
        }
    }

    @Test
    void theDoctorSaysWhatWorksHere() throws Exception {
        Distribution.Ended ended = Distribution.run("doctor");
        assertTrue(ended.out().contains("ok       capture demo: works here"), ended::toString);
        assertTrue(ended.out().stream().anyMatch(line -> line.startsWith("missing  capture x11: no X11 display")));
        assertTrue(ended.out().contains("missing  screen: only the demo can be shown"), ended::toString);
        boolean problem = ended.out().stream().anyMatch(line -> line.startsWith("problem  port 5900"));
        assertEquals(problem ? 75 : 0, ended.code(), ended::toString);
    }

    /** Names of native libraries, as the code of our plugins has them. */
    private static Set<String> librariesInCode() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> jars = Files.list(Distribution.HOME.resolve("lib"))) {
            for (Path jar : jars.filter(file -> file.getFileName().toString().startsWith("oriel-"))
                    .toList()) {
                Set<String> found = librariesIn(jar);
                boolean ofWindows = jar.getFileName().toString().startsWith("oriel-capture-gdi-");
                assertEquals(usesJna(jar) && !ofWindows, !found.isEmpty(), () -> jar + " has " + found);
                names.addAll(found);
            }
        }
        return names;
    }

    private static Set<String> librariesIn(Path jar) throws IOException {
        // The launcher's own list is what is compared.
        if (jar.getFileName().toString().startsWith("oriel-launcher-")) {
            return Set.of();
        }
        return LIBRARY.matcher(constants(jar)).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static boolean usesJna(Path jar) throws IOException {
        return constants(jar).contains("com/sun/jna/NativeLibrary");
    }

    /** What all classes of a jar hold, as if it were text: names and words stand in it as they are. */
    private static String constants(Path jar) throws IOException {
        StringBuilder text = new StringBuilder();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().endsWith(".class")) {
                    text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1));
                }
            }
        }
        return text.toString();
    }

    @Test
    void theDoctorLooksForEveryLibraryThatAPluginLoads() throws Exception {
        Set<String> loaded = librariesInCode();
        assertTrue(loaded.remove("libc.so.6"), "Java itself needs it, so the doctor has not to look for it");
        Set<String> looked = new TreeSet<>();
        for (JsonNode finding : new ObjectMapper()
                .readTree(String.join("\n", Distribution.run("doctor", "--json").out()))
                .get("findings")) {
            String subject = finding.get("subject").asText();
            if (subject.startsWith("library ")) {
                looked.add(subject.substring("library ".length()));
            }
        }
        assertEquals(loaded, looked);
    }

    @Test
    void manualPagesAndCompletionsLieInTheProduct() {
        Path share = Distribution.HOME.resolve("share");
        assertTrue(Files.exists(share.resolve("man/man1/oriel-serve.1")));
        assertTrue(Files.exists(share.resolve("bash-completion/completions/oriel")));
        assertTrue(Files.exists(share.resolve("zsh/site-functions/_oriel")));
    }
}
