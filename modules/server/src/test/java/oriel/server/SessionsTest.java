package oriel.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.client.LoginException;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.plugin.Configured;
import oriel.rfb.SecurityTypes;
import oriel.security.Right;
import oriel.server.event.ServerListener;
import oriel.server.event.SessionId;
import oriel.server.event.SessionInfo;
import oriel.server.options.ServerOptions;
import oriel.testkit.MemoryTransport;
import oriel.testkit.PaintedScreen;
import oriel.testkit.Parts;

/** A program around the server sees its sessions, hears of them and can end them. */
@Timeout(60)
class SessionsTest {

    private final PaintedScreen screen = new PaintedScreen(64, 48);
    private final MemoryTransport transport = new MemoryTransport();
    private final Heard heard = new Heard();

    /** What was told, in order. */
    private static final class Heard implements ServerListener {

        private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
        private volatile SessionInfo last;

        private void note(String event, SessionInfo session) {
            last = session;
            events.add(event);
        }

        String next() throws InterruptedException {
            return String.valueOf(events.poll(20, TimeUnit.SECONDS));
        }

        @Override
        public void connected(SessionInfo session) {
            note("connected " + session.id(), session);
        }

        @Override
        public void authenticated(SessionInfo session) {
            note("authenticated " + session.id(), session);
        }

        @Override
        public void rightsChanged(SessionInfo session) {
            note("rights of " + session.id(), session);
        }

        @Override
        public void refused(SessionInfo session, String reason) {
            note("refused " + session.id() + ": " + reason, session);
        }

        @Override
        public void closed(SessionInfo session, String reason) {
            note("closed " + session.id() + ": " + reason, session);
        }
    }

    private OrielServer start(ServerListener listener) throws Exception {
        ServerParts parts = new ServerParts(
                Configured.plain(screen), Parts.encoders(), Parts.tools(), Parts.passwords(), List.of(transport));
        return OrielServer.start(ServerOptions.named("test"), parts, listener);
    }

    private Viewer viewer(byte[] password) throws IOException {
        return Viewer.connect(transport.connect(), ViewerOptions.withPassword(password));
    }

    @Test
    void tellsOfAViewerFromItsConnectionToItsEnd() throws Exception {
        try (OrielServer server = start(heard)) {
            try (Viewer viewer = viewer(Parts.LOOK)) {
                assertEquals("connected 1", heard.next());
                assertEquals("authenticated 1", heard.next());
                assertEquals(Right.VIEW_ONLY, heard.last.rights());
                viewer.requestUpdate(false);
                viewer.readUpdate();
                assertEquals(
                        List.of(new SessionId(1)),
                        server.sessions().stream().map(SessionInfo::id).toList());
            }
            assertEquals("closed 1: it left", heard.next());
            assertEquals(1, heard.last.updates());
            assertTrue(heard.last.bytes() > 0);
            assertFalse(heard.last.age().isNegative());
            assertEquals(List.of(), server.sessions());
            assertEquals(1, server.stats().updates());
        }
    }

    @Test
    void tellsOfWhoeverIsNotAdmitted() throws Exception {
        try (OrielServer server = start(heard)) {
            assertThrows(LoginException.class, () -> viewer(new byte[] {'x'}));
            assertEquals("connected 1", heard.next());
            assertEquals(Set.of(), heard.last.rights());
            assertEquals("refused 1: it was refused: the password is wrong", heard.next());
            transport.connect().close();
            assertEquals("connected 2", heard.next());
            assertTrue(heard.next().startsWith("refused 2: "));
            assertEquals(List.of(), server.sessions());
        }
    }

    @Test
    void asksTheProgramAroundItBeforeSomebodyIsLetIn() throws Exception {
        List<SessionInfo> asked = new CopyOnWriteArrayList<>();
        ServerListener listener = new ServerListener() {
            @Override
            public Optional<String> objection(SessionInfo session) {
                asked.add(session);
                return asked.size() == 1 ? Optional.of("not now") : Optional.empty();
            }
        };
        try (OrielServer server = start(listener)) {
            LoginException refused = assertThrows(LoginException.class, () -> viewer(Parts.LOOK));
            assertTrue(refused.getMessage().contains("not now"), refused.getMessage());
            assertEquals(Right.VIEW_ONLY, asked.get(0).rights());
            assertEquals(SecurityTypes.VNC_AUTHENTICATION, asked.get(0).securityType());
            assertThrows(LoginException.class, () -> viewer(new byte[] {'x'}));
            assertEquals(1, asked.size(), "nobody is asked about whoever is wrong");
            try (Viewer viewer = viewer(Parts.FULL)) {
                viewer.requestUpdate(false);
                viewer.readUpdate();
            }
            assertEquals(1, server.stats().admitted());
        }
    }

    @Test
    void letsNobodyInIfTheProgramAroundItFailsOverTheQuestion() throws Exception {
        ServerListener failing = new ServerListener() {
            @Override
            public Optional<String> objection(SessionInfo session) {
                throw new IllegalStateException("a fault");
            }
        };
        try (OrielServer server = start(failing)) {
            assertThrows(LoginException.class, () -> viewer(Parts.FULL));
            assertEquals(0, server.stats().admitted());
        }
    }

    @Test
    void tellsOfRightsThatChange() throws Exception {
        try (OrielServer server = start(heard);
                Viewer viewer = viewer(Parts.FULL)) {
            assertEquals("connected 1", heard.next());
            assertEquals("authenticated 1", heard.next());
            assertEquals(SecurityTypes.VNC_AUTHENTICATION, heard.last.securityType());
            assertTrue(server.allow(new SessionId(1), Right.VIEW_ONLY));
            assertEquals("rights of 1", heard.next());
            assertEquals(Right.VIEW_ONLY, heard.last.rights());
            viewer.requestUpdate(false);
            viewer.readUpdate();
        }
    }

    @Test
    void endsTheSessionThatIsNamed() throws Exception {
        try (OrielServer server = start(heard);
                Viewer first = viewer(Parts.FULL);
                Viewer other = viewer(Parts.FULL)) {
            SessionId id = server.sessions().get(0).id();
            assertTrue(server.disconnect(id, "the operator wants it"));
            assertThrows(IOException.class, first::read);
            String told = heard.next();
            while (!told.startsWith("closed")) {
                told = heard.next();
            }
            assertEquals("closed 1: the operator wants it", told);
            assertFalse(server.disconnect(id, "again"));
            other.requestUpdate(false);
            other.readUpdate();
        }
    }

    @Test
    void isNotDisturbedByAListenerThatFails() throws Exception {
        ServerListener failing = new ServerListener() {
            @Override
            public void connected(SessionInfo session) {
                throw new IllegalStateException("a mistake of the program");
            }

            @Override
            public void closed(SessionInfo session, String reason) {
                throw new AssertionError("another one");
            }
        };
        try (OrielServer server = start(failing)) {
            viewer(Parts.FULL).close();
            try (Viewer next = viewer(Parts.FULL)) {
                next.requestUpdate(false);
                next.readUpdate();
                assertEquals(2, server.stats().admitted());
            }
        }
    }
}
