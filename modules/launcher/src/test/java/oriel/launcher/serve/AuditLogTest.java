package oriel.launcher.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import oriel.security.Right;
import oriel.server.event.LineInfo;
import oriel.server.event.SessionId;
import oriel.server.event.SessionInfo;
import oriel.transport.Peer;

/** Who did what, in lines. */
class AuditLogTest {

    private static final Peer PEER = new Peer(new InetSocketAddress("192.0.2.7", 40_000), false, true);

    private final List<String> lines = new ArrayList<>();
    private final Clock clock = mock(Clock.class);
    private final AuditLog log = new AuditLog(
            session -> session.securityType() == 19 ? "vencrypt" : "type " + session.securityType(), lines::add, clock);

    @BeforeEach
    void startTheClock() {
        now("2027-01-31T12:00:00Z");
    }

    private void now(String instant) {
        when(clock.instant()).thenReturn(Instant.parse(instant));
    }

    private static SessionInfo session(String user, int type, Set<Right> rights) {
        return new SessionInfo(
                new SessionId(3), PEER, user, type, rights, Duration.ofSeconds(75), 8, 9000, LineInfo.UNKNOWN);
    }

    @Test
    void tellsOfASessionFromItsLoginToItsEnd() {
        log.authenticated(session("ada", 19, Right.FULL));
        log.rightsChanged(session("ada", 19, Right.VIEW_ONLY));
        log.closed(session("ada", 19, Right.VIEW_ONLY), "it left");
        String who = "\"session\":3,\"user\":\"ada\",\"from\":\"192.0.2.7:40000\",\"browser\":false,\"encrypted\":true";
        assertEquals(
                List.of(
                        "{\"time\":\"2027-01-31T12:00:00Z\",\"event\":\"login\"," + who
                                + ",\"by\":\"vencrypt\",\"rights\":\"full\"}",
                        "{\"time\":\"2027-01-31T12:00:00Z\",\"event\":\"rights\"," + who + ",\"rights\":\"look\"}",
                        "{\"time\":\"2027-01-31T12:00:00Z\",\"event\":\"end\"," + who
                                + ",\"reason\":\"it left\",\"seconds\":75,\"updates\":8,\"bytes\":9000}"),
                lines);
    }

    @Test
    void tellsWhoOrdersWhatAboutWhom() {
        SessionInfo other =
                new SessionInfo(new SessionId(9), PEER, "bob", 19, Right.FULL, Duration.ZERO, 0, 0, LineInfo.UNKNOWN);
        log.ordered(session("ada", 19, Right.FULL), "look", other);
        assertEquals(
                List.of("{\"time\":\"2027-01-31T12:00:00Z\",\"event\":\"order\",\"session\":3,\"user\":\"ada\","
                        + "\"from\":\"192.0.2.7:40000\",\"browser\":false,\"encrypted\":true,\"order\":\"look\","
                        + "\"about\":9,\"about_user\":\"bob\"}"),
                lines);
    }

    @Test
    void whatAPeerHasWrittenStaysInItsLine() {
        log.refused(session("", 0, Set.of()), "it said \"no\"\nand {\"event\":\"login\"}");
        assertEquals(1, lines.size());
        assertEquals(1, lines.get(0).lines().count());
        assertEquals(
                true, lines.get(0).endsWith("\"reason\":\"it said \\\"no\\\"\\nand {\\\"event\\\":\\\"login\\\"}\"}"));
    }

    @Test
    void aFloodOfRefusalsIsCounted() {
        for (int i = 0; i < 1000; i++) {
            log.refused(session("", 0, Set.of()), "flood");
        }
        assertEquals(300, lines.size());
        log.authenticated(session("ada", 200, Right.FULL));
        assertEquals(true, lines.get(300).contains("\"by\":\"type 200\""));
        now("2027-01-31T12:01:05Z");
        log.refused(session("", 0, Set.of()), "later");
        assertEquals(
                "{\"time\":\"2027-01-31T12:01:05Z\",\"event\":\"refusals\",\"minute\":\"2027-01-31T12:00:00Z\",\"left_out\":700}",
                lines.get(301));
        assertEquals(303, lines.size());
    }
}
