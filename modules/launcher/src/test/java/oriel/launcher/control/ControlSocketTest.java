package oriel.launcher.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import oriel.launcher.CommandRun;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.ConfigurationReader;
import oriel.launcher.config.Overrides;
import oriel.launcher.config.Sources;

/** Orders through a socket, and the commands that give them. */
@Timeout(60)
class ControlSocketTest {

    @TempDir
    Path folder;

    private final List<ControlSocket> running = new ArrayList<>();

    private Configuration configuration() throws Exception {
        Path file = Files.writeString(folder.resolve("config.json"), "{\"state_folder\": \".\"}");
        return ConfigurationReader.read(new Sources(Optional.of(file), Optional.empty(), Map.of(), new Overrides()));
    }

    private Optional<ControlSocket> open(int port) throws Exception {
        return ControlSocket.open(configuration(), port, this::answer);
    }

    private void start(int port) throws Exception {
        running.add(open(port).orElseThrow());
    }

    @AfterEach
    void close() {
        running.forEach(ControlSocket::close);
    }

    private Map<String, Object> answer(Map<?, ?> order) {
        return switch (String.valueOf(order.get("do"))) {
            case "sessions" ->
                Map.of(
                        "sessions",
                        List.of(Map.of(
                                "session",
                                7,
                                "user",
                                "ada",
                                "from",
                                "192.0.2.7:40000",
                                "browser",
                                true,
                                "encrypted",
                                true,
                                "rights",
                                "full",
                                "seconds",
                                3700,
                                "bytes",
                                123_456,
                                "round_trip_ms",
                                80.2)));
            case "status" -> status();
            case "reload" -> Map.of("taken", List.of("name"), "restart", List.of());
            case "end" -> order.get("session").equals(7) ? Map.of() : ControlSocket.error("there is no such session");
            case "message" -> message(order);
            default -> throw new IllegalStateException("a fault");
        };
    }

    private static Map<String, Object> status() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("listening", List.of("127.0.0.1:5900", "[::1]:5900"));
        members.put(
                "lines", Map.of("less_sharp", 2, "slowest_bits_per_second", 3_000_000, "longest_round_trip_ms", 80.2));
        return members;
    }

    /** A page and two other viewers, or the page of session 7. */
    private static Map<String, Object> message(Map<?, ?> order) {
        assertEquals("lunch", order.get("text"));
        if (order.get("session") == null) {
            return Map.of("pages", 1, "others", 2);
        }
        return order.get("session").equals(7)
                ? Map.of("pages", 1, "others", 0)
                : ControlSocket.error("there is no such session");
    }

    private String say(String line) throws Exception {
        try (SocketChannel connection = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            connection.connect(UnixDomainSocketAddress.of(folder.resolve("control/5900.socket")));
            connection.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
            return ControlSocket.line(connection);
        }
    }

    private CommandRun oriel(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--config", folder.resolve("config.json").toString()));
        return CommandRun.of(Map.of(), all.toArray(String[]::new));
    }

    @Test
    void commandsGiveOrders() throws Exception {
        start(5900);
        assertEquals(
                List.of(
                        "session  user  from             by                  rights  since    sent    line",
                        "7        ada   192.0.2.7:40000  browser, encrypted  full    1:01:40  123 kB  80 ms"),
                oriel("sessions").out().lines().toList());
        assertEquals(
                List.of(
                        "listening      127.0.0.1:5900, [::1]:5900",
                        "lines          2 viewers less sharp, slowest 3.0 Mbit/s, longest round trip 80 ms"),
                oriel("status").out().lines().toList());
        assertEquals(
                List.of("oriel: taken: name", "oriel: waiting for a restart: nothing"),
                oriel("reload").out().lines().toList());
        assertEquals(
                "oriel: session 7 is ended", oriel("sessions", "end", "7").out().strip());
        CommandRun wrong = oriel("sessions", "end", "8");
        assertEquals(69, wrong.code());
        assertEquals("oriel: there is no such session", wrong.errors().get(0));
        assertTrue(oriel("status", "--json").out().startsWith("{"));
        close();
        assertFalse(Files.exists(folder.resolve("control/5900.socket")));
        assertEquals(
                "oriel: no server of this user runs here",
                oriel("status").errors().get(0));
    }

    @Test
    void aTextIsShownToAllOrToOne() throws Exception {
        start(5900);
        assertEquals(
                "oriel: 1 page shows it; 2 other viewers cannot",
                oriel("sessions", "message", "lunch").out().strip());
        assertEquals(
                "oriel: 1 page shows it",
                oriel("sessions", "message", "7", "lunch").out().strip());
        assertEquals(69, oriel("sessions", "message", "8", "lunch").code());
        CommandRun unquoted = oriel("sessions", "message", "is", "lunch");
        assertEquals(2, unquoted.code());
        assertEquals(
                "oriel: 'is' is no session: put the text into quotation marks",
                unquoted.errors().get(0));
        assertEquals(2, oriel("sessions", "message", " ").code());
    }

    @Test
    void whoHasSeveralServersSaysWhich() throws Exception {
        start(5900);
        start(5901);
        CommandRun run = oriel("status");
        assertEquals(2, run.code());
        assertEquals(
                "oriel: there are 2 servers here, on the ports 5900, 5901",
                run.errors().get(0));
        assertEquals(0, oriel("status", "--port", "5901").code());
        assertEquals(
                "oriel: no server of this user runs here on port 5902",
                oriel("status", "--port", "5902").errors().get(0));
    }

    @Test
    void whatIsNoOrderIsAnswered() throws Exception {
        start(5900);
        for (String line : List.of("\n", "[]\n", "{\"do\"\n", "\u0000\n")) {
            assertEquals("{\"error\":\"an order is one JSON object in a line\"}\n", say(line));
        }
        assertEquals("{\"error\":\"a fault\"}\n", say("{\"do\":\"nothing\"}\n"));
        assertEquals("", say("x".repeat(1 << 16)), "too long for an answer");
        assertEquals(0, oriel("status").code());
    }

    @Test
    void whatAKilledServerHasLeftIsNoHindrance() throws Exception {
        Path file = folder.resolve("control/5900.socket");
        Files.createDirectories(file.getParent());
        try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            killed.bind(UnixDomainSocketAddress.of(file));
            assertEquals(Optional.empty(), open(5900), "it is still there");
        }
        assertTrue(Files.exists(file));
        assertEquals(69, oriel("status").code());
        start(5900);
        assertEquals(0, oriel("status").code());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobodyElseMayGiveOrders() throws Exception {
        start(5900);
        Path file = folder.resolve("control/5900.socket");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
    }

    @Test
    void aServerWhosePathIsTooLongGoesWithout() throws Exception {
        Path deep = folder.resolve("x".repeat(100));
        Path file =
                Files.writeString(folder.resolve("deep.json"), "{\"state_folder\": \"" + deep.getFileName() + "\"}");
        Configuration configuration =
                ConfigurationReader.read(new Sources(Optional.of(file), Optional.empty(), Map.of(), new Overrides()));
        assertEquals(Optional.empty(), ControlSocket.open(configuration, 5900, this::answer));
    }
}
