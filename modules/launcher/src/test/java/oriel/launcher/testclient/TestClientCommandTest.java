package oriel.launcher.testclient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.launcher.CommandRun;

/** The viewer without a window, against a server that says what the test wants. */
class TestClientCommandTest {

    private static final String NO_SECURITY = "0101";

    @TempDir
    Path folder;

    @Test
    void reportsWhatItMet() throws IOException {
        try (ScriptedServer server = new ScriptedServer(NO_SECURITY)) {
            CommandRun run = visit(server);
            assertEquals(0, run.code(), run.err());
            List<String> lines = run.out()
                    .lines()
                    .map(line -> line.replaceAll("\\d+ ms", "N ms"))
                    .toList();
            assertEquals("connected to " + server.address() + " in N ms: \"desk\\u001b[31m\", 2x1", lines.get(0));
            assertEquals("first picture after N ms", lines.get(1));
            assertTrue(
                    lines.get(2).matches("updates: 1, bytes: 75, seconds: \\d+\\.\\d, rectangles: raw 1"),
                    lines.get(2));
        }
    }

    /** No security type, and why: escape sequences, an end of line, letters that turn the line around. */
    @Test
    void printsAServersReasonWithoutItsControlCharacters() throws IOException {
        byte[] reason = "no\u001b]0;title\u0007\r\nway\u202e".getBytes(StandardCharsets.UTF_8);
        String refusal = "00" + "%08x".formatted(reason.length) + HexFormat.of().formatHex(reason);
        try (ScriptedServer server = new ScriptedServer(refusal)) {
            CommandRun run = visit(server);
            assertEquals(77, run.code());
            assertEquals(
                    "oriel: " + server.address() + " does not let this client in: no\\u001b]0;title\\u0007 way\\u202e",
                    run.errors().get(0));
        }
    }

    @Test
    void reportsAsJson() throws IOException {
        try (ScriptedServer server = new ScriptedServer(NO_SECURITY)) {
            CommandRun run = visit(server, "--json");
            String dense = run.out().replaceAll("\\s+", "");
            assertTrue(dense.contains("\"name\":\"desk\\u001B[31m\",\"width\":2,\"height\":1,"), run.out());
            assertTrue(dense.endsWith("\"updates\":1,\"bytes\":75,\"rectangles\":{\"raw\":1}}"), run.out());
        }
    }

    @Test
    void clicksAndTypes() throws IOException, InterruptedException {
        try (ScriptedServer server = new ScriptedServer(NO_SECURITY)) {
            CommandRun run =
                    visit(server, "--click", "1,0", "--type", "a\u20ac\n", "--seconds", "0", "--encodings", "raw,50");
            assertEquals(2, run.code(), "50 is H.264, which this client cannot decode");
        }
        try (ScriptedServer server = new ScriptedServer(NO_SECURITY)) {
            CommandRun run =
                    visit(server, "--click", "1,0", "--type", "a\u20ac\n", "--seconds", "0", "--encodings", "raw");
            assertEquals(0, run.code(), run.err());
            List<String> messages = server.messages();
            assertEquals("02000005" + "00000000" + "ffffff21" + "fffffecc" + "fffffecd" + "ffffff20", messages.get(1));
            assertEquals(
                    List.of(
                            "050000010000",
                            "050100010000",
                            "050000010000",
                            "0401000000000061",
                            "0400000000000061",
                            "04010000010020ac",
                            "04000000010020ac",
                            "040100000000ff0d",
                            "040000000000ff0d",
                            "end"),
                    messages.subList(3, messages.size()));
        }
    }

    @Test
    void writesAScreenshot() throws IOException {
        Path file = folder.resolve("shot.png");
        try (ScriptedServer server = new ScriptedServer(NO_SECURITY)) {
            assertEquals(0, visit(server, "--screenshot", file.toString()).code());
        }
        assertEquals("PNG", new String(Files.readAllBytes(file), 1, 3, StandardCharsets.US_ASCII));
    }

    @Test
    void watchesForAsLongAsItIsTold() throws IOException {
        try (ScriptedServer server = new ScriptedServer(NO_SECURITY)) {
            CommandRun run = visit(server, "--seconds", "0.3");
            Matcher seconds = Pattern.compile("seconds: (\\d+\\.\\d)").matcher(run.out());
            assertTrue(seconds.find(), run.out());
            assertTrue(Double.parseDouble(seconds.group(1)) >= 0.3, run.out());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--click 2,0; 2; the click at 2,0 misses the picture of 2x1; a point inside of it",
                "--screenshot /nonexistent/shot.png; 73; the screenshot cannot be written:"
                        + " java.nio.file.NoSuchFileException: /nonexistent/shot.png; a file in a folder that is there",
                "--password-file /nonexistent/secret; 66; the password file /nonexistent/secret is not there;"
                        + " write the password into its first line, readable by you only, or name another file",
                "--encodings foo; 2; --encodings: there is no encoding foo, known are zrle, tight, tightpng, zlib,"
                        + " trle, hextile, corre, rre, jpeg, copyrect, raw;"
                        + " oriel test-client --help",
                "--seconds -1; 2; wrong value for --seconds S: -1.0; oriel test-client --help"
            })
    void everyErrorHasItsCode(String options, int code, String cause, String remedy) throws IOException {
        try (ScriptedServer server = new ScriptedServer(NO_SECURITY)) {
            CommandRun run = visit(server, options.split(" "));
            assertEquals(code, run.code());
            assertEquals(List.of("oriel: " + cause, "  try: " + remedy), run.errors());
        }
    }

    @Test
    void aRefusalIsTold() throws IOException {
        try (ScriptedServer server = new ScriptedServer("00" + "00000004" + "66756c6c")) {
            CommandRun run = visit(server);
            assertEquals(77, run.code());
            assertEquals(
                    "oriel: " + server.address() + " does not let this client in: full",
                    run.errors().get(0));
        }
    }

    /** What the server offers, as hex: security types, or VeNCrypt, its version and its subtypes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0102; --user ada; the server does not offer VeNCrypt, so it was told neither a name nor a password;"
                        + " 'on an Oriel server tls auto, and vencrypt among security_types; or, where nobody else can"
                        + " hear, no --user, --ca and --fingerprint'",
                "01130002000100000105; --user ada; the server knows no user names;"
                        + " no --user, and --fingerprint or --ca to stay encrypted",
                "01130002000100000104; --user ada; the server knows no user names;"
                        + " no --user, and --fingerprint or --ca to stay encrypted",
                "01130002000100000106; ''; the server wants a user name and a password;"
                        + " --user with a name that the server knows, and its password",
                "01130002000100000105; ''; the server wants a password;"
                        + " --password-file with the password in its first line",
                "0102; ''; the server wants a password; --password-file with the password in its first line",
                "01130002000100000103; ''; the server encrypts by nothing that this client knows, only by [259];"
                        + " another viewer, or in Oriel vnc or vencrypt among security_types",
                "011e; ''; the server wants security type 30, which this client does not know;"
                        + " another viewer, or in Oriel vnc or vencrypt among security_types"
            })
    void aLoginThatCannotWorkIsToldWithWhatHelps(String offer, String user, String cause, String remedy)
            throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "a password\n");
        String[] options = user.isEmpty() ? new String[0] : (user + " --password-file " + secret).split(" ");
        try (ScriptedServer server = new ScriptedServer(offer)) {
            CommandRun run = visit(server, options);
            assertEquals(77, run.code());
            assertEquals(
                    List.of(
                            "oriel: " + server.address() + " does not let this client in: " + cause,
                            "  try: " + remedy),
                    run.errors());
        }
    }

    @Test
    void aServerThatIsNotThereIsTold() throws IOException {
        String address;
        try (ScriptedServer server = new ScriptedServer(NO_SECURITY)) {
            address = server.address();
        }
        CommandRun run = CommandRun.of(Map.of(), "test-client", address);
        assertEquals(69, run.code());
        assertTrue(run.errors().get(0).startsWith("oriel: " + address + " cannot be reached: "), run.err());
    }

    private static CommandRun visit(ScriptedServer server, String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "test-client";
        arguments[1] = server.address();
        System.arraycopy(options, 0, arguments, 2, options.length);
        return CommandRun.of(Map.of(), arguments);
    }
}
