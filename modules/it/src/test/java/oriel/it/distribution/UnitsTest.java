package oriel.it.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.it.Distribution;
import oriel.testkit.Programs;

/** The units of the distribution, in the eyes of systemd. No systemd needs to run for that. */
class UnitsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"user/oriel.service, 3.5", "system/oriel.service, 4.5", "system/oriel@.service, 4.5"})
    void theyExposeLittle(String unit, double most) throws Exception {
        Programs.require("systemd-analyze", "systemd");
        Path file = Distribution.HOME.resolve("share/systemd").resolve(unit);
        String report = new String(
                Programs.run("", "systemd-analyze", "security", "--offline=yes", "--no-pager", file.toString()),
                StandardCharsets.UTF_8);
        Matcher level = Pattern.compile("exposure level for \\S+: ([0-9.]+)").matcher(report);
        assertTrue(level.find(), report);
        assertTrue(Double.parseDouble(level.group(1)) <= most, report);
    }

    /** As they lie in the distribution, with the folders to which the docs' commands copy it. */
    @ParameterizedTest
    @CsvSource({
        "user/oriel.service, --user",
        "user/oriel.socket, --user",
        "system/oriel.service, --system",
        "system/oriel.socket, --system",
        "system/oriel@.service, --system"
    })
    void systemdFindsNothingToSayOfThem(String unit, String manager) throws Exception {
        Programs.require("systemd-analyze", "systemd");
        Programs.require("xterm", "xterm");
        Path file = Distribution.HOME.resolve("share/systemd").resolve(unit);
        Path bin = Files.createDirectories(folder.resolve("oriel/bin"));
        Files.createSymbolicLink(bin.resolve("oriel"), Distribution.SCRIPT);
        Path copy = copy(file, bin);
        copy(file.resolveSibling("oriel.service"), bin); // which the socket is for
        ProcessBuilder builder = new ProcessBuilder("systemd-analyze", manager, "verify", copy.toString());
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("XDG_RUNTIME_DIR", folder.toString());
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        assertEquals("", said);
    }

    private Path copy(Path unit, Path bin) throws IOException {
        Path copy = folder.resolve(unit.getFileName().toString().replace("@", "@alice"));
        return Files.writeString(copy, Files.readString(unit).replace("/opt/oriel/bin", bin.toString()));
    }
}
