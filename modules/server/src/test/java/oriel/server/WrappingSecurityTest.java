package oriel.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import oriel.plugin.Configured;
import oriel.plugin.Options;
import oriel.rfb.WireBuffer;
import oriel.security.Account;
import oriel.security.Authenticator;
import oriel.security.Right;
import oriel.server.options.ServerOptions;
import oriel.server.options.SessionOptions;
import oriel.testkit.Endpoint;
import oriel.testkit.MemoryTransport;
import oriel.testkit.PaintedScreen;
import oriel.testkit.Parts;
import oriel.testkit.PeerSocket;
import oriel.transport.Connection;
import oriel.transport.HttpPages;
import oriel.transport.Peer;
import oriel.transport.Transport;
import oriel.transport.TransportSettings;

/**
 * A security type may change every byte that comes after it: SecurityResult, refusals in each state and the whole session
 * go through what it returned, whatever carries it.
 */
@Timeout(60)
class WrappingSecurityTest {

    private static final String WRONG = "nobody has that name and password";

    /** How the viewer comes. */
    enum Way {
        MEMORY,
        TCP,
        WEB_SOCKET
    }

    /** Names, which are also the passwords, and rights. */
    private record People(Map<String, Set<Right>> rights) implements Authenticator {

        @Override
        public Optional<Account> withSecret(String user, byte[] secret, Peer from) {
            boolean known = rights.containsKey(user) && user.equals(new String(secret, StandardCharsets.UTF_8));
            return known ? Optional.of(new Account(user, rights.get(user))) : Optional.empty();
        }

        @Override
        public Optional<Account> withChallenge(String user, Predicate<byte[]> test) {
            return Optional.empty();
        }

        @Override
        public boolean knowsSecrets() {
            return false;
        }
    }

    private final PaintedScreen screen = new PaintedScreen(64, 48);
    private final XorSecurity security =
            new XorSecurity(new People(Map.of("ada", Right.FULL, "eve", Set.of(Right.INPUT))));
    private final List<RawPeer> peers = new ArrayList<>();
    private Optional<OrielServer> server = Optional.empty();
    private MemoryTransport memory;

    @AfterEach
    void close() {
        peers.forEach(RawPeer::close);
        server.ifPresent(OrielServer::close);
    }

    private void serve(int viewers) throws Exception {
        memory = new MemoryTransport();
        Transport network = Parts.transport()
                .create(TransportSettings.listenOn("127.0.0.1", 0), Options.none("plugins.netty"), HttpPages.NONE);
        SessionOptions sessions = SessionOptions.DEFAULT.withMaxViewers(viewers);
        server = Optional.of(OrielServer.start(
                ServerOptions.named("test").withSessions(sessions),
                new ServerParts(
                        Configured.plain(screen),
                        Parts.encoders(),
                        Parts.tools(),
                        List.of(security),
                        List.of(memory, network))));
    }

    private Connection connect(Way way) throws IOException {
        int port = Endpoint.first(server.orElseThrow().endpoints()).getPort();
        return switch (way) {
            case MEMORY -> memory.connect();
            case TCP -> PeerSocket.bare("127.0.0.1", "127.0.0.1", port);
            case WEB_SOCKET -> PeerSocket.webSocket("127.0.0.1", "127.0.0.1", port);
        };
    }

    /** Up to where the security type wraps the connection; all that comes later is changed. */
    private RawPeer begin(Way way) throws IOException {
        Connection connection = connect(way);
        RawPeer bare = new RawPeer(connection);
        peers.add(bare);
        bare.expect(RawPeer.GREETING).send(RawPeer.GREETING).expect("01 7e").send("7e");
        return new RawPeer(XorSecurity.wrap(connection));
    }

    /** Up to SecurityResult, which is the next that comes. */
    private RawPeer login(Way way, String user, String secret) throws IOException {
        return say(begin(way), user, secret);
    }

    private static RawPeer say(RawPeer wrapped, String user, String secret) throws IOException {
        WireBuffer said = new WireBuffer(64);
        for (String word : List.of(user, secret)) {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            said.u8(bytes.length).put(bytes);
        }
        return wrapped.send(said.toBytes());
    }

    private void refuses(RawPeer peer, String reason) throws IOException {
        peer.expect("00000001").expectReason(reason);
        peer.expectEnd();
    }

    @ParameterizedTest
    @EnumSource
    void carriesAWholeSession(Way way) throws Exception {
        serve(10);
        RawPeer peer = login(way, "ada", "ada");
        peer.expect("00000000").send("01");
        peer.expect("0040 0030 20 18 00 01 00ff 00ff 00ff 10 08 00 000000 00000004" + RawPeer.hex("test"));
        peer.expect(XorSecurity.EXTENSION);
        peer.expectAlive();
        peer.send("04 01 0000 00000061");
        assertEquals("key 97 down", screen.nextEvent());
    }

    @ParameterizedTest
    @EnumSource
    void carriesARefusalOfItsOwn(Way way) throws Exception {
        serve(10);
        refuses(login(way, "ada", "eve"), WRONG);
    }

    @ParameterizedTest
    @EnumSource
    void carriesTheServersRefusalOfSomebodyWithoutARight(Way way) throws Exception {
        serve(10);
        refuses(login(way, "eve", "eve"), "this account may not look at the screen");
    }

    @ParameterizedTest
    @EnumSource
    void carriesTheRefusalOfAFullServer(Way way) throws Exception {
        serve(1);
        List<RawPeer> both = List.of(begin(way), begin(way));
        say(both.get(0), "ada", "ada").expect("00000000").send("01");
        refuses(say(both.get(1), "ada", "ada"), "the server is full: it takes 1 viewers at once");
    }

    @ParameterizedTest
    @EnumSource
    void carriesTheRefusalInAPauseAfterWrongPasswords(Way way) throws Exception {
        serve(10);
        List<RawPeer> together = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            together.add(begin(way));
        }
        for (RawPeer peer : together.subList(0, 6)) {
            refuses(say(peer, "ada", "wrong"), WRONG);
        }
        RawPeer last = say(together.get(6), "ada", "ada");
        last.expect("00000001");
        String reason = new String(last.read(last.s32()), StandardCharsets.UTF_8);
        assertTrue(reason.startsWith("too many wrong passwords"), reason);
        last.expectEnd();
    }

    @ParameterizedTest
    @EnumSource
    void endsWhereTheViewerLeavesInTheMiddleOfIt(Way way) throws Exception {
        serve(10);
        begin(way).send("03 61").close();
        login(way, "ada", "ada").expect("00000000");
    }
}
