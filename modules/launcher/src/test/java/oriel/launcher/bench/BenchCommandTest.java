package oriel.launcher.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.launcher.AcmePlugin;
import oriel.launcher.CommandRun;
import oriel.launcher.testclient.ScriptedServer;
import oriel.scenes.SceneKind;

/** The benchmarks' commands: their words, not their figures. */
class BenchCommandTest {

    @TempDir
    static Path plugins;

    @TempDir
    Path folder;

    @BeforeAll
    static void compile() throws IOException {
        AcmePlugin.compile(plugins);
    }

    private static CommandRun bench(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "bench";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CommandRun.of(Map.of("ORIEL_PLUGIN_FOLDER", plugins.toString(), "ORIEL_LOG_LEVEL", "error"), all);
    }

    @Test
    void measuresEveryEncoderWithEveryScene() {
        CommandRun run = bench("encoders", "--seconds", "0", "--size", "320x200");
        assertEquals(0, run.code(), run.err());
        assertEquals("", run.err(), "a progress bar where there is no terminal");
        for (String scene : SceneKind.words()) {
            assertTrue(run.out().lines().anyMatch(line -> line.matches(scene + " +plain +[0-9.]+ .*")), run.out());
        }
        assertTrue(run.out().endsWith("left out: needy: it lacks everything\n"), run.out());
        assertTrue(run.out().contains("screen: 320x200, seed 1\n"), run.out());
    }

    @Test
    void writesJsonAndAPage() throws IOException {
        Path page = folder.resolve("report.html");
        CommandRun run = bench(
                "encoders",
                "--seconds",
                "0",
                "--size",
                "320x200",
                "--scenes",
                "web",
                "--json",
                "--html",
                page.toString());
        String dense = run.out().replaceAll("\\s+", "");
        assertTrue(
                dense.contains("\"results\":[{\"scene\":\"web\",\"encoding\":\"plain\",\"mpixels_per_second\":"),
                dense);
        assertTrue(dense.endsWith("\"left_out\":{\"needy\":\"itlackseverything\"}}"), dense);
        String html = Files.readString(page);
        assertTrue(html.contains("<svg ") && html.endsWith("</html>\n"), html);
        assertFalse(html.contains("<script") || html.contains("src=") || html.contains("href="), html);
    }

    @Test
    void measuresALiveServer() throws IOException {
        Path page = folder.resolve("live.html");
        try (ScriptedServer server = new ScriptedServer("0101")) {
            CommandRun run =
                    bench("live", server.address(), "--seconds", "0", "--encodings", "zrle", "--html", page.toString());
            assertEquals(0, run.code(), run.err());
            List<String> lines = run.out().lines().toList();
            assertTrue(lines.contains("zrle came as: raw 1"), run.out());
            // An update of 2 pixels: 4 bytes, 12 of a rectangle's header, 8 of pixels.
            assertTrue(lines.stream().anyMatch(line -> line.matches("zrle +whole +1 .* 24 +12\\.0000")), run.out());
            assertTrue(lines.stream().anyMatch(line -> line.matches("zrle +changes +0 .* 0 +-")), run.out());
        }
        assertTrue(Files.readString(page).contains("<svg "));
    }

    @Test
    void measuresALiveServerAsJson() throws IOException {
        try (ScriptedServer server = new ScriptedServer("0101")) {
            CommandRun run = bench("live", server.address(), "--seconds", "0", "--encodings", "raw", "--json");
            String dense = run.out().replaceAll("\\s+", "");
            assertTrue(
                    dense.contains("{\"encoding\":\"raw\",\"rectangles\":{\"raw\":1},\"whole\":{\"updates\":1,"),
                    dense);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; 2; no benchmark is given; oriel bench --help",
                "encoders --scenes theatre; 2; --scenes: there is no scene theatre, known are desktop, typing, terminal,"
                        + " editor, web, window, photo, video; oriel bench encoders --help",
                "encoders --encodings h265; 2; --encodings: there is no encoder h265, known are needy, plain;"
                        + " oriel bench encoders --help",
                "encoders --encodings needy; 69; it lacks everything; give it something",
                "encoders --size 20x20; 2; --size must be from 320x200 to 8191x8191, not 20x20;"
                        + " oriel bench encoders --help",
                "encoders --size big; 2; wrong value for --size WxH: big; oriel bench encoders --help",
                "encoders --quality 10; 2; wrong value for --quality: 10; oriel bench encoders --help",
                "encoders --deflate tar; 69; there is no deflate plugin tar (--deflate); one of auto, none, deflate-jdk",
                "encoders --html /nonexistent/a.html; 73; the page cannot be written:"
                        + " java.nio.file.NoSuchFileException: /nonexistent/a.html; a file in a folder that is there",
                "live 127.0.0.1:0; 2; wrong value for HOST[:PORT]: 127.0.0.1:0; oriel bench live --help",
                "live 127.0.0.1 --seconds -1; 2; wrong value for --seconds S: -1.0; oriel bench live --help",
                "live 127.0.0.1 --compress x; 2; Invalid value for option '--compress': 'x' is not an int;"
                        + " oriel bench live --help"
            })
    void everyErrorHasItsCode(String arguments, int code, String cause, String remedy) {
        CommandRun run = bench(arguments.isEmpty() ? new String[0] : arguments.split(" "));
        assertEquals(List.of("oriel: " + cause, "  try: " + remedy), run.errors());
        assertEquals(code, run.code());
    }

    @Test
    void tellsOfAServerThatRefuses() throws IOException {
        try (ScriptedServer server = new ScriptedServer("00" + "00000004" + "66756c6c")) {
            CommandRun run = bench("live", server.address());
            assertEquals(77, run.code());
            assertEquals(
                    "oriel: " + server.address() + " does not let this client in: full",
                    run.errors().get(0));
        }
    }
}
