package oriel.it.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.it.Distribution;
import oriel.testkit.PeerSocket;
import oriel.testkit.Programs;

/** The product gets its socket from who starts it, which is Python in systemd's place. */
@Timeout(120)
class DistributionSocketTest {

    /** Hands over a socket, or what is none, as descriptor 3, and becomes the product. */
    private static final String MANAGER = """
            import os, socket, sys
            kind, address = sys.argv[1], sys.argv[2]
            family = socket.AF_INET6 if ":" in address else socket.AF_INET
            given = socket.socket(family, socket.SOCK_DGRAM if kind == "udp" else socket.SOCK_STREAM)
            given.bind((address, 0))
            if kind != "udp" and kind != "deaf":
                given.listen()
            given.setblocking(kind == "blocking")
            print("oriel: listening on 127.0.0.1:%d" % given.getsockname()[1], flush=True)
            file = os.open("/dev/null", os.O_RDONLY) if kind == "file" else given.fileno()
            os.dup2(file, 3)
            os.set_inheritable(3, True)
            if kind == "input":
                os.dup2(3, 0)
            os.environ["LISTEN_FDS"] = "1"
            os.environ["LISTEN_PID"] = str(os.getpid() + (1 if kind == "elsewhere" else 0))
            os.execv(sys.argv[3], sys.argv[3:])
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void needsPython() {
        Programs.require("python3", "python3");
    }

    private Distribution serve(String kind, String address, String... more) throws Exception {
        String[] words = Stream.concat(
                        Stream.of(
                                "-c",
                                MANAGER,
                                kind,
                                address,
                                Distribution.SCRIPT.toString(),
                                "serve",
                                "--capture",
                                "demo"),
                        Stream.of(more))
                .toArray(String[]::new);
        Map<String, String> environment = new HashMap<>(Map.of("ORIEL_STATE_FOLDER", folder.toString()));
        if (kind.equals("input")) { // where Netty's native part cannot be loaded
            environment.put("JAVA_OPTS", Distribution.BRIEFLY + " -Dio.netty.transport.noNative=true");
        }
        return Distribution.start(Path.of("python3"), Path.of("."), environment, words);
    }

    /** Who comes before it serves waits in the system's queue, and is served then. */
    @ParameterizedTest
    @CsvSource({"good, 127.0.0.1, 127.0.0.1", "good, ::, 0:0:0:0:0:0:0:0", "input, 127.0.0.1, 127.0.0.1"})
    void itServesWhoCameBeforeAndAfterTheStart(String kind, String address, String shown) throws Exception {
        Path passwords = Files.writeString(folder.resolve("passwords"), "secret\n");
        try (Distribution server = serve(kind, address, "--password-file", passwords.toString())) {
            int port = server.port();
            ViewerOptions options = ViewerOptions.withPassword("secret".getBytes(StandardCharsets.US_ASCII));
            try (PeerSocket early = PeerSocket.bare("127.0.0.1", "127.0.0.1", port);
                    Viewer viewer = Viewer.connect(early, options)) {
                viewer.requestUpdate(false);
                viewer.readUpdate();
            }
            String listening = server.next();
            assertTrue(listening.contains(shown) && listening.endsWith(":" + port), listening);
            Viewer.connect(PeerSocket.bare("127.0.0.1", "127.0.0.1", port), options)
                    .close();
            server.terminate();
            assertEquals(143, server.awaitEnd().code());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "elsewhere, LISTEN_FDS hands sockets to another process than this one",
        "udp, descriptor 3 is no TCP socket that listens",
        "deaf, descriptor 3 is no TCP socket that listens",
        "file, descriptor 3 is no TCP socket that listens",
        "blocking, the socket of descriptor 3 blocks"
    })
    void whatIsNoSuchSocketIsRefusedInWords(String kind, String words) throws Exception {
        try (Distribution server = serve(kind, "127.0.0.1")) {
            Distribution.Ended ended = server.awaitEnd();
            assertEquals(78, ended.code(), ended::toString);
            assertTrue(ended.err().get(0).contains(words), ended::toString);
            assertTrue(ended.err().get(1).startsWith("  try: "), ended::toString);
        }
    }

    /** The address of the socket decides what is asked of viewers, whatever the configuration says of host and port. */
    @Test
    void withoutAPasswordItServesNoSocketThatOthersReach() throws Exception {
        try (Distribution server = serve("good", "0.0.0.0", "--no-auth", "--host", "127.0.0.1")) {
            Distribution.Ended ended = server.awaitEnd();
            assertEquals(78, ended.code(), ended::toString);
            List<String> said = ended.err();
            assertTrue(said.get(0).contains("host \"0.0.0.0\" (LISTEN_FDS) lets everybody"), said::toString);
        }
    }
}
