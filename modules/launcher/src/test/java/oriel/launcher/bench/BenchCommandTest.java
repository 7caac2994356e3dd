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
import oriel.testkit.Xvfb;

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

    @Test
    void measuresServersOverALine() throws IOException {
        Path page = folder.resolve("line.html");
        try (Xvfb xvfb = Xvfb.start(320, 200);
                ScriptedServer server = new ScriptedServer("0101")) {
            CommandRun run = bench(
                    "line",
                    "--draw-on",
                    xvfb.display(),
                    "--server",
                    "small=" + server.address(),
                    "--encodings",
                    "raw",
                    "--skip",
                    "0",
                    "--seconds",
                    "0.25",
                    "--delay",
                    "2ms",
                    "--stalls",
                    "2%,40ms",
                    "--html",
                    page.toString());
            assertEquals(0, run.code(), run.err());
            List<String> lines = run.out().lines().toList();
            assertTrue(lines.contains("line: 10M, round trip 2ms, queue 200ms, jitter 0ms, stalls 2%,40ms"), run.out());
            assertTrue(lines.contains("scene: video of 320x200, 30 frames a second"), run.out());
            assertTrue(lines.stream().anyMatch(line -> line.matches("small +asks +0 +0.0 +- .*")), run.out());
            assertEquals("small showed nothing of the scene", lines.get(lines.size() - 1));
        }
        assertTrue(Files.readString(page).contains("<svg "));
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
                "encoders --display :1; 2; Unknown options: '--display', ':1';"
                        + " did you mean --deflate? oriel bench encoders --help",
                "encoders --xauthority f; 2; Unknown options: '--xauthority', 'f';"
                        + " did you mean --quality? oriel bench encoders --help",
                "encoders --size big; 2; wrong value for --size WxH: big; oriel bench encoders --help",
                "encoders --quality 10; 2; wrong value for --quality: 10; oriel bench encoders --help",
                "encoders --deflate tar; 69; there is no deflate plugin tar (--deflate); one of auto, none, deflate-jdk",
                "encoders --html /nonexistent/a.html; 73; the page cannot be written:"
                        + " java.nio.file.NoSuchFileException: /nonexistent/a.html; a file in a folder that is there",
                "live 127.0.0.1:0; 2; wrong value for HOST[:PORT]: 127.0.0.1:0; oriel bench live --help",
                "line --rate fast; 2; wrong value for --rate DOWN[/UP]: fast; oriel bench line --help",
                "line --rate 1M/2M/3M; 2; wrong value for --rate DOWN[/UP]: 1M/2M/3M; oriel bench line --help",
                "line --delay 80; 2; wrong value for --delay: 80; oriel bench line --help",
                "line --queue 5M; 2; wrong value for --queue: 5M; oriel bench line --help",
                "line --jitter 4000s; 2; wrong value for --jitter: 4000s; oriel bench line --help",
                "line --stalls 95%,40ms; 2; wrong value for --stalls PART,TIME: 95%,40ms; oriel bench line --help",
                "line --drop 2M,3s; 2; wrong value for --drop RATE,FROM,LENGTH: 2M,3s; oriel bench line --help",
                "line --rate none --drop 2M,3s,5s; 2; wrong value for --drop RATE,FROM,LENGTH: 2M,3s,5s;"
                        + " oriel bench line --help",
                "line --scene theatre; 2; --scene: there is no scene theatre, known are desktop, typing, terminal,"
                        + " editor, web, window, photo, video; oriel bench line --help",
                "line --viewer none; 2; wrong value for --viewer: none; oriel bench line --help",
                "line --quality 10; 2; wrong value for --quality: 10; oriel bench line --help",
                "line --keys 99; 2; wrong value for --keys: 99.0; oriel bench line --help",
                "line --seconds 0; 2; wrong value for --seconds S: 0.0; oriel bench line --help",
                "line --rounds 0; 2; wrong value for --rounds: 0; oriel bench line --help",
                "line --size 20x20; 2; --size must be from 320x200 to 8191x8191, not 20x20; oriel bench line --help",
                "line --frame-rate 0; 2; wrong value for --frame-rate: 0; oriel bench line --help",
                "line --server localhost; 2; --server and --draw-on belong together: what servers show must be drawn by"
                        + " this command; oriel bench line --help",
                "line --draw-on :65000 --server a=; 2; wrong value for --server [NAME=]HOST:PORT: a=;"
                        + " oriel bench line --help",
                "line --draw-on :65000 --server localhost; 69; the display :65000 cannot be drawn on: there is no such"
                        + " display; one of Xvfb, such as Xvfb :1 -screen 0 1280x800x24",
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
