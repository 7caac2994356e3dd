package oriel.authenticator.pam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.security.Account;
import oriel.security.Authenticator;
import oriel.security.Right;
import oriel.testkit.Programs;
import oriel.transport.Peer;

/** Logins by the real libpam, whose rules lie in a folder of the test. */
class PamTest {

    private static final Peer PEER = new Peer(new InetSocketAddress("192.0.2.7", 40_000), false, true);
    private static final Optional<Account> NOBODY = Optional.empty();
    private static final Optional<Account> ADA = Optional.of(new Account("ada", Right.FULL));
    private static final String PASSWORD = "Ünder the \"sea\" 1870";

    /** Admits who says {@link #PASSWORD}, and writes down what PAM tells of it. */
    private static final String CHECK = """
            #!/bin/sh
            secret=$(tr -d '\\000')
            echo "$PAM_SERVICE $PAM_TYPE $PAM_USER $PAM_RHOST" >> "${0%/*}/asked"
            [ "$secret" = 'Ünder the "sea" 1870' ]
            """;

    @TempDir
    Path folder;

    private PamRules rules;

    @BeforeEach
    void needsPam() {
        PamRules.needPam();
        rules = new PamRules(folder);
    }

    /** A service that judges by {@link #CHECK}. */
    private void checked(String name) throws IOException {
        rules.service(
                name,
                "auth required pam_exec.so expose_authtok quiet " + rules.script("check.sh", CHECK),
                "account required pam_permit.so");
    }

    private Options options(String... rights) {
        return new Options("plugins.pam", Map.of("folder", folder.toString(), "rights", List.of(rights)));
    }

    private Authenticator pam() throws PluginException {
        return new PamProvider().create(options("ada=full"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void theRightPasswordComesInAndNoOther() throws Exception {
        checked("oriel");
        byte[] secret = utf8(PASSWORD);
        Authenticator pam = pam();
        assertEquals(ADA, pam.withSecret("ada", secret, PEER));
        assertEquals(PASSWORD, new String(secret, StandardCharsets.UTF_8), "it is the caller's");
        assertEquals(NOBODY, pam.withSecret("ada", utf8("wrong"), PEER));
        assertEquals(NOBODY, pam.withSecret("ada", new byte[0], PEER));
        assertEquals(
                "oriel auth ada 192.0.2.7",
                Files.readAllLines(folder.resolve("asked")).get(0));
        assertTrue(pam.knowsNames());
        assertFalse(pam.knowsSecrets());
        assertEquals(NOBODY, pam.withChallenge("ada", password -> true));
    }

    @Test
    void whoeverHasNoRightsIsAskedAboutAllTheSameAndRefusedWithTheRightPassword() throws Exception {
        checked("oriel");
        assertEquals(NOBODY, pam().withSecret("eve", utf8(PASSWORD), PEER));
        assertEquals(
                "oriel auth eve 192.0.2.7",
                Files.readAllLines(folder.resolve("asked")).get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "auth required pam_deny.so, account required pam_permit.so, false",
        "auth required pam_permit.so, account required pam_deny.so, false",
        "auth required pam_permit.so, account required pam_permit.so, true",
        "auth required pam_nosuchmodule.so, account required pam_permit.so, false",
        "auth requried pam_permit.so, account required pam_permit.so, false",
    })
    void bothPhasesCount(String auth, String account, boolean admitted) throws Exception {
        rules.service("oriel", auth, account);
        assertEquals(admitted, pam().withSecret("ada", utf8("x"), PEER).isPresent());
    }

    @ParameterizedTest
    @ValueSource(ints = {511, 512, 100_000})
    void whatIsTooLongForPamIsRefusedBeforeItIsAsked(int length) throws Exception {
        rules.service("oriel", "auth required pam_permit.so", "account required pam_permit.so");
        byte[] secret = new byte[length];
        Arrays.fill(secret, (byte) 'x');
        assertEquals(length == 511, pam().withSecret("ada", secret, PEER).isPresent());
        secret[3] = 0;
        assertEquals(NOBODY, pam().withSecret("ada", secret, PEER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\0da"})
    void noNameIsNobodys(String name) throws Exception {
        rules.service("oriel", "auth required pam_permit.so", "account required pam_permit.so");
        Authenticator everybody = new PamProvider().create(options("*=look"));
        assertEquals(NOBODY, everybody.withSecret(name, utf8("x"), PEER));
        assertEquals(NOBODY, everybody.withSecret("x".repeat(256), utf8("x"), PEER));
        assertTrue(everybody.withSecret("x".repeat(255), utf8("x"), PEER).isPresent());
    }

    @Test
    void groupsAreThoseOfTheSystem() throws Exception {
        rules.service("oriel", "auth required pam_permit.so", "account required pam_permit.so");
        Authenticator pam = new PamProvider().create(options("@root=full", "@nosuchgroup=full"));
        assertTrue(pam.withSecret("root", utf8("x"), PEER).isPresent());
        assertEquals(NOBODY, pam.withSecret("nobody", utf8("x"), PEER));
        assertEquals(NOBODY, pam.withSecret("nosuchuser", utf8("x"), PEER));
    }

    /** What hangs here stays, for nobody can end it; what is asked about after that is ended. */
    @Test
    void modulesThatHangKeepOthersFromNothing() throws Exception {
        Path gate = folder.resolve("gate");
        Programs.require("mkfifo", "coreutils");
        assertEquals(0, new ProcessBuilder("mkfifo", gate.toString()).start().waitFor());
        String hang = "#!/bin/sh\n[ \"$PAM_USER\" = ada ] || read -r line < " + gate + "\nexit 0\n";
        rules.service(
                "oriel",
                "auth required pam_exec.so quiet " + rules.script("hang.sh", hang),
                "account required pam_permit.so");
        PamRights rights = PamRights.of(options("*=full"), Optional.empty(), (user, group) -> false);
        Duration limit = Duration.ofSeconds(2);
        Authenticator hasty = new PamAuthenticator(PamProvider.door(PamService.of(options()), limit), rights, limit);
        ExecutorService handshakes = Executors.newFixedThreadPool(PamAuthenticator.AT_ONCE);
        try {
            hang(hasty, handshakes, PamAuthenticator.AT_ONCE);
            assertEquals(ADA, patiently(hasty));
            hang(hasty, handshakes, 2);
            awaitScripts(PamAuthenticator.AT_ONCE);
        } finally {
            try (RandomAccessFile open = new RandomAccessFile(gate.toFile(), "rw")) { // does not wait for readers
                open.writeBytes("go on\n".repeat(PamAuthenticator.AT_ONCE));
                awaitScripts(0);
            }
            handshakes.shutdownNow();
        }
        assertEquals(ADA, patiently(hasty));
    }

    /** Until so many scripts hang, and no process that asks PAM is left. */
    private static void awaitScripts(int wanted) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (ProcessHandle.current().descendants().count() != wanted) {
            assertTrue(
                    System.nanoTime() - end < 0,
                    () -> "there are "
                            + ProcessHandle.current()
                                    .descendants()
                                    .map(each -> each.info().toString())
                                    .toList());
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** The machine may be slow, but not for ever. */
    private static Optional<Account> patiently(Authenticator pam) {
        Optional<Account> found = NOBODY;
        for (int i = 0; i < 30 && found.isEmpty(); i++) {
            found = pam.withSecret("ada", utf8("x"), PEER);
        }
        return found;
    }

    private static void hang(Authenticator pam, ExecutorService handshakes, int times) throws Exception {
        List<Future<Optional<Account>>> hung = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            hung.add(handshakes.submit(() -> pam.withSecret("eve", utf8("x"), PEER)));
        }
        for (Future<Optional<Account>> each : hung) {
            assertEquals(NOBODY, each.get(), "after its time");
        }
    }

    @Test
    void whoeverIsInterruptedIsNotLetIn() throws Exception {
        rules.service("oriel", "auth required pam_permit.so", "account required pam_permit.so");
        Thread.currentThread().interrupt();
        assertEquals(NOBODY, pam().withSecret("ada", utf8("x"), PEER));
        assertTrue(Thread.interrupted());
    }

    @Test
    void withoutRulesOfItsOwnThoseForOthersCount() throws Exception {
        rules.service("other", "auth required pam_permit.so", "account required pam_permit.so");
        assertEquals(ADA, pam().withSecret("ada", utf8("x"), PEER));
    }

    @ParameterizedTest
    @CsvSource({
        ", PAM's service oriel has no file",
        "elsewhere, PAM's service elsewhere has no file",
        "../oriel, PAM has no service of such a name",
        "a/b, PAM has no service of such a name",
    })
    void aServiceWithoutRulesIsAnError(String service, String message) throws Exception {
        if (service != null) {
            rules.service("other", "auth required pam_permit.so");
        }
        Map<String, Object> values = service == null
                ? Map.of("folder", folder.toString(), "rights", List.of("*=full"))
                : Map.of("folder", folder.toString(), "rights", List.of("*=full"), "service", service);
        PluginException e =
                assertThrows(PluginException.class, () -> new PamProvider().create(new Options("plugins.pam", values)));
        assertTrue(e.getMessage().startsWith(message), e.getMessage());
    }

    @Test
    void itsOptionsAreFour() throws Exception {
        checked("desk");
        Map<String, Object> all =
                Map.of("folder", folder.toString(), "service", "desk", "rights", List.of("ada=full"), "timeout", 60);
        Options options = new Options("plugins.pam", all);
        assertEquals(Optional.empty(), new PamProvider().unavailableReason(options));
        assertEquals(ADA, new PamProvider().create(options).withSecret("ada", utf8(PASSWORD), PEER));
        options.rejectUnread();
    }
}
