package oriel.it.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.it.Distribution;
import oriel.it.Docs;
import oriel.it.Ports;
import oriel.testkit.Programs;

/**
 * Every command of README and of the pages in docs, run as it stands there, from the first to the last, by a stranger with a home of its own: each
 * must end well, or serve until it is told to end.
 */
@Timeout(180)
class DocsCommandsTest {

    /** Commands that a test does not run, and why. Each must be in the docs; what can be checked of it is checked here. */
    private static final Map<String, String> NOT_RUN =
            Map.of("python3 modules/benchmarks/peers/peers.py", "it measures other servers for half an hour");

    /** Programs that only write down how they were called, and why. */
    private static final Map<String, String> STAND_INS = Map.of(
            "mvn", "it is what runs this test",
            "systemctl", "a test has no session of systemd",
            "git", "a test has no network",
            "podman", "a test makes no containers",
            "sudo", "a test changes nothing of its machine");

    private static final List<String> CALLS = List.of(
            "sudo apt install git openjdk-17-jdk-headless maven npm libisal2 libturbojpeg0",
            "git clone ADDRESS oriel",
            "mvn -q -DskipTests package",
            "mvn -q -DskipTests package",
            "sudo cp -r distribution/target/oriel /opt/oriel",
            "sudo useradd --create-home oriel",
            "sudo mkdir -p /etc/oriel",
            "sudo /opt/oriel/bin/oriel config init /etc/oriel/oriel.json",
            "sudo chown oriel /etc/oriel/oriel.json",
            "sudo cp /opt/oriel/share/systemd/system/oriel.service /etc/systemd/system",
            "sudo cp /opt/oriel/share/systemd/system/oriel@.service /etc/systemd/system",
            "sudo systemctl daemon-reload",
            "sudo systemctl daemon-reload",
            "sudo systemctl enable --now oriel.service",
            "sudo systemctl enable --now oriel@alice.service oriel@bob.service",
            "systemctl --user daemon-reload",
            "systemctl --user daemon-reload",
            "systemctl --user enable --now oriel.service",
            "systemctl --user enable --now oriel.socket",
            "mvn -q -DskipTests -Pbench -pl modules/benchmarks -am package"
                    + " -Djmh.args=JpegBenchmark -p level=8 -p rows=128 -f 1 -wi 2 -i 3",
            "mvn -q -DskipTests -Pjavadoc package",
            "mvn -q -DskipTests -Pruntime package",
            "mvn -q -DskipTests -Pdeb verify",
            "mvn -q -DskipTests -Pdeb verify",
            "mvn -DskipTests -Prelease",
            "sudo apt install ./distribution/target/deb/oriel_*_amd64.deb",
            "sudo tar --extract --gzip --file distribution/target/release/oriel-0.2.0.tar.gz --directory /opt",
            "sudo ln -sfn oriel-0.2.0 /opt/oriel",
            "sudo /opt/oriel/bin/oriel train",
            "podman build --tag oriel --file distribution/src/container/Containerfile distribution/target/deb",
            "podman run --init --rm --publish 5900:5900 --env ORIEL_PASSWORD=sesame12 oriel",
            "systemctl --user enable --now oriel.service",
            "sudo oriel config init /etc/oriel/alice.json",
            "sudo chown alice /etc/oriel/alice.json",
            "sudo systemctl enable --now oriel@alice.service",
            "mvn verify");

    private static final Pattern PORT = Pattern.compile("--port (\\d+)|http\\.server (\\d+)");

    /** What a block needs that may not be there, by a word of it: the program and Debian's package. */
    private static final Map<String, List<String>> NEEDS = Map.of(
            "--virtual", List.of("Xvfb", "xvfb"),
            "xterm", List.of("xterm", "xterm"),
            "man distribution", List.of("man", "man-db"),
            "http.server", List.of("python3", "python3"),
            "openssl", List.of("openssl", "openssl"));

    private static final Path ROOT = Path.of(System.getProperty("oriel.root"));

    @TempDir
    static Path folder;

    @TestFactory
    List<DynamicTest> everyBlockRunsAsItStandsThere() throws Exception {
        if (!Files.exists(Distribution.SCRIPT)) {
            Programs.leaveOut(Distribution.SCRIPT + " is not there: mvn package builds it");
        }
        Stranger stranger = Stranger.in(folder, STAND_INS.keySet());
        writeTheProgram(stranger.checkout());
        List<DynamicTest> tests = new ArrayList<>();
        for (String block : Docs.blocks("sh")) {
            String name = block.lines().findFirst().orElseThrow();
            if (NOT_RUN.keySet().stream().noneMatch(block::startsWith)) {
                tests.add(dynamicTest(name, () -> run(stranger, block)));
            }
        }
        tests.add(dynamicTest("the programs that stood in were called as they can be", () -> {
            assertEquals(
                    CALLS.stream().sorted().toList(),
                    stranger.calls().stream().sorted().toList());
            assertMavenHasWhatIsNamed();
            assertDebianHasWhatIsNamed();
        }));
        return tests;
    }

    /** The program that embeds Oriel, on a port that is free. */
    private static void writeTheProgram(Path checkout) throws IOException {
        Path folder = Files.createDirectories(checkout.resolve("acme/program"));
        Files.writeString(checkout.resolve("module-info.java"), Docs.block("java", "module acme.program {"));
        String program = Docs.block("java", "final class Embedded");
        assertTrue(program.contains(", 5900)"), program);
        Files.writeString(folder.resolve("Embedded.java"), program.replace(", 5900)", ", 0)"));
    }

    private static void run(Stranger stranger, String block) throws Exception {
        for (Map.Entry<String, List<String>> need : NEEDS.entrySet()) {
            if (block.contains(need.getKey())) {
                Programs.require(need.getValue().get(0), need.getValue().get(1));
            }
        }
        Optional<Integer> port = port(block);
        if (port.isPresent()) {
            try (FileChannel turn = Ports.inTurn(port.get())) {
                assertTrue(turn.isOpen());
                requireFree(port.get());
                runItself(stranger, block);
            }
        } else {
            runItself(stranger, block);
        }
    }

    private static void runItself(Stranger stranger, String block) throws Exception {
        String last = block.strip().lines().reduce("", (before, line) -> line);
        if (last.contains("oriel serve")) {
            stranger.runUntil("oriel: showing ", block);
        } else if (last.contains("http.server")) {
            stranger.runUntil("Serving HTTP on ", block);
        } else if (last.contains("acme.program.Embedded")) {
            stranger.runUntil("listening on ", block);
        } else {
            check(block, stranger.runToTheEnd(block), stranger);
        }
    }

    private static Optional<Integer> port(String block) {
        Matcher port = PORT.matcher(block);
        return port.find()
                ? Optional.of(
                        Integer.parseInt(Optional.ofNullable(port.group(1)).orElse(port.group(2))))
                : Optional.empty();
    }

    private static void requireFree(int port) {
        try (ServerSocket probe = Ports.taken(port)) {
            assertEquals(port, probe.getLocalPort());
        } catch (IOException e) {
            Programs.leaveOut("port " + port + ", which the docs name, is in use");
        }
    }

    /** What the docs promise of what a block prints. */
    private static void check(String block, List<String> said, Stranger stranger) throws IOException {
        Map<String, String> promises = Map.of(
                "oriel doctor", "ok +capture demo: works here",
                "man distribution", " *oriel serve .*",
                "bench encoders", " *\"results\" .*",
                "bench live", ".*zrle.*",
                "bench line", "oriel +asks +\\d+ .*");
        promises.forEach((words, line) -> {
            if (block.contains(words)) {
                assertTrue(said.stream().anyMatch(each -> each.matches(line)), () -> line + " is not in " + said);
            }
        });
        for (String page : List.of("encoders.html", "line.html", "live.html")) {
            assertEquals(
                    block.contains(page),
                    Files.deleteIfExists(stranger.checkout().resolve(page)),
                    page);
        }
    }

    private static void assertMavenHasWhatIsNamed() throws IOException {
        assertTrue(Files.exists(ROOT.resolve("modules/benchmarks/pom.xml")));
        Path benchmark = ROOT.resolve("modules/benchmarks/src/main/java/oriel/benchmarks/JpegBenchmark.java");
        String source = Files.readString(benchmark);
        for (String parameter : List.of("level", "rows")) {
            assertTrue(source.matches("(?s).*@Param[^;]*\\b" + parameter + ";.*"), parameter);
        }
        String poms = Files.readString(ROOT.resolve("pom.xml"))
                + Files.readString(ROOT.resolve("modules/benchmarks/pom.xml"));
        assertTrue(poms.contains("<id>bench</id>") && poms.contains("jmh.args"), "there is no profile bench");
        String distribution = Files.readString(ROOT.resolve("distribution/pom.xml"));
        for (String profile : List.of("release", "deb", "runtime")) {
            assertTrue(distribution.contains("<id>" + profile + "</id>"), profile);
        }
        assertTrue(Files.exists(ROOT.resolve("distribution/src/container/Containerfile")));
        String here = Files.readString(ROOT.resolve("modules/it/pom.xml"));
        assertTrue(
                here.contains("<id>javadoc</id>") && here.contains("javadoc.options"), "there is no profile javadoc");
    }

    /** What README has installed is among what the gate installs, but for git, with which that has come already. */
    private static void assertDebianHasWhatIsNamed() throws IOException {
        String gate = Files.readString(ROOT.resolve(".ci/run"));
        String[] words = CALLS.get(0).split(" ");
        for (String name : List.of(words).subList(3, words.length)) {
            assertTrue(name.equals("git") || gate.matches("(?s).*[ (]" + name + "[ )\n].*"), name);
        }
    }

    @TestFactory
    List<DynamicTest> whatIsNotRunIsThereAndHasItsOptions() throws IOException {
        List<String> blocks = Docs.blocks("sh");
        List<DynamicTest> tests = new ArrayList<>();
        NOT_RUN.forEach((command, reason) -> tests.add(dynamicTest(command + ": " + reason, () -> {
            String block = blocks.stream()
                    .filter(each -> each.startsWith(command))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("the docs have it no more; take it off this list"));
            Stranger stranger = Stranger.in(Files.createTempDirectory(folder, "other"), STAND_INS.keySet());
            Programs.require("python3", "python3");
            List<String> help = stranger.runToTheEnd(block.strip() + " --help");
            String words = String.join("\n", help);
            Matcher option = Pattern.compile("(?m)(?<=\\s)--[a-z]+").matcher(block.replaceAll("\"[^\"]*\"", "TEXT"));
            while (option.find()) {
                assertTrue(words.contains(option.group()), () -> option.group() + " is not in " + words);
            }
        })));
        return tests;
    }
}
