package oriel.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.client.LoginException;
import oriel.client.Viewer;
import oriel.plugin.PluginException;
import oriel.security.VncPassword;
import oriel.server.options.SessionOptions;
import oriel.server.options.Sharing;
import oriel.testkit.PaintedScreen;
import oriel.testkit.Parts;

/** The handshake of RFC 6143 sections 7.1 to 7.3, byte by byte, with every difference between the versions. */
@Timeout(30)
class HandshakeTest {

    private static final String SERVER_INIT =
            "0040 0030 20 18 00 01 00ff 00ff 00ff 10 08 00 000000 00000004" + RawPeer.hex("test");

    private final PaintedScreen screen = new PaintedScreen(64, 48);

    private MemoryServer open() throws IOException, PluginException {
        return MemoryServer.open(screen);
    }

    private MemoryServer locked() throws IOException, PluginException {
        return MemoryServer.with(screen, SessionOptions.DEFAULT);
    }

    private static String version(String version) {
        return RawPeer.hex("RFB " + version + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"003.008", "003.009", "003.999"})
    void speaks38(String version) throws Exception {
        try (MemoryServer server = open();
                RawPeer peer = new RawPeer(server.connect())) {
            peer.expect(RawPeer.GREETING).send(version(version)).expect("0101").send("01");
            peer.expect("00000000").send("01").expect(SERVER_INIT);
            peer.expectAlive();
        }
    }

    @Test
    void sendsNoSecurityResultAfterNoneIn37() throws Exception {
        try (MemoryServer server = open();
                RawPeer peer = new RawPeer(server.connect())) {
            peer.expect(RawPeer.GREETING)
                    .send(version("003.007"))
                    .expect("0101")
                    .send("01");
            peer.send("01").expect(SERVER_INIT);
            peer.expectAlive();
        }
    }

    @Test
    void speaks38ToAViewerThatWritesItShort() throws Exception {
        try (MemoryServer server = open();
                RawPeer peer = new RawPeer(server.connect())) {
            peer.expect(RawPeer.GREETING)
                    .send(RawPeer.hex("RFB 3.8\n\0\0\0\0"))
                    .expect("0101")
                    .send("01");
            peer.expect("00000000").send("01").expect(SERVER_INIT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"003.003", "003.002", "003.005", "003.006", "003.000"})
    void decidesTheTypeItselfIn33(String version) throws Exception {
        try (MemoryServer server = open();
                RawPeer peer = new RawPeer(server.connect())) {
            peer.expect(RawPeer.GREETING).send(version(version)).expect("00000001");
            peer.send("01").expect(SERVER_INIT);
            peer.expectAlive();
        }
    }

    @Test
    void expectsNeitherClientInitFromAppleNorSendsItAResultAfterNone() throws Exception {
        try (MemoryServer server = open();
                RawPeer peer = new RawPeer(server.connect())) {
            peer.expect(RawPeer.GREETING)
                    .send(version("003.889"))
                    .expect("0101")
                    .send("01");
            peer.expect(SERVER_INIT);
            peer.expectAlive();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"004.001", "000.000", "002.007"})
    void tellsAnotherMajorVersionWhyItIsRefused(String version) throws Exception {
        try (MemoryServer server = open();
                RawPeer peer = new RawPeer(server.connect())) {
            peer.expect(RawPeer.GREETING).send(version(version)).expect("00");
            peer.expectReason("RFB " + version + " is not supported, only 3.3, 3.7 and 3.8");
            peer.expectEnd();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET / HTTP/1", "RFB 3.8 \0\0\0\0", "RFB 3.8\n.3.8", "RFB 003.008 ", "\0\0\0\0\0\0\0\0\0\0\0\0"})
    void closesOnWhatIsNoVersion(String garbage) throws Exception {
        try (MemoryServer server = open();
                RawPeer peer = new RawPeer(server.connect())) {
            peer.expect(RawPeer.GREETING).send(RawPeer.hex(garbage));
            peer.expectEnd();
        }
    }

    @Test
    void takesAVersionInTwelvePieces() throws Exception {
        try (MemoryServer server = open();
                RawPeer peer = new RawPeer(server.connect())) {
            peer.expect(RawPeer.GREETING);
            for (byte one : "RFB 003.008\n".getBytes()) {
                peer.send(new byte[] {one});
            }
            peer.expect("0101").send("01").expect("00000000");
        }
    }

    @ParameterizedTest
    @CsvSource({"003.008, true", "003.007, false"})
    void refusesATypeThatItDidNotOffer(String version, boolean reason) throws Exception {
        try (MemoryServer server = open();
                RawPeer peer = new RawPeer(server.connect())) {
            peer.expect(RawPeer.GREETING)
                    .send(version(version))
                    .expect("0101")
                    .send("02")
                    .expect("00000001");
            if (reason) {
                peer.expectReason("security type 2 was not offered");
            }
            peer.expectEnd();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"003.003", "003.007", "003.008"})
    void admitsWhoKnowsThePassword(String version) throws Exception {
        try (MemoryServer server = locked();
                RawPeer peer = new RawPeer(server.connect())) {
            challenge(peer, version, Parts.FULL);
            peer.expect("00000000").send("01").expect(SERVER_INIT);
            peer.expectAlive();
        }
    }

    @ParameterizedTest
    @CsvSource({"003.003, false", "003.007, false", "003.008, true"})
    void refusesAWrongPassword(String version, boolean reason) throws Exception {
        try (MemoryServer server = locked();
                RawPeer peer = new RawPeer(server.connect())) {
            challenge(peer, version, new byte[] {'x'});
            long before = System.nanoTime();
            peer.expect("00000001");
            if (reason) {
                peer.expectReason("the password is wrong");
            }
            peer.expectEnd();
            assertTrue(System.nanoTime() - before >= 90_000_000, "a refusal must not tell by its time");
        }
    }

    private static byte[] challenge(RawPeer peer, String version, byte[] password) throws IOException {
        peer.expect(RawPeer.GREETING).send(version(version));
        if (version.equals("003.003")) {
            peer.expect("00000002");
        } else {
            peer.expect("0102").send("02");
        }
        byte[] challenge = peer.read(16);
        peer.send(VncPassword.response(password, challenge));
        return challenge;
    }

    @Test
    void challengesEveryConnectionAnew() throws Exception {
        try (MemoryServer server = locked();
                RawPeer one = new RawPeer(server.connect());
                RawPeer other = new RawPeer(server.connect())) {
            byte[] first = challenge(one, "003.008", Parts.FULL);
            one.expect("00000000");
            other.expect(RawPeer.GREETING)
                    .send(version("003.008"))
                    .expect("0102")
                    .send("02");
            assertFalse(Arrays.equals(first, other.read(16)));
            other.send(VncPassword.response(Parts.FULL, first));
            other.expect("00000001");
        }
    }

    @Test
    void countsTheFirstEightBytesOfAPassword() {
        byte[] challenge = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");
        assertArrayEquals(
                HexFormat.of().parseHex("b866924125c8eebb9debc1db61c538e2"),
                VncPassword.response("passwordXYZ".getBytes(), challenge));
    }

    @Test
    void slowsDownWhoGuesses() throws Exception {
        try (MemoryServer server = locked()) {
            for (int i = 0; i < 6; i++) {
                assertThrows(LoginException.class, () -> server.viewer(new byte[] {'x'}));
            }
            LoginException refused = assertThrows(LoginException.class, () -> server.viewer(Parts.FULL));
            assertTrue(refused.getMessage().startsWith("too many wrong passwords"), refused.getMessage());
        }
    }

    @Test
    void letsTheRightPasswordInThatIsTriedOnceInThePause() throws Exception {
        try (MemoryServer server = locked()) {
            for (int i = 0; i < 5; i++) {
                assertThrows(LoginException.class, () -> server.viewer(new byte[] {'x'}));
            }
            server.viewer(Parts.FULL).close();
        }
    }

    @Test
    void keepsSlowingDownWhoGuessesBetweenLoginsThatMayOnlyLook() throws Exception {
        try (MemoryServer server = locked()) {
            for (int i = 0; i < 6; i++) {
                assertThrows(LoginException.class, () -> server.viewer(new byte[] {'x'}));
                if (i < 5) {
                    server.viewer(Parts.LOOK).close();
                }
            }
            LoginException refused = assertThrows(LoginException.class, () -> server.viewer(Parts.FULL));
            assertTrue(refused.getMessage().startsWith("too many wrong passwords"), refused.getMessage());
        }
    }

    @Test
    void slowsDownWhoGuessesOnManyConnectionsAtOnce() throws Exception {
        List<RawPeer> peers = new ArrayList<>();
        List<byte[]> challenges = new ArrayList<>();
        try (MemoryServer server = locked()) {
            for (int i = 0; i < 8; i++) {
                RawPeer peer = new RawPeer(server.connect());
                peers.add(peer);
                peer.expect(RawPeer.GREETING)
                        .send(version("003.008"))
                        .expect("0102")
                        .send("02");
                challenges.add(peer.read(16));
            }
            for (int i = 0; i < 8; i++) {
                byte[] guess = i < 7 ? new byte[] {(byte) i} : Parts.FULL;
                peers.get(i).send(VncPassword.response(guess, challenges.get(i)));
                peers.get(i).expect("00000001");
                String reason = new String(peers.get(i).read(peers.get(i).s32()), StandardCharsets.UTF_8);
                assertTrue(reason.startsWith(i < 6 ? "the password is wrong" : "too many wrong passwords"), reason);
            }
            peers.forEach(RawPeer::close);
        }
    }

    @Test
    void tellsAViewerThatTheServerIsFull() throws Exception {
        SessionOptions one = options(1, 256, Duration.ofSeconds(60), Sharing.ALWAYS);
        try (MemoryServer server = MemoryServer.with(screen, one);
                Viewer first = server.viewer(Parts.FULL)) {
            LoginException full = assertThrows(LoginException.class, () -> server.viewer(Parts.FULL));
            assertEquals("the server is full: it takes 1 viewers at once", full.getMessage());
            first.requestUpdate(false);
            first.readUpdate();
        }
    }

    @Test
    void endsASilentHandshakeAtItsDeadline() throws Exception {
        SessionOptions hasty = options(10, 256, Duration.ofMillis(200), Sharing.ALWAYS);
        try (MemoryServer server = MemoryServer.with(screen, hasty);
                RawPeer silent = new RawPeer(server.connect())) {
            silent.expect(RawPeer.GREETING);
            silent.expectEnd();
        }
    }

    @Test
    void letsAGoodViewerInPastManyHalfOpenOnes() throws Exception {
        List<RawPeer> halfOpen = new ArrayList<>();
        try (MemoryServer server = locked()) {
            for (int i = 0; i < 300; i++) {
                halfOpen.add(new RawPeer(server.connect()));
            }
            try (Viewer viewer = server.viewer(Parts.FULL)) {
                assertEquals("test", viewer.name());
            }
            halfOpen.get(0).expect(RawPeer.GREETING).expectEnd();
            halfOpen.forEach(RawPeer::close);
        }
    }

    @Test
    void sharesAlwaysUnlessTheOperatorSaysOtherwise() throws Exception {
        SessionOptions decides = options(10, 256, Duration.ofSeconds(60), Sharing.VIEWER_DECIDES);
        try (MemoryServer server = MemoryServer.with(screen, decides);
                Viewer first = server.viewer(Parts.FULL);
                RawPeer exclusive = new RawPeer(server.connect())) {
            challenge(exclusive, "003.008", Parts.FULL);
            exclusive.expect("00000000").send("00").expect(SERVER_INIT);
            assertThrows(IOException.class, first::read);
            exclusive.expectAlive();
        }
        try (MemoryServer server = open();
                Viewer first = server.viewer();
                RawPeer other = new RawPeer(server.connect())) {
            other.expect(RawPeer.GREETING).send(RawPeer.GREETING).expect("0101").send("01");
            other.expect("00000000").send("00").expect(SERVER_INIT);
            first.requestUpdate(false);
            first.readUpdate();
        }
    }

    private static SessionOptions options(int viewers, int handshakes, Duration handshake, Sharing sharing) {
        return SessionOptions.DEFAULT
                .withMaxViewers(viewers)
                .withMaxHandshakes(handshakes)
                .withHandshakeTimeout(handshake)
                .withSharing(sharing);
    }
}
