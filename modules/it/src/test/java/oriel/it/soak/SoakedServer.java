package oriel.it.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import oriel.it.CProgram;
import oriel.it.Distribution;
import oriel.rfb.Framebuffer;
import oriel.testkit.Programs;
import oriel.testkit.Xvfb;
import oriel.testkit.XwdPicture;

/** The unpacked product on an X display of its own, and what can be seen of both from outside. */
final class SoakedServer implements AutoCloseable {

    static final int WIDTH = 1024;
    static final int HEIGHT = 768;

    /** Viewers that it lets in at once. */
    static final int PLACES = 40;

    private static final int CHANGE_MILLIS = 25;
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final String SETTINGS = """
            {
              "password": "secret",
              "read_only_password": "look",
              "max_connections": %d,
              "client_socket_timeout": 5,
              "handshake_timeout": 8
            }
            """.formatted(PLACES);

    private final Xvfb xvfb;
    private final CProgram painter;
    private final String keyboard;
    private final Distribution product;
    private final ServerProcess process;
    private int port;

    /** A state that is waited for. */
    interface State<T> {
        T now() throws IOException, InterruptedException;
    }

    private SoakedServer(Xvfb xvfb, Path folder) throws IOException, InterruptedException {
        this.xvfb = xvfb;
        xvfb.run("setxkbmap", "us");
        painter = CProgram.painter(xvfb.display());
        painter.say("clock").expect("clock");
        keyboard = keyboard();
        Path settings = Files.writeString(folder.resolve("config.json"), SETTINGS);
        product = Distribution.start(
                Map.of("ORIEL_PORT", "0"),
                "serve",
                "--host",
                "0.0.0.0",
                "--config",
                settings.toString(),
                "--display",
                xvfb.display());
        process = new ServerProcess(product.pid());
    }

    /** Starts both; see {@link #awaitPort}. */
    static SoakedServer start(Path folder) throws IOException, InterruptedException {
        Programs.require("xkbcomp", "x11-xkb-utils");
        Xvfb xvfb = Xvfb.start(WIDTH, HEIGHT);
        boolean started = false;
        try {
            SoakedServer server = new SoakedServer(xvfb, folder);
            started = true;
            return server;
        } finally {
            if (!started) {
                xvfb.close();
            }
        }
    }

    /** Waits until it listens. */
    void awaitPort() throws InterruptedException {
        port = product.port();
    }

    /** What keys mean. */
    private String keyboard() throws IOException, InterruptedException {
        return new String(xvfb.run("xkbcomp", xvfb.display(), "-"), StandardCharsets.ISO_8859_1);
    }

    int port() {
        return port;
    }

    ServerProcess process() {
        return process;
    }

    /** What the X server shows. */
    Framebuffer picture() throws IOException, InterruptedException {
        return XwdPicture.of(xvfb);
    }

    /** Has the screen change from now on. */
    void paint() throws IOException {
        painter.say("paint 20011 " + CHANGE_MILLIS);
    }

    /** Ends that. */
    void stopPainting() throws IOException, InterruptedException {
        answer("stop", "drawn");
    }

    /** Waits until the X server takes no key and no button for pressed. */
    void awaitNothingHeld() throws IOException, InterruptedException {
        await("held 0", () -> answer("held", "held "));
    }

    /** What the painter says to a line, whatever it says before of keys that arrive. */
    private String answer(String line, String beginning) throws IOException, InterruptedException {
        painter.say(line);
        String said = painter.next();
        while (!said.startsWith(beginning)) {
            said = painter.next();
        }
        return said;
    }

    /** Waits until nothing more is there than before. */
    void awaitNothingMore(List<String> threads, List<String> files) throws IOException, InterruptedException {
        awaitNothingHeld();
        await(List.of(), () -> process.peers(port));
        await(List.of(), () -> without(process.threads(), threads));
        await(List.of(), () -> without(process.files(), files));
    }

    private static List<String> without(List<String> found, List<String> expected) {
        List<String> more = new ArrayList<>(found);
        expected.forEach(more::remove);
        return more;
    }

    /** Waits until something is as it should be; fails when that takes too long. */
    static <T> void await(T wanted, State<T> state) throws IOException, InterruptedException {
        long limit = System.nanoTime() + LIMIT_NANOS;
        T found = state.now();
        while (!wanted.equals(found) && System.nanoTime() - limit < 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            found = state.now();
        }
        assertEquals(wanted, found);
    }

    /** Ends it as a system does; the keyboard is as it was, and nothing has gone wrong meanwhile. */
    void end() throws IOException, InterruptedException {
        product.terminate();
        Distribution.Ended ended = product.awaitEnd();
        assertEquals(143, ended.code());
        List<String> errors = ended.err().stream()
                .filter(line -> line.contains(" ERROR ") || line.contains("Exception") || line.startsWith("\tat "))
                .toList();
        assertEquals(List.of(), errors);
        assertEquals(keyboard, keyboard());
    }

    /** Fails with what the server has said, if it has ended. */
    void assertAlive() {
        if (!product.isAlive()) {
            fail("it has ended: " + product.errors());
        }
    }

    @Override
    public void close() {
        product.close();
        painter.close();
        xvfb.close();
    }
}
