package oriel.it.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.it.Distribution;
import oriel.it.Ports;
import oriel.testkit.Programs;

/** The unpacked product says in a line why it does not serve, in another what to do, and ends with a documented code. */
@Timeout(60)
class DistributionRefusalTest {

    /** No logging of the start, so that only the refusal is told. */
    private static final Map<String, String> QUIET = Map.of("ORIEL_LOG_LEVEL", "error", "ORIEL_PORT", "0");

    @TempDir
    Path folder;

    private static void assertRefused(int code, Pattern cause, Pattern remedy, String... arguments)
            throws IOException, InterruptedException {
        Distribution.Ended ended = Distribution.run(QUIET, arguments);
        assertEquals(code, ended.code(), () -> ended.toString());
        assertEquals(List.of(), ended.out());
        assertEquals(2, ended.err().size(), () -> ended.err().toString());
        assertTrue(
                cause.matcher(ended.err().get(0)).matches(), () -> ended.err().get(0));
        assertTrue(
                remedy.matcher(ended.err().get(1)).matches(), () -> ended.err().get(1));
    }

    private static Pattern exactly(String text) {
        return Pattern.compile(Pattern.quote(text));
    }

    private static Pattern something() {
        return Pattern.compile(" {2}try: .{10,}");
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    @Test
    void namesTheNextFreePort() throws Exception {
        try (ServerSocket taken = Ports.taken(0)) {
            int port = taken.getLocalPort();
            Distribution.Ended ended = Distribution.run(QUIET, "serve", "--port", Integer.toString(port));
            assertEquals(75, ended.code());
            assertEquals(
                    "oriel: port " + port + " is in use on 127.0.0.1",
                    ended.err().get(0));
            Matcher remedy = Pattern.compile(" {2}try: --port (\\d+), which is free")
                    .matcher(ended.err().get(1));
            assertTrue(remedy.matches(), ended.err().get(1));
            assertTrue(Integer.parseInt(remedy.group(1)) > port);
            assertEquals(2, ended.err().size());
        }
    }

    @Test
    void aMissingConfigurationIsWrong() throws Exception {
        Path missing = folder.resolve("none.json");
        assertRefused(
                78,
                Pattern.compile("oriel: .*" + Pattern.quote(missing.toString()) + ".*"),
                something(),
                "serve",
                "--config",
                missing.toString());
    }

    @Test
    void malformedJsonIsToldWithItsPlace() throws Exception {
        String config = file("malformed.json", "{\n  \"port\": 5900,,\n}\n");
        assertRefused(
                78,
                Pattern.compile("oriel: " + Pattern.quote(config) + ":2:\\d+: .+"),
                something(),
                "serve",
                "--config",
                config);
    }

    @Test
    void everyWrongKeyIsToldWithItsPlace() throws Exception {
        String config = file("wrong.json", "{\n  \"prot\": 1,\n  \"name\": 7,\n  \"frame_rate\": 1000\n}\n");
        Distribution.Ended ended = Distribution.run(QUIET, "serve", "--config", config);
        assertEquals(78, ended.code());
        assertEquals(List.of(), ended.out());
        assertEquals(4, ended.err().size(), () -> ended.err().toString());
        List<String> causes = List.of("2:\\d+: .*prot.*port.*", "3:\\d+: .*name.*", "4:\\d+: .*frame_rate.*60.*");
        for (int i = 0; i < causes.size(); i++) {
            String line = ended.err().get(i);
            assertTrue(line.matches("oriel: " + Pattern.quote(config) + ":" + causes.get(i)), line);
        }
        assertTrue(
                something().matcher(ended.err().get(3)).matches(), ended.err().get(3));
    }

    @Test
    void aCaptureThatIsNotThereOrDoesNotWorkIsUnavailable() throws Exception {
        assertRefused(
                69,
                exactly("oriel: there is no capture plugin nosuch"),
                Pattern.compile(" {2}try: one of .*demo.*x11.*"),
                "serve",
                "--capture",
                "nosuch");
        assertRefused(
                69,
                exactly("oriel: the capture x11 cannot be used here: no X11 display: DISPLAY is not set"),
                exactly("  try: --display :0 as the user of that desktop,"
                        + " or serve --virtual 1280x800 -- xterm for a new one"),
                "serve",
                "--capture",
                "x11");
    }

    @Test
    void whatCannotBeShownIsToldWithWhatCould() throws Exception {
        assertRefused(
                69,
                exactly("oriel: the region 5 cannot be shown (x11: the region is not WIDTHxHEIGHT+X+Y)"),
                exactly("  try: a region inside the screen, such as 800x600+0+0,"
                        + " and --display :0 where none is set"),
                "serve",
                "--region",
                "5");
        assertRefused(
                69,
                Pattern.compile("oriel: the display :64999 cannot be shown \\(.*x11: .* is not there or refuses us.*"),
                exactly("  try: a display that is there (ls /tmp/.X11-unix), as its user or with --xauthority FILE"),
                "serve",
                "--display",
                ":64999");
        assertRefused(
                69,
                exactly("oriel: the capture gdi cannot be used here: not Windows"),
                exactly("  try: oriel doctor, which says what can be shown here and what is missing"),
                "serve",
                "--capture",
                "gdi");
    }

    @Test
    void anOptionThatIsWrongIsNotTakenForAMissingDisplay() throws Exception {
        Map<String, String> environment =
                Map.of("ORIEL_LOG_LEVEL", "error", "ORIEL_PLUGINS", "{\"x11\": {\"shm\": \"yes\"}}");
        Distribution.Ended ended = Distribution.run(environment, "serve", "--capture", "x11", "--display", ":64999");
        assertEquals(69, ended.code(), ended::toString);
        assertEquals(
                List.of(
                        "oriel: the capture x11 cannot be used here: option plugins.x11.shm must be true or false",
                        "  try: correct that option, or leave it out to get the default"),
                ended.err());
    }

    @Test
    void aPasswordFileThatIsNotThereIsTold() throws Exception {
        String missing = folder.resolve("none").toString();
        assertRefused(
                66,
                exactly("oriel: the password file " + missing + " is not there"),
                something(),
                "serve",
                "--password-file",
                missing);
    }

    @Test
    void aPasswordFileOfSomebodyElseIsTold() throws Exception {
        Path closed = Files.writeString(folder.resolve("closed"), "secret\n");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        if (Files.isReadable(closed)) {
            Programs.leaveOut("root may read every file: run the tests as another user to test a closed one");
        }
        assertRefused(
                77,
                exactly("oriel: the password file " + closed + " may not be read by this user"),
                something(),
                "serve",
                "--password-file",
                closed.toString());
    }

    /** What is allowed is seen by the start's getting further: to a plugin that does not exist, so that nothing listens. */
    @Test
    void aPublicAddressWithoutAuthenticationMustBeWanted() throws Exception {
        assertRefused(
                78,
                Pattern.compile("oriel: host \"0\\.0\\.0\\.0\" \\(--host\\) lets everybody .* in, .*"),
                Pattern.compile(" {2}try: set a password, .*--insecure.*"),
                "serve",
                "--no-auth",
                "--host",
                "0.0.0.0",
                "--capture",
                "nosuch");
        assertRefused(
                69,
                exactly("oriel: there is no capture plugin nosuch"),
                something(),
                "serve",
                "--host",
                "0.0.0.0",
                "--insecure",
                "--capture",
                "nosuch");
    }

    @Test
    void aWrongUseOfTheCommandLineIsTold() throws Exception {
        assertRefused(
                2,
                Pattern.compile("oriel: Unknown option: '--capture-all'"),
                exactly("  try: did you mean --capture? oriel serve --help"),
                "serve",
                "--capture-all");
        assertRefused(2, exactly("oriel: no command is given"), exactly("  try: oriel --help"));
    }
}
