package oriel.authenticator.pam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.security.Account;
import oriel.security.Authenticator;
import oriel.testkit.Programs;
import oriel.transport.Peer;

/** Sessions of the real libpam, each in a process of its own. */
@Timeout(120)
class PamSessionTest {

    private static final Peer PEER = new Peer(new InetSocketAddress("192.0.2.7", 40_000), false, true);
    private static final byte[] SECRET = "x".getBytes(StandardCharsets.US_ASCII);
    private static final Duration LONG = Duration.ofSeconds(100);
    private static final Duration SHORT = Duration.ofMillis(200);

    /** Writes down what happens, and waits for the gate where the test says so. */
    private static final String NOTE = """
            #!/bin/sh
            cd "${0%/*}"
            echo "$PAM_TYPE $PAM_USER $PAM_RHOST" >> noted
            echo $$ > script
            [ ! -e "hang-$PAM_TYPE" ] || read -r line < gate
            exit 0
            """;

    @TempDir
    Path folder;

    private PamRules rules;

    @BeforeEach
    void needsPam() throws Exception {
        PamRules.needPam();
        Programs.require("mkfifo", "coreutils");
        rules = new PamRules(folder);
        rules.script("note.sh", NOTE);
        Path gate = folder.resolve("gate");
        assertEquals(0, new ProcessBuilder("mkfifo", gate.toString()).start().waitFor());
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        try (RandomAccessFile gate = new RandomAccessFile(folder.resolve("gate").toFile(), "rw")) {
            gate.writeBytes("go on\n".repeat(10));
            awaitEnd();
        }
    }

    private static Stream<ProcessHandle> processes() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("java"));
    }

    /** Until each process has closed its session. */
    private static void awaitEnd() {
        processes().forEach(process -> process.onExit().join());
    }

    /** Until the last script is gone, which has not gone on by itself. */
    private void awaitEndOfScript() throws Exception {
        long script = Long.parseLong(Files.readString(folder.resolve("script")).strip());
        Optional<ProcessHandle> process = ProcessHandle.of(script);
        if (process.isPresent()) {
            process.get().onExit().get(60, TimeUnit.SECONDS);
        }
    }

    private List<String> noted() throws IOException {
        Path file = folder.resolve("noted");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private void rules(String... sessions) throws IOException {
        String note = " required pam_exec.so quiet " + folder.resolve("note.sh");
        String[] lines = Stream.concat(
                        Stream.of("auth" + note, "account required pam_permit.so"),
                        Stream.of(sessions).map(line -> line.replace("NOTE", note)))
                .toArray(String[]::new);
        rules.service("oriel", lines);
    }

    private Options options() {
        return new Options("plugins.pam", Map.of("folder", folder.toString(), "rights", List.of("ada=full")));
    }

    private Authenticator pam(Duration limit, Duration closing) throws PluginException {
        PamRights rights = PamRights.of(options(), Optional.empty(), (user, group) -> false);
        return new PamAuthenticator(new SessionDoor(PamService.of(options()), limit, closing), rights, limit);
    }

    private Account admitted(Authenticator pam) {
        return pam.withSecret("ada", SECRET, PEER).orElseThrow();
    }

    @Test
    void oneIsOpenedAtTheLoginAndClosedWhenWhoeverItIsLeaves() throws Exception {
        rules("sessionNOTE");
        Account ada = admitted(new PamProvider().create(options()));
        assertEquals(List.of("auth ada 192.0.2.7", "open_session ada 192.0.2.7"), noted());
        ada.leave().run();
        ada.leave().run();
        awaitEnd();
        assertEquals(
                List.of("auth ada 192.0.2.7", "open_session ada 192.0.2.7", "close_session ada 192.0.2.7"), noted());
    }

    @Test
    void eachHasItsOwn() throws Exception {
        rules("sessionNOTE");
        Authenticator pam = pam(LONG, LONG);
        Account first = admitted(pam);
        Account second = admitted(pam);
        first.leave().run();
        processes().findFirst().orElseThrow();
        second.leave().run();
        awaitEnd();
        assertEquals(2, noted().stream().filter(line -> line.startsWith("open")).count());
        assertEquals(
                2, noted().stream().filter(line -> line.startsWith("close")).count());
    }

    /** As systemd does with all of a service's processes. */
    @Test
    void oneIsClosedAlsoWhenItsProcessIsToldToEnd() throws Exception {
        rules("sessionNOTE");
        admitted(pam(LONG, LONG));
        processes().forEach(ProcessHandle::destroy);
        awaitEnd();
        assertEquals("close_session ada 192.0.2.7", noted().get(2));
    }

    @Test
    void thereIsNoneWhereTheLoginFails() throws Exception {
        rules.service(
                "oriel",
                "auth required pam_deny.so",
                "account required pam_permit.so",
                "session required pam_exec.so quiet " + folder.resolve("note.sh"));
        assertEquals(Optional.empty(), pam(LONG, LONG).withSecret("ada", SECRET, PEER));
        awaitEnd();
        assertEquals(List.of(), noted());
    }

    @Test
    void whoeverHasNoRightsLeavesAtOnce() throws Exception {
        rules("sessionNOTE");
        assertEquals(Optional.empty(), pam(LONG, LONG).withSecret("eve", SECRET, PEER));
        awaitEnd();
        assertEquals(
                List.of("auth eve 192.0.2.7", "open_session eve 192.0.2.7", "close_session eve 192.0.2.7"), noted());
    }

    @Test
    void nobodyComesInWhereTheSessionIsRefused() throws Exception {
        rules("session required pam_deny.so");
        assertEquals(Optional.empty(), pam(LONG, LONG).withSecret("ada", SECRET, PEER));
        assertEquals(List.of("auth ada 192.0.2.7"), noted());
    }

    @Test
    void oneThatIsNotOpenedInTimeKeepsNobody() throws Exception {
        rules("sessionNOTE");
        Files.createFile(folder.resolve("hang-open_session"));
        assertEquals(Optional.empty(), pam(Duration.ofSeconds(2), LONG).withSecret("ada", SECRET, PEER));
        awaitEnd();
        awaitEndOfScript();
        assertFalse(noted().contains("close_session ada 192.0.2.7"));
    }

    @Test
    void oneThatIsNotClosedInTimeKeepsNobody() throws Exception {
        rules("sessionNOTE");
        Files.createFile(folder.resolve("hang-close_session"));
        admitted(pam(LONG, SHORT)).leave().run();
        awaitEnd();
        awaitEndOfScript();
        assertEquals("close_session ada 192.0.2.7", noted().get(2));
    }

    @Test
    void oneThatHangsEndsAlsoWhereNobodyWaitsForItAnyMore() throws Exception {
        rules("sessionNOTE");
        Files.createFile(folder.resolve("hang-auth"));
        SessionDoor door = new SessionDoor(PamService.of(options()), Duration.ofSeconds(2), SHORT);
        Process process = door.start();
        door.ask(process, "ada", SECRET, PEER);
        process.waitFor();
        awaitEndOfScript();
        assertEquals(List.of("auth ada 192.0.2.7"), noted());
    }

    @Test
    void oneThatIsToldToEndWhileItHangsDoesSoAtOnce() throws Exception {
        rules("sessionNOTE");
        Files.createFile(folder.resolve("hang-auth"));
        SessionDoor door = new SessionDoor(PamService.of(options()), LONG, LONG);
        Process process = door.start();
        door.ask(process, "ada", SECRET, PEER);
        // Opened once the script waits at the gate, which stays shut as long as it is open.
        try (FileOutputStream gate = new FileOutputStream(folder.resolve("gate").toFile())) {
            process.destroy();
            process.waitFor();
            awaitEndOfScript();
            gate.flush();
        }
        assertEquals(List.of("auth ada 192.0.2.7"), noted());
    }

    @Test
    void whoeverIsLetInTooLateLeaves() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch left = new CountDownLatch(1);
        Door late = (user, secret, from) -> {
            awaitQuietly(gate);
            return Optional.of(left::countDown);
        };
        PamRights rights = PamRights.of(options(), Optional.empty(), (user, group) -> false);
        Authenticator pam = new PamAuthenticator(late, rights, SHORT);
        assertEquals(Optional.empty(), pam.withSecret("ada", SECRET, PEER));
        gate.countDown();
        left.await();
    }

    private static void awaitQuietly(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "session required pam_permit.so, true",
        "-session optional pam_systemd.so, true",
        "  SESSION include common-session, true",
        "@include sessions, true",
        "@include nosuchfile, false",
        "@include oriel, false",
        "# session required pam_permit.so, false",
        "account required pam_permit.so session, false",
    })
    void itsOwnRulesSayWhetherThereIsOne(String line, boolean wanted) throws Exception {
        rules.service("sessions", "session required pam_permit.so");
        rules.service("oriel", "auth required pam_permit.so", line);
        assertEquals(wanted, PamService.of(options()).opensSessions());
    }

    @Test
    void theRulesForOthersOpenNone() throws Exception {
        rules.service(
                "other",
                "auth required pam_permit.so",
                "account required pam_permit.so",
                "session required pam_deny.so");
        assertTrue(pam().withSecret("ada", SECRET, PEER).isPresent());
    }

    private Authenticator pam() throws PluginException {
        return new PamProvider().create(options());
    }
}
