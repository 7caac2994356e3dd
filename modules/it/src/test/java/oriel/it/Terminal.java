package oriel.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import oriel.testkit.Programs;
import oriel.testkit.Xvfb;

/** An xterm over the whole of a display, in which a program writes down byte by byte what is typed. */
public final class Terminal {

    private static final long LIMIT_NANOS = Duration.ofSeconds(30).toNanos();

    private final Path input;

    private Terminal(Path input) {
        this.input = input;
    }

    /** Opens one; what is typed lies in a folder. */
    public static Terminal open(Xvfb xvfb, Path folder) throws IOException, InterruptedException {
        Programs.require("xterm", "xterm");
        Path input = folder.resolve("input");
        String program = "stty raw -echo; : > " + input + "; exec cat >> " + input;
        xvfb.launch(
                "env",
                "LC_ALL=C.UTF-8",
                "XMODIFIERS=@im=none",
                "xterm",
                "-u8",
                "-xrm",
                "*metaSendsEscape: true",
                "-geometry",
                "200x80+0+0",
                "-e",
                "sh",
                "-c",
                program);
        long end = System.nanoTime() + LIMIT_NANOS;
        while (!Files.exists(input)) {
            assertEquals(true, System.nanoTime() - end < 0, "xterm does not start");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        return new Terminal(input);
    }

    /** Waits until this was typed and nothing else. */
    public void awaitInput(String wanted) throws IOException {
        long end = System.nanoTime() + LIMIT_NANOS;
        String found = "";
        while (found.length() < wanted.length() && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            found = Files.readString(input, StandardCharsets.ISO_8859_1);
            found = new String(found.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }
        assertEquals(readable(wanted), readable(found));
    }

    private static String readable(String typed) {
        return typed.replace("\u001b", "<esc>").replace("\r", "<return>\n");
    }
}
