package oriel.it.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.it.Distribution;
import oriel.testkit.Xvfb;

/** The example of a Swing program, built outside of the tree with nothing but what is published, runs with Oriel inside. */
@Timeout(180)
class WindowExampleTest {

    private static final Pattern LISTENING = Pattern.compile("listening on \\[/127\\.0\\.0\\.1:(\\d+)]");
    private static final String LIBRARIES = Distribution.HOME.resolve("lib").toString();

    @TempDir
    static Path folder;

    private static String jar;

    @BeforeAll
    static void build() throws Exception {
        Path project = PublishedArtifacts.in(folder.resolve("published")).build("swing");
        jar = project.resolve("target/acme-window-1.jar").toString();
    }

    private static List<String> start(String kind) throws IOException {
        return kind.equals("module path")
                ? List.of("--module-path", LIBRARIES + File.pathSeparator + jar, "-m", "acme.window/acme.window.Main")
                : List.of("--class-path", libraries() + File.pathSeparator + jar, "acme.window.Main");
    }

    /** What the product has but the launcher and what that one logs with, as a program has it that embeds the server. */
    private static String libraries() throws IOException {
        try (Stream<Path> jars = Files.list(Path.of(LIBRARIES))) {
            return jars.map(Path::toString)
                    .filter(name -> !name.contains("logback") && !name.contains("oriel-launcher"))
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"module path", "class path"})
    void aViewerSeesItPressesItsButtonAndTypes(String kind) throws Exception {
        String pages = Distribution.HOME.resolve("web").toString();
        String[] command = Stream.concat(start(kind).stream(), Stream.of("0", "secret", pages))
                .toArray(String[]::new);
        Path java = Path.of(System.getProperty("java.home"), "bin/java");
        try (Xvfb xvfb = Xvfb.start(800, 600);
                Distribution program = Distribution.start(java, folder, Map.of("DISPLAY", xvfb.display()), command)) {
            Matcher listening = LISTENING.matcher(program.next());
            assertTrue(listening.matches(), listening::toString);
            String address = "127.0.0.1:" + listening.group(1);
            assertIsServed("http://" + address + "/");
            assertNotEquals(0, Distribution.run("test-client", address).code(), "somebody without a password");
            BufferedImage before = visit(address, "--click", "200,100");
            assertEquals(400, before.getWidth());
            assertEquals(200, before.getHeight());
            assertEquals("1 presses", program.next());
            visit(address, "--click", "200,190", "--type", "hello\n");
            assertEquals("typed: hello", program.next());
        }
    }

    private static void assertIsServed(String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        HttpResponse<String> page = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("<title>Oriel"), page.body());
    }

    private static BufferedImage visit(String address, String... actions) throws Exception {
        Path screenshot = folder.resolve("screenshot.png");
        Path password = Files.writeString(folder.resolve("password"), "secret\n");
        String[] arguments = Stream.concat(
                        Stream.of(
                                "test-client",
                                address,
                                "--password-file",
                                password.toString(),
                                "--screenshot",
                                screenshot.toString()),
                        Stream.of(actions))
                .toArray(String[]::new);
        Distribution.Ended ended = Distribution.run(arguments);
        assertEquals(0, ended.code(), ended::toString);
        return ImageIO.read(screenshot.toFile());
    }
}
