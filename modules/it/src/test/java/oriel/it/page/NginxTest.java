package oriel.it.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.it.Browser;
import oriel.it.Distribution;
import oriel.it.Docs;
import oriel.it.Ports;
import oriel.rfb.Framebuffer;
import oriel.testkit.Programs;

/** The {@code server} of nginx that docs/nginx.md shows, word for word but for ports and files, encrypts for browsers. */
@Timeout(120)
class NginxTest {

    private static final Path NGINX = Path.of("/usr/sbin/nginx");
    private static final String NAME = "screen.example.org";
    private static final String PASS_ON = "proxy_set_header Host $http_host;";

    @TempDir
    Path folder;

    private int front;
    private String from = "127.0.0.1";

    @BeforeEach
    void certify() throws Exception {
        Programs.require(NGINX, "nginx-light");
        Programs.require("openssl", "openssl");
        front = Ports.free();
        Programs.run(
                "",
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=" + NAME,
                "-addext",
                "subjectAltName=DNS:" + NAME,
                "-keyout",
                folder.resolve("key.pem").toString(),
                "-out",
                folder.resolve("certificate.pem").toString());
    }

    private Distribution serve(String... namesAndValues) throws IOException {
        Map<String, String> settings =
                new HashMap<>(Map.of("ORIEL_WEBSOCKET_DETECT_TIMEOUT", "1", "ORIEL_CAPTURE", "demo"));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            settings.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return Distribution.start(settings, "serve", "--no-auth", "--port", "0");
    }

    /** Starts nginx with the block for one desktop; each thing that depends on the machine is replaced, and must be there. */
    private WebServer nginx(int port, boolean passesTheHostOn) throws IOException, InterruptedException {
        String server = Docs.block("nginx", "server_name " + NAME + ";");
        server = replaced(server, "listen 443 ssl;", "listen 127.0.0.1:" + front + " ssl;");
        server = replaced(server, ":5900", ":" + port);
        server = replaced(server, "/etc/ssl/certs/" + NAME + ".pem", folder.resolve("certificate.pem") + "");
        server = replaced(server, "/etc/ssl/private/" + NAME + ".key", folder.resolve("key.pem") + "");
        return start(passesTheHostOn ? server : replaced(server, PASS_ON, ""));
    }

    private WebServer start(String server) throws IOException, InterruptedException {
        Path config = Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                master_process off;
                pid nginx.pid;
                events {}
                http {
                    access_log off;
                    client_body_temp_path body;
                    proxy_temp_path proxy;
                    fastcgi_temp_path fastcgi;
                    uwsgi_temp_path uwsgi;
                    scgi_temp_path scgi;
                    %s
                }
                """.formatted(server));
        return WebServer.start(
                folder, front, NGINX.toString(), "-p", folder.toString(), "-c", config.toString(), "-e", "stderr");
    }

    private static String replaced(String text, String old, String other) {
        assertTrue(text.contains(old), () -> "the block of nginx has no " + old);
        return text.replace(old, other);
    }

    private static String origin(int front) {
        return "https://" + NAME + ":" + front;
    }

    @Test
    void showsThePageAndTheScreenWhereItPassesTheHostOn() throws Exception {
        try (Distribution server = serve("ORIEL_ALLOWED_HOSTS", NAME);
                WebServer nginx = nginx(server.port(), true)) {
            assertShowsTheScreen(nginx.port());
            assertRefusesStrangers(nginx.port());
        }
    }

    @Test
    void showsThemWithThatOriginAllowedWhereItDoesNot() throws Exception {
        try (Distribution server = serve("ORIEL_WEBSOCKET_ALLOWED_ORIGINS", origin(front));
                WebServer nginx = nginx(server.port(), false)) {
            assertShowsTheScreen(nginx.port());
            assertRefusesStrangers(nginx.port());
        }
    }

    @Test
    void showsNothingUnderANameThatOrielWasNotTold() throws Exception {
        try (Distribution server = serve("ORIEL_ALLOWED_HOSTS", "other.example.org");
                WebServer nginx = nginx(server.port(), true)) {
            String answer = answer(nginx.port(), "");
            assertTrue(answer.startsWith("HTTP/1.1 403 "), answer);
        }
    }

    @Test
    void tellsWhereBrowsersComeFrom() throws Exception {
        Path audit = folder.resolve("audit.log");
        Map<String, String> settings = Map.of(
                "ORIEL_CAPTURE",
                "demo",
                "ORIEL_ALLOWED_HOSTS",
                NAME,
                "ORIEL_TRUSTED_PROXIES",
                "127.0.0.1",
                "ORIEL_AUDIT_LOG",
                audit.toString());
        try (Distribution server = Distribution.start(settings, "serve", "--no-auth", "--port", "0");
                WebServer nginx = nginx(server.port(), true)) {
            from = "127.0.0.5";
            String own = answer(nginx.port(), "Origin: " + origin(front) + "\r\n");
            assertTrue(own.endsWith("RFB 003.008\n"), own);
        }
        String line = Files.readString(audit);
        String wanted = "\"event\":\"refusal\",\"session\":1,\"user\":\"\",\"from\":\"127.0.0.5\",\"browser\":true,"
                + "\"encrypted\":true";
        assertTrue(line.contains(wanted), line);
    }

    @Test
    void severalDesktopsHaveAPathAndUsersEach() throws Exception {
        try (Distribution alice = serve("ORIEL_ALLOWED_HOSTS", "screens.example.org");
                Distribution bob = serve("ORIEL_ALLOWED_HOSTS", "screens.example.org", "ORIEL_BASE_PATH", "/bob/");
                WebServer nginx = severalDesktops(alice.port(), bob.port())) {
            for (String name : List.of("alice", "bob")) {
                String page = "GET /" + name + "/ HTTP/1.1\r\nHost: screens.example.org\r\nConnection: close\r\n";
                assertTrue(answerTo(page, nginx.port()).startsWith("HTTP/1.1 401 "), name);
                String user = credentials(name + ":secret");
                assertTrue(answerTo(page + user, nginx.port()).startsWith("HTTP/1.1 200 "), name);
                String screen = webSocket("/" + name + "/websockify", "screens.example.org");
                String origin = "Origin: https://screens.example.org\r\n";
                String greeted = answerTo(screen + origin + user, nginx.port());
                assertTrue(greeted.startsWith("HTTP/1.1 101 ") && greeted.endsWith("RFB 003.008\n"), greeted);
                String other = answerTo(screen + origin + credentials("mallory:secret"), nginx.port());
                assertTrue(other.startsWith("HTTP/1.1 401 "), other);
            }
        }
    }

    private static String credentials(String userAndPassword) {
        String text = Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.US_ASCII));
        return "Authorization: Basic " + text + "\r\n";
    }

    /** Starts nginx with the block for several desktops, and files of users as the command beside it writes them. */
    private WebServer severalDesktops(int alice, int bob) throws Exception {
        String server = Docs.block("nginx", "location /alice/");
        server = replaced(server, "listen 443 ssl;", "listen 127.0.0.1:" + front + " ssl;");
        server = replaced(server, ":5901", ":" + alice);
        // The first path is taken away, as the document says; the second is left, which that Oriel is told.
        server = replaced(server, ":5902/;", ":" + bob + ";");
        server = replaced(server, "/etc/ssl/certs/screens.example.org.pem", folder.resolve("certificate.pem") + "");
        server = replaced(server, "/etc/ssl/private/screens.example.org.key", folder.resolve("key.pem") + "");
        String command = Docs.block("sh", "openssl passwd");
        for (String name : List.of("alice", "bob")) {
            String file = folder.resolve(name + ".users").toString();
            server = replaced(server, "/etc/nginx/" + name + ".users", file);
            Programs.run("", "bash", "-c", command.replace("alice.users", file).replace("alice", name));
        }
        return start(server);
    }

    private static void assertShowsTheScreen(int front) throws IOException {
        List<String> map = List.of("--host-resolver-rules=MAP " + NAME + " 127.0.0.1");
        try (Browser browser = new Browser(new Browser.Look("nginx", 1500, 1000, false, false), map)) {
            Page page = browser.page();
            browser.go(origin(front) + "/");
            page.waitForFunction("() => document.getElementById('port').value === '" + front + "'");
            page.click("#connect");
            browser.awaitState("connected");
            page.waitForFunction("() => document.querySelector('#screen canvas').width === 1280");
            Framebuffer picture = browser.picture();
            assertEquals(800, picture.height());
            assertEquals(true, page.evaluate("isSecureContext"));
            assertEquals(List.of(), browser.errors());
            assertEquals(
                    List.of(), browser.requestsOtherThan("(https|wss)://" + NAME + ":" + front + "/.*|(blob|data):.*"));
        }
    }

    private void assertRefusesStrangers(int front) throws Exception {
        String own = answer(front, "Origin: " + origin(front) + "\r\n");
        assertTrue(own.startsWith("HTTP/1.1 101 ") && own.endsWith("RFB 003.008\n"), own);
        String foreign = answer(front, "Origin: https://evil.example.com\r\n");
        assertTrue(foreign.startsWith("HTTP/1.1 403 ") && !foreign.contains("RFB 003"), foreign);
    }

    /** What comes back for the request of a WebSocket, up to the server's greeting or to the end. */
    private String answer(int front, String headers) throws Exception {
        return answerTo(webSocket("/websockify", NAME + ":" + front) + headers, front);
    }

    private static String webSocket(String path, String host) {
        return "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n"
                + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: binary\r\n";
    }

    private String answerTo(String request, int front) throws Exception {
        try (SSLSocket socket = (SSLSocket)
                trusting().getSocketFactory().createSocket("127.0.0.1", front, InetAddress.getByName(from), 0)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write((request + "\r\n").getBytes(StandardCharsets.US_ASCII));
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            InputStream in = socket.getInputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                read.write(next);
                String text = read.toString(StandardCharsets.ISO_8859_1);
                boolean answered = !text.startsWith("HTTP/1.1 101 ") && text.contains("\r\n\r\n");
                if (answered || text.endsWith("RFB 003.008\n")) {
                    break;
                }
            }
            return read.toString(StandardCharsets.ISO_8859_1);
        }
    }

    /** Trusts the certificate of this test and no other. */
    private SSLContext trusting() throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(folder.resolve("certificate.pem"))) {
            store.setCertificateEntry(
                    NAME, CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
