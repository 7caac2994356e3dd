package oriel.it.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.it.Distribution;
import oriel.it.Ports;
import oriel.testkit.Programs;
import oriel.transport.tls.CertificateAuthority;
import oriel.transport.tls.PemFile;
import oriel.transport.tls.ServerKey;

/** The product gets a certificate by itself, from Pebble, which is Let's Encrypt's server for tests. */
@Timeout(180)
class DistributionAcmeTest {

    private static final String DOMAIN = "screen.example.org";
    private static final String TRUST_PASSWORD = "changeit";
    private static final int LIMIT_SECONDS = 60;

    @TempDir
    Path folder;

    private final List<Process> programs = new ArrayList<>();
    private int port;
    private int directory;

    @BeforeEach
    void startPebble() throws Exception {
        Programs.require("pebble", "pebble");
        Programs.require("pebble-challtestsrv", "pebble");
        port = Ports.free();
        directory = Ports.free();
        String names = "127.0.0.1:" + Ports.free();
        String management = "127.0.0.1:" + Ports.free();
        program("pebble-challtestsrv -defaultIPv4 127.0.0.1 -defaultIPv6= -http01= -https01= -tlsalpn01= -management "
                + management + " -dns01 " + names);
        program("pebble -strict=false -config " + configuration() + " -dnsserver " + names);
        awaitPort(directory);
    }

    @AfterEach
    void endPebble() {
        programs.forEach(Programs::end);
    }

    private void program(String command) throws IOException {
        List<String> words = List.of(command.split(" "));
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(words.get(0) + ".log").toFile());
        builder.environment().put("PEBBLE_VA_NOSLEEP", "1");
        programs.add(builder.start());
    }

    /** Pebble's own page is encrypted by a certificate which Oriel is told to trust. */
    private Path configuration() throws Exception {
        ServerKey key = CertificateAuthority.make("test", Instant.now())
                .certify(List.of("localhost"), List.of(InetAddress.getLoopbackAddress()), Instant.now());
        Path chain = Files.writeString(folder.resolve("pebble.pem"), PemFile.text(key.chain()));
        Path secret = Files.writeString(folder.resolve("pebble-key.pem"), PemFile.text(key.key()));
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("pebble", key.chain().get(1));
        try (OutputStream out = Files.newOutputStream(folder.resolve("trust.p12"))) {
            trusted.store(out, TRUST_PASSWORD.toCharArray());
        }
        String json = """
                {"pebble": {"listenAddress": "127.0.0.1:%d", "managementListenAddress": "127.0.0.1:%d",
                "certificate": "%s", "privateKey": "%s", "httpPort": %d, "tlsPort": 1, "ocspResponderURL": "",
                "externalAccountBindingRequired": false}}
                """;
        return Files.writeString(
                folder.resolve("pebble.json"), json.formatted(directory, Ports.free(), chain, secret, port));
    }

    private static void awaitPort(int port) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (true) {
            try {
                new Socket("127.0.0.1", port).close();
                return;
            } catch (IOException e) {
                assertTrue(System.nanoTime() < deadline, "pebble does not listen");
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    private Map<String, String> environment(String domain) {
        Map<String, String> environment = new HashMap<>();
        environment.put("ORIEL_STATE_FOLDER", folder.resolve("state").toString());
        environment.put("ORIEL_TLS", "required");
        environment.put("ORIEL_TLS_DOMAIN", domain);
        environment.put("ORIEL_ACME", "https://localhost:" + directory + "/dir");
        environment.put("ORIEL_ACME_CONTACT", "ada@example.org");
        environment.put(
                "JAVA_OPTS",
                "-Djavax.net.ssl.trustStore=" + folder.resolve("trust.p12") + " -Djavax.net.ssl.trustStorePassword="
                        + TRUST_PASSWORD);
        return environment;
    }

    private Distribution serve(String domain) throws IOException {
        return Distribution.start(environment(domain), "serve", "--port", "" + port, "--capture", "demo");
    }

    /** The certificate that the server shows now, whoever has made it. */
    private X509Certificate shown() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Everybody()}, null);
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port)) {
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    private static final class Everybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    private static boolean isOfPebble(X509Certificate certificate) throws Exception {
        return certificate.getIssuerX500Principal().getName().contains("Pebble")
                && certificate.getSubjectAlternativeNames().toString().contains(DOMAIN);
    }

    @Test
    void getsACertificateUsesItAtOnceAndGoesOnWithItWhenThereIsNoOther() throws Exception {
        X509Certificate first;
        try (Distribution server = serve(DOMAIN)) {
            assertEquals(port, server.port());
            server.awaitError("got a certificate for " + DOMAIN);
            first = shown();
            assertTrue(isOfPebble(first), first::toString);
        }
        for (String file : List.of("acme.pem", "acme-account-key.pem")) {
            Path kept = folder.resolve("state/tls").resolve(file);
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)));
        }
        endPebble();
        try (Distribution server = serve("other.example.org")) {
            server.port();
            server.awaitError("no certificate for other.example.org");
            assertEquals(first, shown());
        }
        Distribution.Ended doctor = Distribution.run(environment("other.example.org"), "doctor");
        assertTrue(
                doctor.out().stream().anyMatch(line -> line.startsWith("missing  acme other.example.org: ")),
                doctor::toString);
    }

    @Test
    void showsItsOwnWhereNobodyCertifies() throws Exception {
        endPebble();
        try (Distribution server = serve(DOMAIN)) {
            server.port();
            server.awaitError("no certificate for " + DOMAIN);
            assertFalse(isOfPebble(shown()));
        }
    }
}
