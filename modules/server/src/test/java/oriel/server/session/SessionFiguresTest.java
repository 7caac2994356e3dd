package oriel.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.rfb.WireReader;
import oriel.server.event.SessionId;
import oriel.server.event.SessionInfo;
import oriel.transport.Connection;

/** The figures of a session: its own, and the last ones stay. */
@Timeout(30)
class SessionFiguresTest {

    private final Lobby lobby = new Lobby();

    @AfterEach
    void close() {
        lobby.close();
    }

    @Test
    void areOfOneViewer() throws Exception {
        AtomicLong now = new AtomicLong(7);
        lobby.clock = now::get;
        Connection viewer = lobby.viewer();
        now.addAndGet(TimeUnit.SECONDS.toNanos(3));
        lobby.viewer();
        WireReader in = new WireReader(viewer);
        in.skip(Lobby.SERVER_INIT_AT + 24 + "hall".length());
        lobby.registry().bell();
        assertEquals(2, in.u8(), "Bell");
        viewer.close();
        assertEquals("closed, it left", lobby.next());
        SessionInfo gone = lobby.last();
        assertEquals(new SessionId(1), gone.id());
        assertEquals(List.of(3L, 1L, 0L), List.of(gone.age().toSeconds(), gone.bytes(), gone.updates()));
    }
}
