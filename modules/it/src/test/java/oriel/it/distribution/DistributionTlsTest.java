package oriel.it.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.it.Browser;
import oriel.it.Distribution;
import oriel.rfb.Rect;
import oriel.transport.tls.ServerKey;

/** The product encrypts by itself, with a certificate that a client accepts which trusts its authority. */
@Timeout(60)
class DistributionTlsTest {

    private static final Pattern FINGERPRINT = Pattern.compile("([0-9A-F]{2}:){31}[0-9A-F]{2}");

    @TempDir
    Path state;

    private Distribution serve(String... more) throws IOException {
        return serve(Map.of("ORIEL_WEBSOCKET_DETECT_TIMEOUT", "10"), more);
    }

    private Distribution serve(Map<String, String> settings, String... more) throws IOException {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("ORIEL_STATE_FOLDER", state.toString());
        List<String> arguments = new ArrayList<>(List.of("serve", "--port", "0", "--capture", "demo"));
        arguments.addAll(List.of(more));
        return Distribution.start(environment, arguments.toArray(String[]::new));
    }

    private HttpClient client() throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(state.resolve("tls/authority.pem"))) {
            trusted.setCertificateEntry(
                    "own", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private static HttpRequest page(String scheme, int port) {
        return HttpRequest.newBuilder(URI.create(scheme + "://127.0.0.1:" + port + "/"))
                .build();
    }

    @Test
    void tellsTheFingerprintOfTheCertificateThatItShows() throws Exception {
        try (Distribution server = serve("--host", "0.0.0.0")) {
            int port = server.port();
            String warning = server.next();
            List<String> told = FINGERPRINT
                    .matcher(warning)
                    .results()
                    .map(found -> found.group())
                    .toList();
            assertEquals(1, told.size(), warning);
            HttpResponse<String> page = client().send(page("https", port), BodyHandlers.ofString());
            assertEquals(200, page.statusCode());
            X509Certificate shown =
                    (X509Certificate) page.sslSession().orElseThrow().getPeerCertificates()[0];
            assertEquals(told.get(0), ServerKey.fingerprint(shown));
            assertEquals("TLSv1.3", page.sslSession().orElseThrow().getProtocol());
            HttpClient stranger = HttpClient.newHttpClient();
            assertThrows(SSLException.class, () -> stranger.send(page("https", port), BodyHandlers.ofString()));
            assertEquals(
                    200,
                    stranger.send(page("http", port), BodyHandlers.ofString()).statusCode());
        }
    }

    @Test
    void makesACertificateWhereOnlyThisMachineConnectsWhenItIsWantedFirst() throws Exception {
        try (Distribution server = serve()) {
            int port = server.port();
            assertTrue(Files.notExists(state.resolve("tls")));
            assertThrows(
                    SSLException.class,
                    () -> HttpClient.newHttpClient().send(page("https", port), BodyHandlers.ofString()));
            assertEquals(
                    200,
                    client().send(page("https", port), BodyHandlers.ofString()).statusCode());
        }
    }

    @Test
    void letsPeopleTryTheirOwnServer() throws Exception {
        Map<String, String> own = Map.of("ORIEL_STATE_FOLDER", state.toString());
        Path password = Files.writeString(state.resolve("password"), "a long pässword\n");
        ProcessBuilder add = new ProcessBuilder(Distribution.SCRIPT.toString(), "user", "add", "ada");
        add.environment().putAll(own);
        assertEquals(0, add.redirectInput(password.toFile()).start().waitFor());
        try (Distribution server = serve(Map.of(), "--host", "0.0.0.0")) {
            String address = "127.0.0.1:" + server.port();
            String[] ada = {"test-client", address, "--user", "ada", "--password-file", password.toString()};
            Distribution.Ended stranger = Distribution.run(own, ada);
            assertEquals(77, stranger.code(), stranger::toString);
            Matcher shown = FINGERPRINT.matcher(stranger.err().toString());
            assertTrue(shown.find(), stranger::toString);
            assertTrue(Distribution.run(own, "cert", "show").out().toString().contains(shown.group()));
            for (String[] trust : new String[][] {
                {"--fingerprint", shown.group()},
                {"--ca", state.resolve("tls/authority.pem").toString()}
            }) {
                Distribution.Ended known = Distribution.run(
                        own, Stream.concat(Stream.of(ada), Stream.of(trust)).toArray(String[]::new));
                assertEquals(0, known.code(), known::toString);
                assertTrue(known.out().get(0).startsWith("connected to " + address), known::toString);
            }
        }
    }

    @Test
    void sendsBrowsersToHttpsWhereItIsRequired() throws Exception {
        Path configuration = Files.writeString(state.resolve("oriel.json"), "{\"tls\": \"required\"}");
        try (Distribution server = serve("--config", configuration.toString())) {
            int port = server.port();
            HttpResponse<String> sent = client().send(page("http", port), BodyHandlers.ofString());
            assertEquals(308, sent.statusCode());
            assertEquals(
                    "https://127.0.0.1:" + port + "/",
                    sent.headers().firstValue("Location").orElseThrow());
        }
    }

    @Test
    void showsItsPageThroughTls() throws Exception {
        Path configuration = Files.writeString(state.resolve("oriel.json"), "{\"tls\": \"required\"}");
        try (Distribution server = serve("--config", configuration.toString(), "--no-auth");
                Browser browser = new Browser(Browser.Look.LAPTOP)) {
            int port = server.port();
            browser.go("https://127.0.0.1:" + port + "/#autoconnect=1");
            browser.awaitState("connected");
            assertEquals(new Rect(0, 0, 1280, 800), browser.picture().bounds());
            List<String> others = browser.requestsOtherThan("https://127\\.0\\.0\\.1:" + port + "/.*");
            assertEquals(1, others.size(), others::toString);
            assertTrue(others.get(0).startsWith("wss://127.0.0.1:" + port + "/"), others::toString);
        }
    }
}
