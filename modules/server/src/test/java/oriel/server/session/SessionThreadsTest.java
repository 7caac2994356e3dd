package oriel.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.server.event.SessionId;

/** The threads of a session: what runs in them, and how they end. */
@Timeout(30)
class SessionThreadsTest {

    private final Lobby lobby = new Lobby();
    private final List<String> noted = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        lobby.close();
    }

    /** A listener may write to a file or wait for a lock, which fails in a thread that is interrupted. */
    @Test
    void theEndIsToldInAThreadThatIsNotInterrupted() throws Exception {
        lobby.onEvent = event -> {
            if (event.equals("authenticated")) {
                lobby.registry().disconnect(new SessionId(1), "enough");
            }
            noted.add(event + " " + Thread.currentThread().isInterrupted());
        };
        lobby.viewer();
        assertEquals("closed, enough", lobby.next());
        assertEquals(List.of("connected false", "authenticated true", "closed, enough false"), noted);
    }

    @Test
    void theRefusalOfOneThatIsEndedIsToldInAThreadThatIsNotInterrupted() throws Exception {
        lobby.onEvent = event -> {
            if (event.equals("connected")) {
                lobby.registry().disconnect(new SessionId(1), "enough");
            }
            noted.add(event + " " + Thread.currentThread().isInterrupted());
        };
        lobby.connect("");
        assertEquals("connected", lobby.next());
        assertEquals("refused, enough", lobby.next());
        assertEquals(List.of("connected true", "refused, enough false"), noted);
    }
}
