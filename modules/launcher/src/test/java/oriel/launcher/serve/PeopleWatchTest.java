package oriel.launcher.serve;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.launcher.people.CurrentRights;
import oriel.security.Right;
import oriel.server.OrielServer;
import oriel.server.event.LineInfo;
import oriel.server.event.SessionId;
import oriel.server.event.SessionInfo;
import oriel.transport.Peer;

/** Who is connected may do what the users' file says, unless somebody has decided otherwise since. */
@Timeout(120)
class PeopleWatchTest {

    private static final SessionId ID = new SessionId(3);
    private static final int PATIENCE_MILLIS = 60_000;

    private final OrielServer server = mock(OrielServer.class);
    private final CurrentRights people = mock(CurrentRights.class);
    private volatile SessionInfo session;
    private volatile Optional<Set<Right>> file;

    @BeforeEach
    void open() {
        when(people.knows("ada")).thenReturn(true);
        when(server.allow(any(), any())).thenAnswer(call -> {
            connected(call.getArgument(1));
            return true;
        });
        when(server.sessions()).thenAnswer(call -> List.of(session));
        when(people.rights("ada")).thenAnswer(call -> file);
        connected(Right.FULL);
        file(Optional.of(Right.FULL));
    }

    private SessionInfo connected(Set<Right> rights) {
        Peer peer = new Peer(new InetSocketAddress("192.0.2.7", 40_000), true, true);
        session = new SessionInfo(ID, peer, "ada", 19, rights, Duration.ZERO, 0, 0, LineInfo.UNKNOWN);
        return session;
    }

    private void file(Optional<Set<Right>> rights) {
        file = rights;
    }

    @Test
    void whatTheFileSaysCounts() {
        connected(Right.VIEW_ONLY);
        try (PeopleWatch watch = PeopleWatch.start(server, List.of(people), false)) {
            verify(server, timeout(PATIENCE_MILLIS)).allow(ID, Right.FULL);
            file(Optional.of(Right.VIEW_ONLY));
            verify(server, timeout(PATIENCE_MILLIS)).allow(ID, Right.VIEW_ONLY);
            file(Optional.empty());
            verify(server, timeout(PATIENCE_MILLIS).atLeast(1)).disconnect(eq(ID), anyString());
            watch.overrule(connected(Right.FULL));
        }
    }

    @Test
    void whatSomebodyHasDecidedCountsUntilTheFileChanges() {
        try (PeopleWatch watch = PeopleWatch.start(server, List.of(people), false)) {
            watch.overrule(connected(Right.FULL));
            connected(Right.VIEW_ONLY);
            verify(people, timeout(PATIENCE_MILLIS).atLeast(3)).knows("ada");
            verify(server, never()).allow(any(), any());
            file(Optional.of(Set.of(Right.LOOK, Right.INPUT)));
            verify(server, timeout(PATIENCE_MILLIS)).allow(ID, Set.of(Right.LOOK, Right.INPUT));
            verify(people, atLeast(4)).knows("ada");
        }
    }
}
