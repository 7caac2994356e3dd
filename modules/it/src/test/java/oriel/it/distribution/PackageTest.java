package oriel.it.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.it.Distribution;
import oriel.testkit.Programs;

/** What a Debian package would put where, laid out but not packed: the profile {@code deb} packs, {@code install} installs. */
@Timeout(120)
class PackageTest {

    private static final Path ROOT = Path.of(System.getProperty("oriel.root"));
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    static Path folder;

    private static Path root;

    @BeforeAll
    static void layOut() throws Exception {
        Programs.require("dpkg", "dpkg");
        Programs.require("strip", "binutils");
        if (!Files.exists(Distribution.SCRIPT)) {
            Programs.leaveOut(Distribution.SCRIPT + " is not there: mvn package builds it");
        }
        root = folder.resolve("root");
        Programs.run(
                "",
                ROOT.resolve("distribution/src/deb/stage").toString(),
                Distribution.HOME.toString(),
                "oriel",
                "9.8.7",
                Long.toString(TIME.getEpochSecond()),
                root.toString());
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.toList();
        }
    }

    private static Set<String> names(Path folder, String pattern) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(pattern))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** What a link of the package leads to, were the package's root that of the machine. */
    private static Path target(Path link) throws IOException {
        Path target = Files.readSymbolicLink(link);
        return target.isAbsolute()
                ? root.resolve(Path.of("/").relativize(target))
                : link.resolveSibling(target).normalize();
    }

    @Test
    void nothingOfItTellsWhenOrByWhomItWasMade() throws IOException {
        for (Path file : files()) {
            assertEquals(
                    TIME,
                    Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant(),
                    file::toString);
            if (!Files.isSymbolicLink(file)) {
                String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
                assertTrue(rights.matches("rwxr-xr-x|rw-r--r--"), file + " is " + rights);
            }
            assertFalse(file.getFileName().toString().startsWith("classes"), file + " is for one Java");
        }
    }

    @Test
    void theCommandIsTheProgramAndItsSettingsAreTheMachines() throws IOException {
        Path script = target(root.resolve("usr/bin/oriel"));
        assertEquals(-1, Files.mismatch(Distribution.SCRIPT, script));
        assertTrue(Files.isExecutable(script));
        Path settings = target(script.resolveSibling("../config.json").normalize());
        assertEquals(root.resolve("etc/oriel/config.json"), settings);
        assertEquals(-1, Files.mismatch(ROOT.resolve("config.json"), settings));
        assertEquals("/etc/oriel/config.json\n", Files.readString(root.resolve("DEBIAN/conffiles")));
    }

    @Test
    void allOfTheProductIsThereButWhatIsOfOtherMachines() throws IOException {
        Path home = root.resolve("usr/lib/oriel");
        Set<String> jars = names(Distribution.HOME.resolve("lib"), ".*\\.jar");
        Set<String> packed = names(home.resolve("lib"), ".*");
        assertTrue(jars.containsAll(packed), packed::toString);
        jars.removeAll(packed);
        assertTrue(jars.stream().allMatch(name -> name.matches(".*-linux-(aarch_64|x86_64)\\.jar")), jars::toString);
        assertEquals(1, names(home.resolve("native/com/sun/jna"), "linux-.*").size());
        Path share = Distribution.HOME.resolve("share");
        Set<String> pages = names(root.resolve("usr/share/man/man1"), ".*");
        assertEquals(
                names(share.resolve("man/man1"), ".*").stream()
                        .map(page -> page + ".gz")
                        .collect(Collectors.toSet()),
                pages);
        assertTrue(Files.exists(root.resolve("usr/share/man/man5/oriel-config.5.gz")));
        assertEquals(
                -1,
                Files.mismatch(
                        share.resolve("zsh/site-functions/_oriel"),
                        root.resolve("usr/share/zsh/vendor-completions/_oriel")));
    }

    @Test
    void systemdFindsNothingToSayOfItsUnits() throws Exception {
        Programs.require("systemd-analyze", "systemd");
        Programs.require("xterm", "xterm");
        String user = "usr/lib/systemd/user/";
        verify("--user", user + "oriel.service", user + "oriel-state.service", user + "oriel.socket");
        verify("--system", "lib/systemd/system/oriel@.service");
    }

    private static void verify(String manager, String... units) throws Exception {
        Path copies = Files.createDirectories(folder.resolve("units" + manager));
        List<String> command = new ArrayList<>(List.of("systemd-analyze", manager, "verify"));
        for (String unit : units) {
            Path file = root.resolve(unit);
            String text = Files.readString(file);
            assertFalse(
                    Pattern.compile("/opt/|Copy|%h/oriel|\\.config")
                            .matcher(text)
                            .find(),
                    text);
            Path copy = copies.resolve(file.getFileName().toString().replace("@", "@alice"));
            Files.writeString(copy, text.replace("/usr/bin/oriel", Distribution.SCRIPT.toString()));
            command.add(copy.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HOME", copies.toString());
        builder.environment().put("XDG_RUNTIME_DIR", copies.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        assertEquals("", said);
    }

    @Test
    void aDesktopKnowsTheProgramItsNameAndItsPicture() throws Exception {
        Path entry = root.resolve("usr/share/applications/dev.oriel.Oriel.desktop");
        List<String> lines = Files.readAllLines(entry);
        assertTrue(lines.contains("Exec=oriel share") && lines.contains("Icon=oriel"), lines::toString);
        assertTrue(Files.exists(root.resolve("usr/share/man/man1/oriel-share.1.gz")), "there is no such command");
        Path picture = root.resolve("usr/share/icons/hicolor/scalable/apps/oriel.svg");
        assertTrue(Files.readString(picture).contains("<title>"), "what the picture shows");
        Path about = root.resolve("usr/share/metainfo/dev.oriel.Oriel.metainfo.xml");
        String text = Files.readString(about);
        assertTrue(text.contains("<launchable type=\"desktop-id\">" + entry.getFileName() + "<"), text);
        assertTrue(text.contains("<release version=\"9.8.7\" date=\"2026-01-02\"/>"), text);
    }

    @Test
    void toolsOfDesktopsFindNothingWrong() throws Exception {
        Programs.require("appstreamcli", "appstream");
        Programs.require("desktop-file-validate", "desktop-file-utils");
        Path share = root.resolve("usr/share");
        Path about = share.resolve("metainfo/dev.oriel.Oriel.metainfo.xml");
        Path entry = share.resolve("applications/dev.oriel.Oriel.desktop");
        Programs.run("", "appstreamcli", "validate", "--no-net", about.toString());
        assertEquals(0, Programs.run("", "desktop-file-validate", entry.toString()).length);
    }

    @Test
    void debiansToolsAreToldWhatItIs() throws IOException {
        String control = Files.readString(root.resolve("DEBIAN/control"));
        assertTrue(control.startsWith("Package: oriel\nVersion: 9.8.7-1\nArchitecture: "), control);
        assertTrue(
                control.contains("\nDepends: default-jre-headless (>= 2:1.17) | java17-runtime-headless, "), control);
        List<String> sums = Files.readAllLines(root.resolve("DEBIAN/md5sums"));
        long packed = files().stream()
                .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                .filter(file -> !file.startsWith(root.resolve("DEBIAN")) && !file.startsWith(root.resolve("etc")))
                .count();
        assertEquals(packed, sums.size());
    }
}
