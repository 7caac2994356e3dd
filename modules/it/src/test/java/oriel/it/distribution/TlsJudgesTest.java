package oriel.it.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.it.Distribution;
import oriel.testkit.Programs;

/** Programs that judge the TLS of servers see what docs/security.md promises, and nothing else. */
@Timeout(120)
class TlsJudgesTest {

    private static final Pattern VERSION = Pattern.compile("(?m)^\\|   (\\S+): $");
    private static final Pattern SUITE = Pattern.compile("(?m)^\\|       (TLS_\\w+) .*$");

    @TempDir
    Path state;

    private Distribution server;
    private int port;

    @BeforeEach
    void serve() throws Exception {
        server = Distribution.start(
                Map.of("ORIEL_STATE_FOLDER", state.toString()), "serve", "--port", "0", "--capture", "demo");
        port = server.port();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String first(MatchResult found) {
        return found.group(1);
    }

    @Test
    void nmapSeesTwoVersionsWithThreeSuitesEach() throws Exception {
        Programs.require("nmap", "nmap");
        String report = new String(
                Programs.run(
                        "", "nmap", "-Pn", "-p", Integer.toString(port), "--script", "ssl-enum-ciphers", "127.0.0.1"),
                StandardCharsets.UTF_8);
        assertEquals(
                List.of("TLSv1.2", "TLSv1.3"),
                VERSION.matcher(report).results().map(TlsJudgesTest::first).toList(),
                report);
        assertEquals(
                Set.of(
                        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
                        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
                        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
                        "TLS_AKE_WITH_AES_256_GCM_SHA384",
                        "TLS_AKE_WITH_AES_128_GCM_SHA256",
                        "TLS_AKE_WITH_CHACHA20_POLY1305_SHA256"),
                SUITE.matcher(report).results().map(TlsJudgesTest::first).collect(Collectors.toSet()),
                report);
        assertTrue(report.contains("least strength: A"), report);
    }

    @ParameterizedTest
    @CsvSource({
        "-tls1_2, ALL, true",
        "-tls1_3, ALL, true",
        "-tls1, ALL, false",
        "-tls1_1, ALL, false",
        "-tls1_2, ALL:COMPLEMENTOFALL:!kECDHE:!TLSv1.3, false",
        "-tls1_2, ECDHE:!AESGCM:!CHACHA20, false",
        "-tls1_2, aNULL, false",
        "-tls1_2, RSA, false",
    })
    void opensslShakesHandsByNothingElse(String version, String ciphers, boolean shaken) throws Exception {
        Programs.require("openssl", "openssl");
        Process client = new ProcessBuilder(
                        "openssl",
                        "s_client",
                        "-connect",
                        "127.0.0.1:" + port,
                        version,
                        "-cipher",
                        ciphers + ":@SECLEVEL=0")
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(shaken, client.waitFor() == 0, said);
        assertEquals(shaken, said.contains("BEGIN CERTIFICATE"), said);
    }
}
