package oriel.it;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import oriel.rfb.Framebuffer;
import oriel.testkit.Programs;
import oriel.testkit.Xvfb;

/**
 * Debian's Firefox with a profile of its own, driven by what it speaks itself (W3C's WebDriver BiDi):
 * the browser that the tests' driver does not come with.
 */
public final class Firefox implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("WebDriver BiDi listening on (ws://\\S+)");
    private static final int LIMIT_SECONDS = 60;
    private static final int STEP_MILLIS = 100;

    private final Process process;
    private final WebSocket socket;
    private final BlockingQueue<JsonObject> answers = new LinkedBlockingQueue<>();
    private final String context;
    private int orders;

    private Firefox(Process process) throws IOException, InterruptedException {
        this.process = process;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address(process) + "/session"), new Listener())
                .join();
        order("session.new", Map.of("capabilities", Map.of()));
        this.context = order("browsingContext.getTree", Map.of())
                .getAsJsonArray("contexts")
                .get(0)
                .getAsJsonObject()
                .get("context")
                .getAsString();
    }

    /**
     * Starts it; the test is left out where it is missing.
     *
     * @param profile an empty folder
     * @param authority the file of a certificate authority that it trusts besides the usual ones
     */
    public static Firefox start(Path profile, Optional<Path> authority) throws IOException, InterruptedException {
        return start(profile, authority, Optional.empty());
    }

    /** With a window over the whole of a display, as somebody has it who sits there. */
    public static Firefox on(Xvfb xvfb, Path profile) throws IOException, InterruptedException {
        // What it recommends to itself while it is driven would take input methods away; without that it greets people.
        Files.writeString(profile.resolve("prefs.js"), """
                user_pref("remote.prefs.recommended", false);
                user_pref("browser.startup.page", 0);
                user_pref("browser.aboutwelcome.enabled", false);
                user_pref("browser.startup.homepage_override.mstone", "ignore");
                user_pref("datareporting.policy.firstRunURL", "");
                user_pref("startup.homepage_welcome_url", "");
                """);
        return start(profile, Optional.empty(), Optional.of(xvfb.display()));
    }

    private static void prepareTrust(Path profile, Optional<Path> authority) throws IOException, InterruptedException {
        String database = "sql:" + profile;
        Programs.run("", "certutil", "-N", "--empty-password", "-d", database);
        if (authority.isPresent()) {
            Programs.run(
                    "",
                    "certutil",
                    "-A",
                    "-d",
                    database,
                    "-n",
                    "own",
                    "-t",
                    "C,,",
                    "-i",
                    authority.get().toString());
        }
    }

    private static Firefox start(Path profile, Optional<Path> authority, Optional<String> display)
            throws IOException, InterruptedException {
        Programs.require("firefox-esr", "firefox-esr");
        Programs.require("certutil", "libnss3-tools");
        prepareTrust(profile, authority);
        // It fetches nothing by itself: a test has no network.
        Files.writeString(profile.resolve("user.js"), """
                user_pref("app.update.disabledForTesting", true);
                user_pref("browser.shell.checkDefaultBrowser", false);
                user_pref("datareporting.policy.dataSubmissionEnabled", false);
                user_pref("network.captive-portal-service.enabled", false);
                user_pref("network.connectivity-service.enabled", false);
                user_pref("services.settings.server", "data:,");
                user_pref("toolkit.telemetry.enabled", false);
                """);
        ProcessBuilder builder = new ProcessBuilder(List.of(
                "firefox-esr",
                display.isEmpty() ? "--headless" : "--kiosk",
                "--no-remote",
                "--profile",
                profile.toString(),
                "--remote-debugging-port",
                "0",
                "about:blank"));
        for (String folder : List.of("HOME", "TMPDIR", "XDG_RUNTIME_DIR", "PULSE_RUNTIME_PATH")) {
            builder.environment().put(folder, profile.toString());
        }
        builder.environment().remove("DISPLAY");
        display.ifPresent(shown -> builder.environment().put("DISPLAY", shown));
        Process process = builder.redirectErrorStream(true).start();
        try {
            return new Firefox(process);
        } catch (IOException | InterruptedException | RuntimeException e) {
            end(process);
            throw e;
        }
    }

    /** What it says at the start; the rest is thrown away. */
    private static String address(Process process) throws IOException {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                Thread rest = new Thread(() -> readOn(lines), "firefox-says");
                rest.setDaemon(true);
                rest.start();
                return listening.group(1);
            }
        }
        throw new IOException("Firefox ended before it listened");
    }

    /** So that it can go on saying things. */
    private static void readOn(BufferedReader lines) {
        try {
            while (lines.readLine() != null) {
                // Nobody needs it.
            }
        } catch (IOException e) {
            // It has ended.
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                JsonObject message = JsonParser.parseString(text.toString()).getAsJsonObject();
                text.setLength(0);
                if (message.has("id")) {
                    answers.add(message);
                }
            }
            from.request(1);
            return null;
        }
    }

    private JsonObject order(String method, Map<String, ?> parameters) throws InterruptedException {
        int id = ++orders;
        String text = new Gson().toJson(Map.of("id", id, "method", method, "params", parameters));
        socket.sendText(text, true).join();
        JsonObject answer = answers.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        if (answer == null || answer.get("id").getAsInt() != id || !answer.has("result")) {
            throw new IllegalStateException(method + ": " + answer);
        }
        return answer.getAsJsonObject("result");
    }

    /** Opens an address and waits until it is loaded; fails where it cannot be had, an unknown certificate included. */
    public void open(String address) throws InterruptedException {
        order("browsingContext.navigate", Map.of("context", context, "url", address, "wait", "complete"));
    }

    /** The text that an expression of the page gives. */
    public String text(String expression) throws InterruptedException {
        JsonObject result = order(
                "script.evaluate",
                Map.of(
                        "expression",
                        "String(" + expression + ")",
                        "target",
                        Map.of("context", context),
                        "awaitPromise",
                        true));
        if (!result.get("type").getAsString().equals("success")) {
            throw new IllegalStateException(expression + ": " + result);
        }
        return result.getAsJsonObject("result").get("value").getAsString();
    }

    /** Waits until an expression gives a text; fails with the last one else. */
    public void await(String expression, String wanted) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        String found = text(expression);
        while (!found.equals(wanted)) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError(expression + " is \"" + found + "\", not \"" + wanted + "\"; the page says \""
                        + text("document.getElementById('message')?.textContent") + "\"");
            }
            TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
            found = text(expression);
        }
    }

    /** What a canvas of the page shows, pixel for pixel. */
    public Framebuffer picture(String canvas) throws IOException, InterruptedException {
        String url = text(canvas + ".toDataURL('image/png')");
        byte[] png = Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        return Pictures.of(image);
    }

    private static void end(Process process) {
        List<ProcessHandle> children = process.descendants().toList();
        Programs.end(process);
        children.forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        socket.abort();
        end(process);
    }
}
