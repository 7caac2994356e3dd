package oriel.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.testkit.Programs;

/** Messages to UNIX datagram sockets, as Python's hear them. */
@Timeout(60)
class DatagramsTest {

    private static final byte[] MESSAGE = "READY=1\nSTATUS=gr\u00fc\u00df".getBytes(StandardCharsets.UTF_8);

    /** Listens, says so, and writes a message as Python does. */
    private static final String LISTENER = """
            import socket, sys
            heard = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            name = sys.argv[1]
            heard.bind("\\0" + name[1:] if name[0] == "@" else name)
            print("ready", flush=True)
            print(heard.recv(4096), flush=True)
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void require() {
        Programs.require("python3", "python3");
    }

    @Test
    void reachASocketWithAFile() throws Exception {
        assertHears(folder.resolve("notify").toString());
    }

    @Test
    void reachASocketWithAnAbstractName() throws Exception {
        assertHears("@oriel-test/" + UUID.randomUUID());
    }

    private static void assertHears(String name) throws IOException, InterruptedException {
        Process python = new ProcessBuilder("python3", "-c", LISTENER, name)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = python.inputReader()) {
            assertEquals("ready", said.readLine());
            assertTrue(new NettyProvider().sendDatagram(name, MESSAGE));
            assertEquals("b'READY=1\\nSTATUS=gr\\xc3\\xbc\\xc3\\x9f'", said.readLine());
            assertEquals(0, python.waitFor());
        } finally {
            python.destroyForcibly();
        }
    }

    /** The system keeps ten. */
    @Test
    void waitForRoomWhereTheListenerIsBusy() throws Exception {
        String name = folder.resolve("busy").toString();
        String busy = LISTENER.replace(
                "print(heard.recv(4096), flush=True)",
                "sys.stdin.readline()\nfor i in range(30): print(heard.recv(4096), flush=True)");
        Process python = new ProcessBuilder("python3", "-c", busy, name)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = python.inputReader()) {
            assertEquals("ready", said.readLine());
            FutureTask<Boolean> sending = new FutureTask<>(() -> {
                boolean all = true;
                for (int i = 0; i < 30; i++) {
                    all &= new NettyProvider().sendDatagram(name, MESSAGE);
                }
                return all;
            });
            Thread thread = new Thread(sending, "sending");
            thread.start();
            while (thread.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            python.getOutputStream().write('\n');
            python.getOutputStream().flush();
            assertTrue(sending.get());
            assertEquals(0, python.waitFor());
            assertEquals(30, said.lines().count());
        } finally {
            python.destroyForcibly();
        }
    }

    @Test
    void failWhereNobodyListens() {
        NettyProvider provider = new NettyProvider();
        String nobody = folder.resolve("nobody").toString();
        assertThrows(IOException.class, () -> provider.sendDatagram(nobody, MESSAGE));
    }

    @Test
    void failWhereANameIsEmptyOrTooLong() {
        NettyProvider provider = new NettyProvider();
        assertThrows(IOException.class, () -> provider.sendDatagram("", MESSAGE));
        assertThrows(IOException.class, () -> provider.sendDatagram("/" + "a".repeat(107), MESSAGE));
    }

    @Test
    void areNotThereWithoutTheLibrary() throws Exception {
        assertFalse(Sockets.NIO.sendDatagram(folder.resolve("nobody").toString(), MESSAGE));
    }
}
