package oriel.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.rfb.WireReader;
import oriel.security.Admission;
import oriel.security.Refusal;
import oriel.security.Right;
import oriel.server.options.SessionOptions;
import oriel.testkit.MemoryPipe;
import oriel.transport.Connection;
import oriel.transport.ForwardingConnection;
import oriel.transport.Peer;

/** Who comes in, what the transport hears of it, and as what those count who do not. */
@Timeout(30)
class SessionAdmissionTest {

    private static final String PAUSED = "1 came in a pause after wrong passwords";
    private static final String REFUSED = "1 were refused for another reason";

    private final Lobby lobby = new Lobby();

    @AfterEach
    void close() {
        lobby.close();
    }

    /** The one line of those who did not come in. */
    private void assertCounted(String what) {
        lobby.registry().close();
        assertEquals(List.of("refused within a minute: " + what + "; from 127.0.0.1"), lobby.strangers);
    }

    private void assertRefused(String why) throws Exception {
        assertEquals("refused, it was refused: " + why, lobby.next());
    }

    private void guess(int times) {
        for (int i = 0; i < times; i++) {
            lobby.registry().guard().tried(InetAddress.getLoopbackAddress(), Optional.empty());
        }
    }

    /** Somebody who has been told the security types, and has to choose one. */
    private Connection choosing() throws Exception {
        Connection viewer = lobby.connect("RFB 003.008\n");
        assertEquals("connected", lobby.next());
        new WireReader(viewer).skip(12 + 2);
        return viewer;
    }

    private void assertPaused() throws Exception {
        String end = lobby.next();
        assertTrue(end.startsWith("refused, it was refused: too many wrong passwords, try again in "), end);
        assertCounted(PAUSED);
    }

    @Test
    void aWrongPasswordCountsAsOne() throws Exception {
        lobby.type = Lobby.door(true, connection -> new Refusal(connection, "the password is wrong"));
        lobby.connect(Lobby.HELLO);
        assertEquals("connected", lobby.next());
        assertRefused("the password is wrong");
        assertTrue(lobby.registry().isEmpty(), "it takes no place of others who log in");
        assertCounted("1 gave a wrong password");
    }

    @Test
    void whoComesInAPauseCountsAsThat() throws Exception {
        guess(6);
        lobby.connect(Lobby.HELLO);
        assertEquals("connected", lobby.next());
        assertPaused();
    }

    @Test
    void whoTypesWhileAPauseBeginsCountsAsThat() throws Exception {
        lobby.type = Lobby.door(true, connection -> new Admission(connection, "ada", Right.FULL));
        Connection viewer = choosing();
        guess(6);
        Lobby.say(viewer, "\1");
        assertPaused();
    }

    /** And is told so before it is asked for a password. */
    @Test
    void whoFindsTheServerFullCountsAsThat() throws Exception {
        lobby.with(SessionOptions.DEFAULT.withMaxViewers(1)).viewer();
        WireReader in = new WireReader(lobby.connect(Lobby.HELLO));
        in.skip(12);
        assertEquals(0, in.u8(), "security types");
        assertEquals("connected", lobby.next());
        assertRefused("the server is full: it takes 1 viewers at once");
        assertCounted("1 found the server full");
    }

    @Test
    void whoFindsTheServerFullAtLastCountsAsThat() throws Exception {
        lobby.with(SessionOptions.DEFAULT.withMaxViewers(1));
        Connection late = choosing();
        lobby.viewer();
        Lobby.say(late, "\1");
        assertRefused("the server is full: it takes 1 viewers at once");
        assertCounted("1 found the server full");
    }

    /** Though the password was right. */
    @Test
    void whoIsNotWantedCountsAsRefused() throws Exception {
        lobby.type = Lobby.door(true, connection -> new Admission(connection, "ada", Right.FULL));
        lobby.objection = () -> Optional.of("not now");
        lobby.connect(Lobby.HELLO);
        assertEquals("connected", lobby.next());
        assertRefused("not now");
        assertCounted(REFUSED);
    }

    @Test
    void nobodyComesInWhereTheQuestionFails() throws Exception {
        lobby.objection = () -> {
            throw new IllegalStateException("made by the test");
        };
        lobby.connect(Lobby.HELLO);
        assertEquals("connected", lobby.next());
        assertRefused("the server could not find out whether somebody objects");
        assertCounted(REFUSED);
    }

    @Test
    void whoIsEndedByTheServerCountsAsThat() throws Exception {
        choosing();
        lobby.registry().close();
        assertEquals("refused, the server stops", lobby.next());
        assertCounted("1 were ended before they had logged in");
    }

    /** A transport's connection that notes that its peer is known. */
    private final class Door extends ForwardingConnection {

        private final AtomicBoolean known = new AtomicBoolean();

        Door(Connection connection) {
            super(connection);
        }

        @Override
        public void admitted() {
            known.set(true);
        }
    }

    private Door come() throws Exception {
        MemoryPipe pipe = new MemoryPipe(1 << 12);
        Lobby.say(pipe.viewer(), Lobby.HELLO);
        Door door = new Door(pipe.server());
        lobby.registry().accept(door, lobby.context());
        assertEquals("connected", lobby.next());
        return door;
    }

    @Test
    void theTransportHearsWhoIsKnown() throws Exception {
        lobby.with(SessionOptions.DEFAULT.withMaxViewers(1));
        Door door = come();
        assertEquals("authenticated", lobby.next());
        assertTrue(door.known.get());
    }

    @Test
    void theTransportDoesNotHearOfWhoIsNotWanted() throws Exception {
        lobby.objection = () -> Optional.of("not now");
        Door door = come();
        assertRefused("not now");
        assertFalse(door.known.get());
    }

    @Test
    void theTransportDoesNotHearOfWhoGetsNoPlace() throws Exception {
        lobby.with(SessionOptions.DEFAULT.withMaxViewers(1));
        lobby.type = Lobby.door(false, connection -> {
            lobby.registry().admit(new Session(lobby.last().id(), connection, lobby.context(), lobby.registry()));
            return new Admission(connection, "ada", Right.FULL);
        });
        Door door = come();
        assertRefused("the server is full: it takes 1 viewers at once");
        assertFalse(door.known.get());
    }

    /** What a security type puts around the transport's connection. */
    private static final class Secret extends ForwardingConnection {

        private volatile boolean closed;

        Secret(Connection connection) {
            super(connection);
        }

        @Override
        public Peer peer() {
            return super.peer().asEncrypted();
        }

        @Override
        public void close() {
            closed = true;
            super.close();
        }
    }

    @Test
    void aViewerIsAsItsSecurityTypeLeavesIt() throws Exception {
        Secret[] secret = {null};
        lobby.type = Lobby.door(false, connection -> {
            secret[0] = new Secret(connection);
            return new Admission(secret[0], "ada", Right.FULL);
        });
        lobby.viewer();
        assertFalse(lobby.infos.get(0).peer().encrypted());
        assertEquals(0, lobby.infos.get(0).securityType());
        assertTrue(lobby.last().peer().encrypted());
        assertEquals(1, lobby.last().securityType());
        assertFalse(secret[0].closed);
        lobby.registry().disconnect(lobby.last().id(), "enough");
        assertTrue(secret[0].closed);
    }
}
