package oriel.launcher.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import oriel.launcher.companion.PageFacts.Fingerprint;
import oriel.launcher.link.Links;
import oriel.launcher.tls.Certificate;
import oriel.launcher.tls.TlsPlan;
import oriel.security.Right;
import oriel.security.SecurityTraits;
import oriel.security.SecurityType;
import oriel.server.event.LineInfo;
import oriel.server.event.SessionId;
import oriel.server.event.SessionInfo;
import oriel.transport.Peer;
import oriel.transport.tls.ServerKey;

/** Which of the server's keys a viewer is told of. */
class ServerKeysTest {

    private static final int VNC = 2;
    private static final int RA2NE = 6;
    private static final int RA2 = 5;

    private final SecurityType vnc = type(VNC, false);
    private final SecurityType ra2ne = type(RA2NE, false);
    private final SecurityType ra2 = type(RA2, true);
    private final Access access = new Access(
            Map.of("vnc", vnc, "ra2ne", ra2ne, "ra2", ra2),
            Access.Order.BY_LINE,
            false,
            Optional.empty(),
            mock(Links.class),
            Optional.empty());
    private final ServerKey key = mock(ServerKey.class);
    private final Optional<TlsPlan> tls =
            Optional.of(new TlsPlan(false, new Certificate(Path.of("server.pem"), false, null, () -> key), () -> null));

    private static SecurityType type(int code, boolean encrypts) {
        SecurityType type = mock(SecurityType.class);
        when(type.code()).thenReturn(code);
        when(type.traits()).thenReturn(new SecurityTraits(encrypts, true, false));
        return type;
    }

    @BeforeEach
    void open() throws IOException {
        when(vnc.fingerprint()).thenReturn(Optional.empty());
        when(ra2ne.fingerprint()).thenReturn(Optional.of("1f-10"));
        when(ra2.fingerprint()).thenReturn(Optional.of("1f-10"));
        when(key.fingerprint()).thenReturn("AA:BB");
    }

    private static SessionInfo session(int type, boolean encrypted) {
        Peer peer = new Peer(new InetSocketAddress("192.0.2.7", 40_000), true, encrypted);
        return new SessionInfo(new SessionId(1), peer, "", type, Right.FULL, Duration.ZERO, 0, 0, LineInfo.UNKNOWN);
    }

    private static Optional<Fingerprint> shown(String of, String text) {
        return Optional.of(new Fingerprint(of, text));
    }

    @Test
    void itIsTheCertificateThroughTls() {
        ServerKeys keys = new ServerKeys(access, tls, false);
        assertEquals(shown("certificate", "AA:BB"), keys.of(session(VNC, true)));
        assertEquals(shown("certificate", "AA:BB"), keys.of(session(RA2NE, true)));
        assertEquals(Optional.empty(), keys.of(session(VNC, false)));
        assertEquals(Optional.empty(), new ServerKeys(access, Optional.empty(), false).of(session(VNC, true)));
    }

    @Test
    void itIsTheKeyThatTheLoginWasAbout() throws IOException {
        ServerKeys keys = new ServerKeys(access, tls, false);
        assertEquals(shown("key", "1f-10"), keys.of(session(RA2NE, false)));
        assertEquals(shown("key", "1f-10"), keys.of(session(RA2, true)));
        when(ra2ne.fingerprint()).thenThrow(new IOException("a fault"));
        assertEquals(Optional.empty(), keys.of(session(RA2NE, false)));
    }

    @Test
    void nobodyKnowsWhichCertificateAProxyShows() {
        assertEquals(Optional.empty(), new ServerKeys(access, tls, true).of(session(VNC, true)));
    }
}
