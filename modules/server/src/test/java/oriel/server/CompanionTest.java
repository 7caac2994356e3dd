package oriel.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.client.ServerEvent;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.plugin.Configured;
import oriel.rfb.Encodings;
import oriel.rfb.message.CompanionMessage;
import oriel.security.Right;
import oriel.server.event.Companion;
import oriel.server.event.ServerListener;
import oriel.server.event.SessionId;
import oriel.server.event.SessionInfo;
import oriel.server.options.ServerOptions;
import oriel.testkit.MemoryTransport;
import oriel.testkit.PaintedScreen;
import oriel.testkit.Parts;

/** A program around the server talks with pages of its own, in the connections of their sessions. */
@Timeout(60)
class CompanionTest {

    private static final SessionId FIRST = new SessionId(1);
    private static final CompanionMessage HELLO = CompanionMessage.of("hello");
    private static final CompanionMessage ANSWER = new CompanionMessage(CompanionMessage.BINARY, new byte[] {1, 2});

    private final PaintedScreen screen = new PaintedScreen(64, 48);
    private final MemoryTransport transport = new MemoryTransport();
    private final Heard heard = new Heard();

    /** What was heard, in order. */
    private static final class Heard implements Companion, ServerListener {

        private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();
        private volatile boolean fails;

        Object next() throws InterruptedException {
            return String.valueOf(events.poll(20, TimeUnit.SECONDS));
        }

        @Override
        public void opened(SessionInfo session) {
            events.add("opened " + session.id());
            fail();
        }

        @Override
        public void received(SessionInfo session, CompanionMessage message) {
            events.add(message + " of " + session.id() + " with " + session.rights());
            fail();
        }

        private void fail() {
            if (fails) {
                throw new IllegalStateException("a mistake of the program");
            }
        }

        @Override
        public void closed(SessionInfo session, String reason) {
            events.add("closed: " + reason);
        }
    }

    private OrielServer start(Companion companion) throws Exception {
        ServerParts parts = new ServerParts(
                Configured.plain(screen), Parts.encoders(), Parts.tools(), Parts.passwords(), List.of(transport));
        return OrielServer.start(ServerOptions.named("test"), parts, heard, companion);
    }

    private Viewer viewer(Integer... encodings) throws IOException {
        Viewer viewer = Viewer.connect(transport.connect(), ViewerOptions.withPassword(Parts.FULL));
        viewer.setEncodings(List.of(encodings));
        return viewer;
    }

    private static void expectAlive(Viewer viewer) throws IOException {
        viewer.requestUpdate(false);
        viewer.readUpdate();
    }

    @Test
    void bothSidesSpeakOnceTheViewerHasAskedForIt() throws Exception {
        try (OrielServer server = start(heard);
                Viewer viewer = viewer(Encodings.RAW, Encodings.ORIEL_COMPANION)) {
            assertEquals("opened 1", heard.next());
            assertTrue(server.tell(FIRST, HELLO));
            assertEquals(new ServerEvent.Companion(HELLO), viewer.read());
            viewer.companion(ANSWER);
            assertEquals(ANSWER + " of 1 with " + server.session(FIRST).get().rights(), heard.next());
            server.allow(FIRST, Set.of(Right.LOOK));
            viewer.companion(ANSWER);
            assertEquals(ANSWER + " of 1 with [LOOK]", heard.next());
            expectAlive(viewer);
        }
    }

    @Test
    void viewersThatHaveNotAskedAreToldNothingAndMayNotSpeak() throws Exception {
        try (OrielServer server = start(heard);
                Viewer viewer = viewer(Encodings.RAW)) {
            expectAlive(viewer);
            assertFalse(server.tell(FIRST, HELLO));
            assertFalse(server.tell(new SessionId(7), HELLO));
            viewer.companion(ANSWER);
            assertThrows(IOException.class, viewer::read);
            assertEquals(
                    "closed: it breaks the rules: a message of type 79, which this server does not offer",
                    heard.next());
        }
    }

    @Test
    void nobodySpeaksWhereTheProgramHasNoSuchPart() throws Exception {
        try (OrielServer server = start(Companion.NONE);
                Viewer viewer = viewer(Encodings.RAW, Encodings.ORIEL_COMPANION)) {
            expectAlive(viewer);
            assertFalse(server.tell(FIRST, HELLO));
            viewer.companion(ANSWER);
            assertThrows(IOException.class, viewer::read);
        }
    }

    @Test
    void whoListsItAnewIsOpenedAnew() throws Exception {
        try (OrielServer server = start(heard);
                Viewer viewer = viewer(Encodings.ORIEL_COMPANION)) {
            assertEquals("opened 1", heard.next());
            viewer.setEncodings(List.of(Encodings.ORIEL_COMPANION, Encodings.RAW));
            viewer.companion(ANSWER);
            assertTrue(String.valueOf(heard.next()).startsWith(ANSWER.toString()), "and not opened again");
            viewer.setEncodings(List.of(Encodings.RAW));
            expectAlive(viewer);
            assertFalse(server.tell(FIRST, HELLO));
            viewer.setEncodings(List.of(Encodings.ORIEL_COMPANION));
            assertEquals("opened 1", heard.next());
        }
    }

    @Test
    void aPartThatFailsHarmsOnlyItsMessage() throws Exception {
        heard.fails = true;
        try (OrielServer server = start(heard);
                Viewer viewer = viewer(Encodings.ORIEL_COMPANION)) {
            assertEquals("opened 1", heard.next());
            viewer.companion(ANSWER);
            assertTrue(String.valueOf(heard.next()).startsWith(ANSWER.toString()));
            assertTrue(server.tell(FIRST, HELLO));
            assertEquals(new ServerEvent.Companion(HELLO), viewer.read());
        }
    }

    @Test
    void whoDoesNotReadIsSentAway() throws Exception {
        CompanionMessage large = new CompanionMessage(CompanionMessage.BINARY, new byte[CompanionMessage.MAX_BYTES]);
        try (OrielServer server = start(heard);
                Viewer viewer = viewer(Encodings.ORIEL_COMPANION)) {
            assertEquals("opened 1", heard.next());
            assertEquals("test", viewer.name());
            int told = 0;
            while (server.tell(FIRST, large)) {
                told++;
                assertTrue(told < 10_000, "memory grows");
            }
            assertEquals("closed: it does not read what its page is told", heard.next());
            assertFalse(server.tell(FIRST, HELLO));
        }
    }

    @Test
    void aPageGetsALastWordAndMayDoNothingMeanwhile() throws Exception {
        CompanionMessage last = CompanionMessage.of("bye");
        try (OrielServer server = start(heard);
                Viewer page = viewer(Encodings.ORIEL_COMPANION);
                Viewer other = viewer(Encodings.RAW)) {
            assertEquals("opened 1", heard.next());
            expectAlive(other);
            assertTrue(server.disconnect(FIRST, "the operator wants it", last));
            assertEquals(new ServerEvent.Companion(last), page.read());
            assertFalse(server.tell(FIRST, HELLO));
            assertFalse(server.allow(FIRST, Right.FULL));
            assertThrows(IOException.class, page::read);
            assertEquals("closed: the operator wants it", heard.next());
            assertTrue(server.disconnect(new SessionId(2), "the operator wants it", last));
            assertThrows(IOException.class, other::read);
            assertEquals("closed: the operator wants it", heard.next());
            assertFalse(server.disconnect(FIRST, "again", last));
        }
    }

    @Test
    void whoDoesNotLeaveAfterTheLastWordIsSentAway() throws Exception {
        List<Object> read = new ArrayList<>();
        try (OrielServer server = start(heard);
                Viewer page = viewer(Encodings.ORIEL_COMPANION)) {
            assertEquals("opened 1", heard.next());
            server.disconnect(FIRST, "the operator wants it", HELLO);
            assertThrows(IOException.class, () -> {
                while (true) {
                    read.add(page.read());
                }
            });
            assertEquals(List.of(new ServerEvent.Companion(HELLO)), read);
            assertEquals("closed: the operator wants it", heard.next());
        }
    }
}
