package oriel.it.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.it.Browser;
import oriel.it.ClientPage;
import oriel.it.Distribution;
import oriel.it.Distribution.Ended;

/** Where somebody has a second factor the page has a field for its code, which others leave empty. */
@Timeout(120)
class PageSecondFactorTest {

    private static final Pattern SECRET = Pattern.compile("secret=([A-Z2-7]+)");
    private static final String FIELD = "#code-label";

    @TempDir
    Path folder;

    private Path configuration;

    @BeforeEach
    void configure() throws Exception {
        configuration = folder.resolve("config.json");
        Files.writeString(configuration, """
                {"port": 0, "capture": "demo", "host": "127.0.0.1", "state_folder": "."}
                """);
    }

    /** Adds somebody whose password is their name; returns what the command prints. */
    private String add(String name, String... options) throws Exception {
        String[] all = Stream.concat(
                        Stream.of("user", "add", name, "--config", configuration.toString()), Stream.of(options))
                .toArray(String[]::new);
        Ended ended;
        try (Distribution command = Distribution.start(Map.of(), all)) {
            command.type(name + "\n");
            ended = command.awaitEnd();
        }
        assertEquals(0, ended.code(), ended.toString());
        return String.join("\n", ended.out());
    }

    private Distribution serve(int port) throws Exception {
        return Distribution.start(
                Map.of(), "serve", "--config", configuration.toString(), "--port", String.valueOf(port));
    }

    /** The code of now, as a telephone makes it: RFC 6238 with the RFC's own defaults. */
    private static String code(String base32) throws Exception {
        BigInteger bits = BigInteger.ZERO;
        for (char letter : base32.toCharArray()) {
            int value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
            bits = bits.shiftLeft(5).or(BigInteger.valueOf(value));
        }
        byte[] secret = new byte[base32.length() * 5 / 8];
        byte[] number = bits.toByteArray();
        int length = Math.min(secret.length, number.length);
        System.arraycopy(number, number.length - length, secret, secret.length - length, length);
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(secret, "HmacSHA1"));
        long step = System.currentTimeMillis() / 30_000;
        byte[] digest = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
        int truncated = ByteBuffer.wrap(digest).getInt(digest[19] & 15) & 0x7fffffff;
        return "%06d".formatted(truncated % 1_000_000);
    }

    private static void logIn(ClientPage page, String name, String code) {
        page.page().fill("#username", name);
        page.page().fill("#password", name);
        page.page().fill("#code", code);
        page.page().press("#code", "Enter");
    }

    @Test
    void theCodeHasAFieldOfItsOwn() throws Exception {
        Matcher secret = SECRET.matcher(add("ada", "--second-factor"));
        assertTrue(secret.find());
        add("bob");
        try (ClientPage page = new ClientPage(Browser.Look.PHONE, 0)) {
            int port;
            try (Distribution server = serve(0)) {
                port = server.port();
                page.browser().go("https://127.0.0.1:" + port + "/");
                page.logIn("ada");
                page.page().waitForSelector(FIELD + ":not([hidden])");
                assertEquals("one-time-code", page.attribute("#code", "autocomplete"));
                assertEquals("numeric", page.attribute("#code", "inputmode"));
                page.expectInside(FIELD);
                page.expectAccessible();
                page.keep("6-second-factor");

                logIn(page, "ada", "");
                page.browser().awaitState("failed");
                String refusal = page.text("#message");
                assertTrue(refusal.contains("with a second factor, type its code as well"), refusal);
                assertTrue(page.page().isVisible(FIELD), "the next login wants it too");

                logIn(page, "ada", " " + code(secret.group(1)).replaceFirst("...", "$0 "));
                page.awaitConnected();
            }
            try (Distribution server = serve(port)) {
                assertEquals(port, server.port());
                page.browser().awaitState("asking");
                page.browser().await("document.activeElement.id === 'code'");
                assertEquals("", page.page().inputValue("#code"), "a code counts once");
                logIn(page, "ada", code(secret.group(1)));
                page.awaitConnected();
                page.press("#disconnect");
                page.browser().awaitState("disconnected");

                logIn(page, "bob", "");
                page.awaitConnected();
            }
        }
    }

    @Test
    void theOtherPageHasOneToo() throws Exception {
        Matcher secret = SECRET.matcher(add("ada", "--second-factor"));
        assertTrue(secret.find());
        try (Distribution server = serve(0);
                ClientPage page = new ClientPage(Browser.Look.LAPTOP, 0)) {
            page.browser().go("https://127.0.0.1:" + server.port() + "/vnc_client.html#autoconnect=1");
            page.page().waitForSelector("#code-label:not([hidden])");
            page.page().fill("#username", "ada");
            page.page().fill("#password", "ada");
            page.page().fill("#code", code(secret.group(1)).replaceFirst("...", "$0 "));
            page.page().press("#code", "Enter");
            page.awaitConnected();
        }
    }

    @Test
    void thereIsNoSuchFieldWhereNobodyHasASecondFactor() throws Exception {
        add("bob");
        try (Distribution server = serve(0);
                ClientPage page = new ClientPage(Browser.Look.LAPTOP, 0)) {
            page.browser().go("https://127.0.0.1:" + server.port() + "/");
            page.logIn("bob");
            page.page().waitForSelector("#username-label:not([hidden])");
            assertFalse(page.page().isVisible(FIELD));
            page.page().fill("#username", "bob");
            page.page().press("#username", "Enter");
            page.awaitConnected();
        }
    }
}
