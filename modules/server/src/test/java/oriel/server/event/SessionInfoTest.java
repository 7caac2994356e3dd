package oriel.server.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import oriel.security.Right;
import oriel.transport.Peer;

/** What a program around the server is told of a session stays as it was. */
class SessionInfoTest {

    private static final Peer PEER = new Peer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1), false, false);

    @Test
    void keepsTheRightsOfTheMoment() {
        Set<Right> rights = EnumSet.of(Right.LOOK);
        SessionInfo info =
                new SessionInfo(new SessionId(7), PEER, "ada", 2, rights, Duration.ZERO, 0, 0, LineInfo.UNKNOWN);
        rights.add(Right.INPUT);
        assertEquals(Set.of(Right.LOOK), info.rights());
    }

    @Test
    void anIdIsItsNumber() {
        assertEquals("7", new SessionId(7).toString());
    }
}
